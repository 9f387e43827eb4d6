package io.heatscheduler.core.rolling;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Carries jobs over a cut.
 *
 * <p>The remainder of a running job can only go on where it is: its equipment and its end are the
 * plan's. Its earliest start lies before that of every other job, so that first in, first out goes
 * on with it first. Dates of the plant's own plan are left behind.
 */
final class JobAtCut {
  /** Decimals of a share of heat; with the others of the profile they sum to 1 exactly. */
  private static final int SHARE_SCALE = 30;

  private static final int QUANTITY_SCALE = 6;
  private static final BigDecimal LEAST_QUANTITY = new BigDecimal("0.000001");

  private final PlanCut cut;
  private final PlantGrid grid;
  private final Set<String> finished;
  private final Instant beforeAll;

  /**
   * Carries the jobs of a cut.
   *
   * @param finished ids nobody has to wait for any more
   */
  JobAtCut(PlanCut cut, Set<String> finished) {
    this.cut = cut;
    this.grid = cut.grid();
    this.finished = finished;
    Duration slot = Duration.ofMinutes(grid.time().slotMinutes());
    this.beforeAll =
        grid.plant().jobs().stream()
            .map(Job::earliestStart)
            .reduce(cut.instant(), (a, b) -> a.isBefore(b) ? a : b)
            .minus(slot);
  }

  /** A job that has not started, or must be repeated in full. */
  Job whole(Job job) {
    return new Job(
        job.jobId(),
        job.productId(),
        job.productName(),
        job.quantity(),
        job.unit(),
        job.heat(),
        job.temperatureSetpointC(),
        job.durationMinutes(),
        job.earliestStart(),
        job.latestEnd(),
        job.priority(),
        job.eligibleEquipment(),
        job.operatorsRequired(),
        stillToCome(job.predecessors()),
        fromCut(job.mustRun()),
        ahead(job.cannotRun()),
        job.powerProfile(),
        job.uses(),
        null,
        null);
  }

  /** What a running job has left. */
  Job remainder(GridJob running) {
    Job job = running.job();
    int j = running.index();
    int done = cut.slot() - cut.schedule().startOf(j);
    int left = running.durationSlots() - done;
    BigDecimal timeShare =
        BigDecimal.valueOf(left).divide(BigDecimal.valueOf(running.durationSlots()), DECIMAL128);
    BigDecimal heat = heatLeft(running, done);
    boolean heats = heat.signum() > 0 && job.heat().kilowattHours().signum() > 0;
    BigDecimal share = heats ? heat.divide(job.heat().kilowattHours(), DECIMAL128) : timeShare;
    return new Job(
        job.jobId(),
        job.productId(),
        job.productName(),
        job.quantity()
            .multiply(share, DECIMAL128)
            .setScale(QUANTITY_SCALE, RoundingMode.HALF_EVEN)
            .max(LEAST_QUANTITY),
        job.unit(),
        new Energy(heat),
        job.temperatureSetpointC(),
        left * grid.time().slotMinutes(),
        beforeAll,
        grid.time().startOf(cut.slot() + left),
        job.priority(),
        List.of(grid.equipment().get(cut.schedule().equipmentOf(j)).equipment().equipmentId()),
        job.operatorsRequired(),
        List.of(),
        fromCut(job.mustRun()),
        ahead(job.cannotRun()),
        heats && !job.powerProfile().isEmpty() ? profileLeft(running, done) : List.of(),
        job.uses(),
        null,
        null);
  }

  private BigDecimal heatLeft(GridJob running, int done) {
    int slots = running.durationSlots();
    if (running.job().powerProfile().isEmpty()) {
      return running
          .job()
          .heat()
          .kilowattHours()
          .multiply(BigDecimal.valueOf(slots - done), DECIMAL128)
          .divide(BigDecimal.valueOf(slots), DECIMAL128);
    }
    return grid.energyKwh(heatKwLeft(running, done));
  }

  private static BigDecimal heatKwLeft(GridJob running, int done) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = done; k < running.durationSlots(); k++) {
      sum = sum.add(running.heatKw(k), DECIMAL128);
    }
    return sum;
  }

  /** One share a slot; the last takes up the rounding. */
  private static List<BigDecimal> profileLeft(GridJob running, int done) {
    BigDecimal sum = heatKwLeft(running, done);
    List<BigDecimal> shares = new ArrayList<>();
    BigDecimal rest = BigDecimal.ONE;
    for (int k = done; k < running.durationSlots() - 1; k++) {
      BigDecimal share = running.heatKw(k).divide(sum, SHARE_SCALE, RoundingMode.DOWN);
      shares.add(share);
      rest = rest.subtract(share);
    }
    shares.add(rest);
    return shares;
  }

  private List<String> stillToCome(List<String> predecessors) {
    return predecessors.stream().filter(id -> !finished.contains(id)).toList();
  }

  private List<Interval> ahead(List<Interval> windows) {
    return windows.stream().filter(window -> window.end().isAfter(cut.instant())).toList();
  }

  private List<Interval> fromCut(List<Interval> windows) {
    return ahead(windows).stream()
        .map(
            window ->
                window.start().isBefore(cut.instant())
                    ? new Interval(cut.instant(), window.end())
                    : window)
        .toList();
  }
}
