package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A stretch of slots [first, end) in which an equipment is not on.
 *
 * @param first first slot
 * @param end slot in which the next run begins, or the slot count
 * @param afterRun whether it was on before, in the horizon or at its beginning
 * @param beforeRun whether it is on afterwards; false if the horizon ends
 */
public record Gap(int first, int end, boolean afterRun, boolean beforeRun) {
  public Gap {
    Check.that(first >= 0 && first <= end, "a gap cannot last from slot %s to %s", first, end);
  }

  /**
   * The gaps of an on/off pattern in order. A run that begins in slot 0 from off has an empty gap
   * before it.
   *
   * @param on slots in which the equipment is on
   * @param initiallyOn whether it was on before slot 0
   * @param slots slots of the horizon
   */
  public static List<Gap> of(BitSet on, boolean initiallyOn, int slots) {
    List<Gap> gaps = new ArrayList<>();
    boolean after = initiallyOn;
    for (int first = 0; first <= slots; ) {
      int next = on.nextSetBit(first);
      int end = next < 0 ? slots : next;
      if (end > first || first == 0 && !initiallyOn && next == 0) {
        gaps.add(new Gap(first, end, after, next >= 0));
      }
      if (next < 0) {
        break;
      }
      first = on.nextClearBit(end);
      after = true;
    }
    return gaps;
  }

  /** Number of slots. */
  public int length() {
    return end - first;
  }
}
