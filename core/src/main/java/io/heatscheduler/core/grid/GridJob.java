package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.job.Job;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;

/**
 * A job laid over the slots.
 *
 * @param index position in {@link PlantGrid#jobs()}
 * @param job what is to be done
 * @param durationSlots running time in slots, at least 1
 * @param heatKw heat output in each slot of its run, shape [slot of the run]
 * @param releaseSlot first slot in which it may start, 0 or more
 * @param deadlineSlot first slot by whose start it must have ended, at most the slot count
 * @param starts slots in which it may start by its own window, must-run and cannot-run windows;
 *     equipment apart
 * @param equipment indexes of equipment that can serve it (named, active, warm and big enough),
 *     ascending
 * @param predecessors indexes of jobs that must have ended before it starts, ascending
 */
public record GridJob(
    int index,
    Job job,
    int durationSlots,
    BigDecimal[] heatKw,
    int releaseSlot,
    int deadlineSlot,
    BitSet starts,
    List<Integer> equipment,
    List<Integer> predecessors) {
  public GridJob {
    Check.that(
        durationSlots >= 1,
        "%s: duration (%s slots) must be at least 1",
        job.jobId(),
        durationSlots);
    Check.that(heatKw.length == durationSlots, "%s: heat needs one value a slot", job.jobId());
    heatKw = heatKw.clone();
    starts = (BitSet) starts.clone();
    equipment = List.copyOf(equipment);
    predecessors = List.copyOf(predecessors);
  }

  @Override
  public BigDecimal[] heatKw() {
    return heatKw.clone();
  }

  /** Heat output in one slot of its run. */
  public BigDecimal heatKw(int slotOfRun) {
    return heatKw[slotOfRun];
  }

  /** Highest heat output of its run. */
  public BigDecimal peakHeatKw() {
    BigDecimal peak = heatKw[0];
    for (BigDecimal value : heatKw) {
      peak = peak.max(value);
    }
    return peak;
  }

  @Override
  public BitSet starts() {
    return (BitSet) starts.clone();
  }

  /** Whether it may start in a slot, equipment apart. */
  public boolean mayStartAt(int slot) {
    return slot >= 0 && starts.get(slot);
  }

  /**
   * Starts allowed on an equipment: its own, less those that would run into an unavailable slot or
   * come too soon after the last batch before the horizon.
   */
  public BitSet startsOn(GridEquipment on) {
    BitSet allowed = (BitSet) starts.clone();
    allowed.clear(0, on.batchFreeSlot());
    for (int slot = allowed.nextSetBit(0); slot >= 0; slot = allowed.nextSetBit(slot + 1)) {
      if (!on.isAvailable(slot, slot + durationSlots)) {
        allowed.clear(slot);
      }
    }
    return allowed;
  }
}
