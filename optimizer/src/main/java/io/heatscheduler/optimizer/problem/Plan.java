package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A complete plan: where and when each job runs and when each equipment is on. Feasibility is
 * {@link PlanEvaluator}'s to say.
 *
 * @param equipmentOfJob equipment index of each job
 * @param startOfJob start slot of each job
 * @param on slots in which each equipment is on
 */
public record Plan(int[] equipmentOfJob, int[] startOfJob, List<BitSet> on) {
  /** Copies everything. */
  public Plan {
    Check.that(
        equipmentOfJob.length == startOfJob.length,
        "plan has %d equipment for %d starts",
        equipmentOfJob.length,
        startOfJob.length);
    equipmentOfJob = equipmentOfJob.clone();
    startOfJob = startOfJob.clone();
    on = on.stream().map(set -> (BitSet) set.clone()).toList();
  }

  /** Equipment index of a job. */
  public int equipmentOf(int job) {
    return equipmentOfJob[job];
  }

  /** Start slot of a job. */
  public int startOf(int job) {
    return startOfJob[job];
  }

  /** Whether an equipment is on in a slot. */
  public boolean isOn(int equipment, int slot) {
    return on.get(equipment).get(slot);
  }

  /** A copy. */
  @Override
  public int[] equipmentOfJob() {
    return equipmentOfJob.clone();
  }

  /** A copy. */
  @Override
  public int[] startOfJob() {
    return startOfJob.clone();
  }

  /** Copies. */
  @Override
  public List<BitSet> on() {
    return on.stream().map(set -> (BitSet) set.clone()).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan that
        && Arrays.equals(equipmentOfJob, that.equipmentOfJob)
        && Arrays.equals(startOfJob, that.startOfJob)
        && on.equals(that.on);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(startOfJob) + Arrays.hashCode(equipmentOfJob);
  }
}
