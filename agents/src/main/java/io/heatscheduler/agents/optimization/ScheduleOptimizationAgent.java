package io.heatscheduler.agents.optimization;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.optimization.OptimizationProduct.NoSchedule;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.OptimizationTask;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.problem.SoftTerms;
import io.heatscheduler.optimizer.problem.Units;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 4 of 6: finds the cheapest schedule and a proven bound; the search itself lives in the
 * optimizer module.
 *
 * <p>Anytime contract: whenever a feasible schedule is known, be it only the FIFO baseline or the
 * warm start, one is returned, and never one that costs more than either.
 */
public final class ScheduleOptimizationAgent
    implements Agent<OptimizationRequest, OptimizationProduct> {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleOptimizationAgent.class);

  private final PlantOptimizer optimizer;

  /**
   * An agent that uses a solver.
   *
   * @param optimizer the solver
   */
  public ScheduleOptimizationAgent(PlantOptimizer optimizer) {
    this.optimizer = optimizer;
  }

  @Override
  public Outcome<OptimizationProduct> run(OptimizationRequest request, RunContext context) {
    PlantGrid grid = request.grid();
    LOG.info(
        "run {}: optimising {} jobs over {} slots",
        context.runId(),
        grid.jobs().size(),
        grid.slotCount());
    OptimizationProduct product = optimize(request);
    context.record("optimization.termination_reason", product.terminationReason().published(), "");
    LOG.info(
        "run {}: optimisation ended, {}", context.runId(), product.terminationReason().published());
    return new Outcome.Done<>(product, List.of());
  }

  private OptimizationProduct optimize(OptimizationRequest request) {
    PlantGrid grid = request.grid();
    if (!grid.conflicts().isEmpty()) {
      return new NoSchedule(true, grid.conflicts(), TerminationReason.INFEASIBLE);
    }
    Baseline baseline = FifoBaseline.plan(grid);
    boolean fifoCounts = baseline != null && baseline.feasible() && request.searched() == grid;
    SlottedSchedule fifo = fifoCounts && baseline != null ? baseline.schedule() : null;
    SlottedSchedule warm = request.warm();
    boolean warmIsPlan = warm != null && isFeasible(request.searched(), warm);
    SlottedSchedule known = warmIsPlan ? cheaper(request, warm, fifo) : fifo;
    SearchTrace trace = new SearchTrace(request.listener());
    OptimizerResult found =
        optimizer.optimize(
            new OptimizationTask(
                request.searched(), request.soft(), warm == null || warmIsPlan ? known : warm),
            request.settings(),
            trace,
            request.cancellation());
    if (found.terminationReason() == TerminationReason.SOLVER_UNAVAILABLE) {
      return new NoSchedule(false, found.reasons(), found.terminationReason());
    }
    SlottedSchedule best = cheaper(request, found.schedule(), known);
    if (best == null) {
      return new NoSchedule(
          found.provenInfeasible(),
          found.reasons().isEmpty() ? List.of(nothingFound(found)) : found.reasons(),
          found.terminationReason());
    }
    SoftTerms soft = request.soft();
    boolean idlingMatters = !soft.on().isEmpty() || !soft.peaks().isEmpty();
    return new OptimizedSchedule(
        grid,
        idlingMatters ? best : FreeIdling.without(grid, best),
        best == found.schedule() ? found.searchObjective() : null,
        best == found.schedule() ? found.softCost() : startPrices(request, best),
        found.tolerance(),
        found.bound(),
        found.provenOptimal() && best == found.schedule(),
        found.terminationReason(),
        found.workUnits(),
        solverOf(best, found, fifo),
        trace.steps(),
        baseline);
  }

  private static String solverOf(
      SlottedSchedule best, OptimizerResult found, @Nullable SlottedSchedule fifo) {
    if (best == found.schedule()) {
      return found.solverType();
    }
    return best == fifo ? "fifo" : "warm-start";
  }

  private static boolean isFeasible(PlantGrid grid, SlottedSchedule schedule) {
    return WarmStart.isComplete(schedule)
        && !Finding.anyError(ScheduleVerifier.verify(grid, schedule.toSchedule(grid)));
  }

  /** The cheaper of two schedules, the first if equal; null if there is neither. */
  private static @Nullable SlottedSchedule cheaper(
      OptimizationRequest request,
      @Nullable SlottedSchedule first,
      @Nullable SlottedSchedule second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    SoftTerms soft = request.soft();
    if (!soft.on().isEmpty() || soft.operators() != null || !soft.peaks().isEmpty()) {
      return first; // their prices are the search's to add up
    }
    return total(request, first).compareTo(total(request, second)) <= 0 ? first : second;
  }

  private static BigDecimal total(OptimizationRequest request, SlottedSchedule schedule) {
    return CostCalculator.price(request.grid(), schedule)
        .planCost()
        .add(startPrices(request, schedule));
  }

  private static BigDecimal startPrices(OptimizationRequest request, SlottedSchedule schedule) {
    long units = 0;
    for (GridJob job : request.grid().jobs()) {
      int j = job.index();
      units += request.soft().startPrice(j, schedule.equipmentOf(j), schedule.startOf(j));
    }
    return Units.amount(units);
  }

  private static Finding nothingFound(OptimizerResult found) {
    return Finding.error(
        "NO_SCHEDULE_FOUND",
        Location.NONE,
        "No schedule was found before the search ended (%s), and it is not proven that none exists."
            .formatted(found.terminationReason().published()),
        "Allow more time with --time-limit, or relax a deadline, the peak limit or the shifts.",
        found.terminationReason().published());
  }
}
