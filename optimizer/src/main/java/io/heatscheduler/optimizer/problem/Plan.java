package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A complete plan: where and when each job runs and when each equipment is on. Feasibility is
 * {@link PlanEvaluator}'s to say.
 *
 * @param equipmentOfJob equipment index of each job
 * @param startOfJob start slot of each job
 * @param on slots in which each equipment is on
 * @param standby for each equipment the runs that begin from a standby state: first slot of the run
 *     to the state's index in {@link Resting#states}, over 0; all others begin from off, or before
 *     the horizon
 */
public record Plan(
    int[] equipmentOfJob, int[] startOfJob, List<BitSet> on, List<Map<Integer, Integer>> standby) {

  /** A plan in which equipment waits off. */
  public Plan(int[] equipmentOfJob, int[] startOfJob, List<BitSet> on) {
    this(equipmentOfJob, startOfJob, on, Collections.nCopies(on.size(), Map.of()));
  }

  /** Copies everything. */
  public Plan {
    Check.that(
        standby.size() == on.size(),
        "plan has standby of %d and patterns of %d equipment",
        standby.size(),
        on.size());
    standby = standby.stream().map(Map::copyOf).toList();
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

  /** Index of the state in which an equipment waits for a run, 0 for off. */
  public int stateBefore(int equipment, int firstSlotOfRun) {
    return standby.get(equipment).getOrDefault(firstSlotOfRun, 0);
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
        && on.equals(that.on)
        && standby.equals(that.standby);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(startOfJob) + Arrays.hashCode(equipmentOfJob);
  }
}
