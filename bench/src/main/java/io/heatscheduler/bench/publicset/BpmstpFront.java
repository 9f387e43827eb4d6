package io.heatscheduler.bench.publicset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * The published front of a BPMSTP instance: every pair of makespan and total energy cost that no
 * other pair beats in both.
 *
 * @param costByMakespan ascending by makespan, hence falling in cost
 */
record BpmstpFront(TreeMap<Integer, Integer> costByMakespan) {

  static BpmstpFront read(Path set, int number) throws IOException {
    TreeMap<Integer, Integer> front = new TreeMap<>();
    for (String line : Files.readAllLines(set.resolve("fronts/res_" + number + ".csv"))) {
      if (!line.isBlank()) {
        String[] cells = line.trim().split("[ ,]+");
        front.put(rounded(cells[0]), rounded(cells[1]));
      }
    }
    return new BpmstpFront(front);
  }

  private static int rounded(String text) {
    return (int) Math.round(Double.parseDouble(text));
  }

  /** Smallest makespan any schedule has. */
  int shortest() {
    return costByMakespan.firstKey();
  }

  /** Makespan beyond which nothing gets cheaper. */
  int longest() {
    return costByMakespan.lastKey();
  }

  /**
   * Lowest cost of all schedules that end within a makespan.
   *
   * @param makespan at least {@link #shortest()}
   */
  int lowestCost(int makespan) {
    return costByMakespan.headMap(makespan, true).lastEntry().getValue();
  }
}
