package io.heatscheduler.core.baseline;

import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.RestState;
import java.math.BigDecimal;
import java.util.BitSet;

/**
 * The shortest on/off pattern: on in the slots of the jobs, plus the shortest extension that meets
 * the minimum run. A baseline's equipment is on so.
 *
 * <p>The plant format, "FIFO baseline": it never idles to avoid a start. A run is extended at its
 * end; an extension that reaches the next job joins it. A run that began before the horizon goes on
 * as long as it must and needs no other extension, and the horizon's end cuts one. A gap too short
 * to cool down and heat up in is bridged; standby states are not used.
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
    closeShortGaps(equipment, on, slots);
    return on;
  }

  /** It stays on where there is no time to cool down and heat up again. */
  private static void closeShortGaps(GridEquipment equipment, BitSet on, int slots) {
    if (equipment.off().shortestGap() == 1) {
      return;
    }
    for (Gap gap : Gap.of(on, equipment.equipment().initiallyOn(), slots)) {
      boolean between = gap.afterRun() && gap.beforeRun();
      if (between && gap.length() < equipment.off().shortestGap()) {
        on.set(gap.first(), gap.end());
      }
    }
  }

  /** Input of heating up and cooling down in a slot of an on/off pattern that waits off, kWh. */
  static BigDecimal transitionKwh(GridEquipment equipment, BitSet on, int slots, int slot) {
    RestState off = equipment.off();
    boolean initiallyOn = equipment.equipment().initiallyOn();
    if (on.get(slot)) {
      return isStart(equipment, on, slot) && off.startupSlots() == 0
          ? off.startupKwh()
          : BigDecimal.ZERO;
    }
    int last = slot == 0 ? -1 : on.previousSetBit(slot - 1);
    int next = on.nextSetBit(slot);
    Gap gap = new Gap(last + 1, next < 0 ? slots : next, last >= 0 || initiallyOn, next >= 0);
    return off.transitionKwh(gap, slot);
  }

  /** Whether a slot is a start. */
  static boolean isStart(GridEquipment equipment, BitSet on, int slot) {
    return on.get(slot) && (slot == 0 ? !equipment.equipment().initiallyOn() : !on.get(slot - 1));
  }
}
