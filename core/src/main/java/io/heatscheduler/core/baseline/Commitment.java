package io.heatscheduler.core.baseline;

import io.heatscheduler.core.grid.GridEquipment;
import java.util.BitSet;

/**
 * The shortest on/off pattern: on in the slots of the jobs, plus the shortest extension that meets
 * the minimum run. A baseline's equipment is on so.
 *
 * <p>The plant format, "FIFO baseline": it never idles to avoid a start. A run is extended at its
 * end; an extension that reaches the next job joins it. A run that began before the horizon goes on
 * as long as it must and needs no other extension, and the horizon's end cuts one.
 */
public final class Commitment {
  private Commitment() {}

  /**
   * On-slots for the slots in which jobs run, and in which the run from before the horizon goes on.
   *
   * @param jobs slots with a job
   * @param slots slots of the horizon
   */
  public static BitSet of(GridEquipment equipment, BitSet jobs, int slots) {
    BitSet busy = (BitSet) jobs.clone();
    busy.set(0, equipment.mustStayOnSlots());
    BitSet on = new BitSet(slots);
    int runStart = -1;
    int runEnd = -1;
    for (int first = busy.nextSetBit(0); first >= 0; ) {
      int end = busy.nextClearBit(first);
      if (runStart < 0 || first > runEnd) {
        runStart = first;
        runEnd = first;
      }
      boolean beganBefore = runStart == 0 && equipment.equipment().initiallyOn();
      int shortest = beganBefore ? 0 : runStart + equipment.minRunSlots();
      runEnd = Math.max(runEnd, Math.min(slots, Math.max(end, shortest)));
      on.set(runStart, runEnd);
      first = busy.nextSetBit(end);
    }
    return on;
  }

  /** Whether a slot is a start. */
  static boolean isStart(GridEquipment equipment, BitSet on, int slot) {
    return on.get(slot) && (slot == 0 ? !equipment.equipment().initiallyOn() : !on.get(slot - 1));
  }
}
