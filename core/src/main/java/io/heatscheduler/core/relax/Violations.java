package io.heatscheduler.core.relax;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Measures a schedule against the limits it may break for a price. Knows no solver: a relaxed run
 * is verified with it.
 */
public final class Violations {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final RelaxPrices prices;
  private final List<Violation> found = new ArrayList<>();

  private Violations(PlantGrid grid, SlottedSchedule schedule, RelaxPrices prices) {
    this.grid = grid;
    this.schedule = schedule;
    this.prices = prices;
  }

  /**
   * Every violation of a schedule, by kind, job, equipment and time.
   *
   * @param grid the plant with its limits, over its slots
   * @param schedule a schedule of all its jobs
   */
  public static List<Violation> of(PlantGrid grid, SlottedSchedule schedule, RelaxPrices prices) {
    Violations violations = new Violations(grid, schedule, prices);
    violations.lateJobs();
    violations.excessLoad();
    violations.brokenMaintenance();
    violations.missingOperators();
    violations.otherEquipment();
    return List.copyOf(violations.found);
  }

  /** Sum of the prices. */
  public static BigDecimal price(List<Violation> violations) {
    return violations.stream().map(Violation::price).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Hours of a span, decimal128. */
  public static BigDecimal hours(Interval span) {
    return BigDecimal.valueOf(Duration.between(span.start(), span.end()).toSeconds())
        .divide(SECONDS_PER_HOUR, DECIMAL128);
  }

  private void lateJobs() {
    for (GridJob on : grid.jobs()) {
      Job job = on.job();
      Instant end = grid.time().startOf(schedule.startOf(on.index()) + on.durationSlots());
      if (end.isAfter(job.latestEnd())) {
        Interval late = new Interval(job.latestEnd(), end);
        add(
            RelaxKind.DEADLINE,
            job.jobId(),
            null,
            late,
            hours(late),
            prices.lateHourAt(job.priority()));
      }
    }
  }

  private void excessLoad() {
    BigDecimal limit = grid.contractualPeakKw();
    if (limit == null) {
      return;
    }
    List<BigDecimal> load = Dispatch.of(grid, schedule).siteLoadKw();
    int highest = 0;
    for (int slot = 1; slot < load.size(); slot++) {
      highest = load.get(slot).compareTo(load.get(highest)) > 0 ? slot : highest;
    }
    if (!Exactness.within(load.get(highest), limit)) {
      BigDecimal excess = load.get(highest).subtract(limit);
      add(RelaxKind.PEAK_LIMIT, null, null, span(highest, highest + 1), excess, prices.peakKw());
    }
  }

  private void brokenMaintenance() {
    for (GridEquipment unit : grid.equipment()) {
      eachRange(
          slot -> schedule.isOn(unit.index(), slot) && !unit.isAvailable(slot) ? 1 : 0,
          (span, ignored) ->
              add(
                  RelaxKind.MAINTENANCE,
                  null,
                  unit.equipment().equipmentId(),
                  span,
                  hours(span),
                  prices.maintenanceHour()));
    }
  }

  private void missingOperators() {
    List<Integer> available = grid.operators();
    if (available == null) {
      return;
    }
    int[] missing = available.stream().mapToInt(people -> -people).toArray();
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      for (int slot = start; slot < start + job.durationSlots(); slot++) {
        missing[slot] += job.job().operatorsRequired();
      }
    }
    eachRange(
        slot -> Math.max(0, missing[slot]),
        (span, people) ->
            add(
                RelaxKind.SHIFT,
                null,
                null,
                span,
                BigDecimal.valueOf(people),
                prices.operatorHour().multiply(hours(span), DECIMAL128)));
  }

  private void otherEquipment() {
    for (GridJob on : grid.jobs()) {
      Job job = on.job();
      int start = schedule.startOf(on.index());
      String used =
          grid.equipment().get(schedule.equipmentOf(on.index())).equipment().equipmentId();
      if (!job.eligibleEquipment().isEmpty() && !job.eligibleEquipment().contains(used)) {
        add(
            RelaxKind.EQUIPMENT,
            job.jobId(),
            used,
            span(start, start + on.durationSlots()),
            BigDecimal.ONE,
            prices.otherEquipmentJob());
      }
    }
  }

  private void add(
      RelaxKind kind,
      @Nullable String jobId,
      @Nullable String equipmentId,
      Interval span,
      BigDecimal amount,
      BigDecimal pricePerUnit) {
    found.add(
        new Violation(
            kind,
            jobId,
            equipmentId,
            span,
            Exactness.canonical(Exactness.roundLine(amount)),
            Exactness.canonical(Exactness.roundLine(amount.multiply(pricePerUnit, DECIMAL128)))));
  }

  private interface RangeAction {
    void take(Interval span, int amount);
  }

  /** Calls back for each longest range of slots with the same amount over 0. */
  private void eachRange(IntUnaryOperator amountIn, RangeAction action) {
    int first = 0;
    for (int slot = 1; slot <= grid.slotCount(); slot++) {
      int amount = amountIn.applyAsInt(first);
      if (slot == grid.slotCount() || amountIn.applyAsInt(slot) != amount) {
        if (amount > 0) {
          action.take(span(first, slot), amount);
        }
        first = slot;
      }
    }
  }

  private Interval span(int first, int end) {
    return new Interval(grid.time().startOf(first), grid.time().startOf(end));
  }
}
