package io.heatscheduler.agents.intake;

/**
 * Remembers which texts were seen and where first, in 20 bytes each however long they are; for
 * files of millions of rows.
 *
 * <p>Texts are told apart by 128 hashed bits.
 */
final class Fingerprints {
  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private int[] firstRow = new int[1024];
  private int size;

  /**
   * Remembers a text.
   *
   * @param row where it is, over 0
   * @return where it was seen first, or 0 if it is new
   */
  int putIfAbsent(String text, int row) {
    if (size * 5L > high.length * 3L) {
      grow();
    }
    long a = hash(text, 0x9E3779B97F4A7C15L);
    long b = hash(text, 0xC2B2AE3D27D4EB4FL);
    int slot = find(a, b);
    if (firstRow[slot] != 0) {
      return firstRow[slot];
    }
    put(slot, a, b, row);
    return 0;
  }

  private int find(long a, long b) {
    int mask = high.length - 1;
    int slot = (int) a & mask;
    while (firstRow[slot] != 0 && (high[slot] != a || low[slot] != b)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void put(int slot, long a, long b, int row) {
    high[slot] = a;
    low[slot] = b;
    firstRow[slot] = row;
    size++;
  }

  private void grow() {
    long[] oldHigh = high;
    long[] oldLow = low;
    int[] oldRow = firstRow;
    high = new long[oldHigh.length * 2];
    low = new long[high.length];
    firstRow = new int[high.length];
    size = 0;
    for (int i = 0; i < oldHigh.length; i++) {
      if (oldRow[i] != 0) {
        put(find(oldHigh[i], oldLow[i]), oldHigh[i], oldLow[i], oldRow[i]);
      }
    }
  }

  private static long hash(String text, long seed) {
    long hash = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    // finaliser of SplitMix64 (Steele, Lea and Flood, 2014)
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }
}
