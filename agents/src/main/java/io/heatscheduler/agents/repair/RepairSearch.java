package io.heatscheduler.agents.repair;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.relax.Violations;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizationTask;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest sufficient change of one kind: first the least violation, whatever the plan
 * costs; then, among changes of that size, the one with the cheapest plan; then the changed plant
 * is planned as any other, which proves the change sufficient and gives its bound.
 */
final class RepairSearch {
  /** A step of this size (an hour, a kW) must outweigh any saving on the bill. */
  private static final BigDecimal SMALLEST_STEP = new BigDecimal("0.01");

  private static final BigDecimal WITHIN_ROUNDING = new BigDecimal("0.000001");

  private final PlantGrid grid;
  private final RelaxPrices prices;
  private final PlantOptimizer optimizer;
  private final OptimizerSettings settings;
  private final Cancellation cancellation;

  /**
   * Searches for a plant.
   *
   * @param settings limits of each of the three searches of a kind
   */
  RepairSearch(
      PlantGrid grid,
      RelaxPrices prices,
      PlantOptimizer optimizer,
      OptimizerSettings settings,
      Cancellation cancellation) {
    this.grid = grid;
    this.prices = prices;
    this.optimizer = optimizer;
    this.settings = settings;
    this.cancellation = cancellation;
  }

  /** The least violation found. */
  private record Least(
      SlottedSchedule schedule, List<Violation> violations, BigDecimal size, boolean proven) {}

  /** The repair of a kind; null if changing this kind alone does not help, or nothing was found. */
  @Nullable Repair find(RelaxKind kind) {
    Least least = leastViolation(kind);
    if (least == null || least.violations().isEmpty()) {
      return null;
    }
    Least chosen = cheapestOfThatSize(kind, least);
    Plant plant = grid.plant();
    List<PlantChange> changes = RepairChanges.of(chosen.violations(), plant);
    return planned(
        kind,
        changes,
        least.proven(),
        Violations.price(Violations.of(grid, chosen.schedule(), prices)),
        chosen.schedule());
  }

  /** Plans the changed plant; null if no schedule of it is found. */
  @Nullable Repair planned(
      RelaxKind kind,
      List<PlantChange> changes,
      boolean smallest,
      BigDecimal price,
      @Nullable SlottedSchedule start) {
    Plant plant = grid.plant();
    if (!(PlantGrid.of(PlantChange.applyAll(changes, plant))
        instanceof Outcome.Done<PlantGrid>(PlantGrid changed, var ignored))) {
      return null;
    }
    if (!changed.conflicts().isEmpty()) {
      return null;
    }
    OptimizerResult result =
        optimizer.optimize(
            new OptimizationTask(changed, SoftTerms.NONE, start),
            settings,
            ProgressListener.NONE,
            cancellation);
    SlottedSchedule schedule = result.schedule();
    if (schedule == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    Plant before = plant;
    for (PlantChange change : changes) {
      words.add(change.describe(before));
      before = change.applyTo(before);
    }
    BigDecimal planCost = CostCalculator.price(changed, schedule).planCost();
    return new Repair(kind, changes, words, smallest, price, planCost, result.bound(), schedule);
  }

  private @Nullable Least leastViolation(RelaxKind kind) {
    RelaxedTask task = RelaxedTask.of(grid, Set.of(kind), RelaxPrices.UNIT, BigDecimal.ONE);
    if (!task.lifted().conflicts().isEmpty()) {
      return null;
    }
    Baseline fifo = FifoBaseline.plan(task.lifted());
    SlottedSchedule start = fifo != null && fifo.feasible() ? fifo.schedule() : null;
    OptimizerResult result =
        optimizer.optimize(
            new OptimizationTask(task.lifted(), task.soft(), start, true),
            settings,
            ProgressListener.NONE,
            cancellation);
    SlottedSchedule schedule = result.schedule();
    return schedule == null ? null : measured(schedule, result.provenOptimal());
  }

  private Least cheapestOfThatSize(RelaxKind kind, Least least) {
    RelaxedTask unit = RelaxedTask.of(grid, Set.of(kind), RelaxPrices.UNIT, BigDecimal.ONE);
    BigDecimal bill = CostCalculator.price(unit.lifted(), least.schedule()).planCost().abs();
    BigDecimal wanted = bill.add(BigDecimal.ONE).divide(SMALLEST_STEP, DECIMAL128);
    BigDecimal allowed = unit.mostFactor();
    BigDecimal factor = BigDecimal.ONE;
    while (factor.compareTo(wanted) < 0 && factor.movePointRight(1).compareTo(allowed) <= 0) {
      factor = factor.movePointRight(1);
    }
    RelaxedTask task = RelaxedTask.of(grid, Set.of(kind), RelaxPrices.UNIT, factor);
    OptimizerResult result =
        optimizer.optimize(
            new OptimizationTask(task.lifted(), task.soft(), least.schedule()),
            new OptimizerSettings(settings.timeLimit(), settings.effort(), 0, settings.seed()),
            ProgressListener.NONE,
            cancellation);
    SlottedSchedule schedule = result.schedule();
    Least found = schedule == null ? least : measured(schedule, least.proven());
    boolean larger = found.size().subtract(least.size()).compareTo(WITHIN_ROUNDING) > 0;
    return larger ? least : found;
  }

  private Least measured(SlottedSchedule schedule, boolean proven) {
    List<Violation> violations = Violations.of(grid, schedule, RelaxPrices.UNIT);
    return new Least(schedule, violations, Violations.price(violations), proven);
  }
}
