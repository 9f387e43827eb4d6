package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizationTask;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TerminationReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A solver that gives the answer it was made with and remembers the starts it was offered. */
public final class GivenAnswer implements PlantOptimizer {
  private final Function<PlantGrid, OptimizerResult> answer;
  private final List<@Nullable SlottedSchedule> starts = new ArrayList<>();

  private GivenAnswer(Function<PlantGrid, OptimizerResult> answer) {
    this.answer = answer;
  }

  /** Finds no schedule. */
  public static GivenAnswer nothing(TerminationReason reason, Finding... why) {
    boolean infeasible = reason == TerminationReason.INFEASIBLE;
    return new GivenAnswer(
        grid ->
            new OptimizerResult(
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                false,
                infeasible,
                List.of(why),
                reason,
                7,
                "given"));
  }

  /** Finds a schedule, priced rightly and said to be optimal, and proves a bound. */
  public static GivenAnswer schedule(
      Function<PlantGrid, SlottedSchedule> schedule, @Nullable BigDecimal bound) {
    return new GivenAnswer(
        grid -> {
          SlottedSchedule found = schedule.apply(grid);
          return new OptimizerResult(
              found,
              CostCalculator.price(grid, found).planCost(),
              BigDecimal.ZERO,
              new BigDecimal("0.000001"),
              bound,
              true,
              false,
              List.of(),
              TerminationReason.OPTIMAL,
              7,
              "given");
        });
  }

  /** Starting schedules it was offered, one per call. */
  public List<@Nullable SlottedSchedule> starts() {
    return starts;
  }

  @Override
  public OptimizerResult optimize(
      OptimizationTask task,
      OptimizerSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    starts.add(task.start());
    return answer.apply(task.plant());
  }

  @Override
  public String solverType() {
    return "given";
  }
}
