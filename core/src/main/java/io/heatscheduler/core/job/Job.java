package io.heatscheduler.core.job;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One production order's heating operation; runs without interruption on one piece of equipment.
 *
 * @param jobId unique in the plan, e.g. {@code J-17}
 * @param productId what is made
 * @param productName its name; empty if not given
 * @param quantity how much is made, over 0
 * @param unit of the quantity; empty if not given
 * @param heat heat to deliver over the whole duration, 0 or more
 * @param temperatureSetpointC temperature the equipment must reach; null: any will do
 * @param durationMinutes running time, over 0; rounded up to whole slots
 * @param earliestStart not before
 * @param latestEnd deadline, hard
 * @param priority 1 highest to 5; affects only the FIFO order and relaxation
 * @param eligibleEquipment ids allowed, sorted; empty: every one that fits
 * @param operatorsRequired people bound while it runs, 0 or more
 * @param predecessors ids of jobs that must have ended before it starts, sorted
 * @param mustRun windows during the whole of which it runs
 * @param cannotRun windows it does not touch
 * @param powerProfile shares of the heat in equal parts of the duration, summing to 1; empty: even
 * @param uses consumption of further capacity dimensions while it runs, e.g. {@code kg: 500}
 * @param plannedStart start in the plant's own plan; null if not given
 * @param plannedEquipment equipment in the plant's own plan; null if not given
 */
public record Job(
    String jobId,
    String productId,
    String productName,
    BigDecimal quantity,
    String unit,
    Energy heat,
    @Nullable BigDecimal temperatureSetpointC,
    int durationMinutes,
    Instant earliestStart,
    Instant latestEnd,
    int priority,
    List<String> eligibleEquipment,
    int operatorsRequired,
    List<String> predecessors,
    List<Interval> mustRun,
    List<Interval> cannotRun,
    List<BigDecimal> powerProfile,
    Map<String, BigDecimal> uses,
    @Nullable Instant plannedStart,
    @Nullable String plannedEquipment) {
  public Job {
    Check.that(durationMinutes > 0, "%s: duration (%s min) must be over 0", jobId, durationMinutes);
    Check.that(
        heat.kilowattHours().signum() >= 0, "%s: heat (%s) must not be negative", jobId, heat);
    Check.that(
        priority >= 1 && priority <= 5, "%s: priority (%s) must be from 1 to 5", jobId, priority);
    Check.that(
        operatorsRequired >= 0,
        "%s: operators (%s) must not be negative",
        jobId,
        operatorsRequired);
    quantity = Exactness.canonical(quantity);
    temperatureSetpointC =
        temperatureSetpointC == null ? null : Exactness.canonical(temperatureSetpointC);
    eligibleEquipment = eligibleEquipment.stream().distinct().sorted().toList();
    predecessors = predecessors.stream().distinct().sorted().toList();
    mustRun = mustRun.stream().sorted().toList();
    cannotRun = cannotRun.stream().sorted().toList();
    powerProfile = powerProfile.stream().map(Exactness::canonical).toList();
    TreeMap<String, BigDecimal> sorted = new TreeMap<>();
    uses.forEach((dimension, amount) -> sorted.put(dimension, Exactness.canonical(amount)));
    uses = Collections.unmodifiableMap(sorted);
  }

  /** The same job with another window. */
  public Job withWindow(Instant earliest, Instant latest) {
    return new Job(
        jobId,
        productId,
        productName,
        quantity,
        unit,
        heat,
        temperatureSetpointC,
        durationMinutes,
        earliest,
        latest,
        priority,
        eligibleEquipment,
        operatorsRequired,
        predecessors,
        mustRun,
        cannotRun,
        powerProfile,
        uses,
        plannedStart,
        plannedEquipment);
  }

  /** The same job allowed on other equipment. */
  public Job withEligibleEquipment(List<String> eligible) {
    return new Job(
        jobId,
        productId,
        productName,
        quantity,
        unit,
        heat,
        temperatureSetpointC,
        durationMinutes,
        earliestStart,
        latestEnd,
        priority,
        eligible,
        operatorsRequired,
        predecessors,
        mustRun,
        cannotRun,
        powerProfile,
        uses,
        plannedStart,
        plannedEquipment);
  }

  /** The same job with other windows during the whole of which it runs. */
  public Job withMustRun(List<Interval> windows) {
    return new Job(
        jobId,
        productId,
        productName,
        quantity,
        unit,
        heat,
        temperatureSetpointC,
        durationMinutes,
        earliestStart,
        latestEnd,
        priority,
        eligibleEquipment,
        operatorsRequired,
        predecessors,
        windows,
        cannotRun,
        powerProfile,
        uses,
        plannedStart,
        plannedEquipment);
  }

  /** The same job, waiting for other jobs. */
  public Job withPredecessors(List<String> others) {
    return new Job(
        jobId,
        productId,
        productName,
        quantity,
        unit,
        heat,
        temperatureSetpointC,
        durationMinutes,
        earliestStart,
        latestEnd,
        priority,
        eligibleEquipment,
        operatorsRequired,
        others,
        mustRun,
        cannotRun,
        powerProfile,
        uses,
        plannedStart,
        plannedEquipment);
  }
}
