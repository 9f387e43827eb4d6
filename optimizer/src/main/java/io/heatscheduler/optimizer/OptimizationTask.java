package io.heatscheduler.optimizer;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.problem.SoftTerms;
import org.jspecify.annotations.Nullable;

/**
 * What a solver is to plan.
 *
 * @param plant the plant over its slots; its {@code conflicts} are empty
 * @param soft prices beside the bill, in the grid's indexes: of relaxed limits, of moved jobs;
 *     {@link SoftTerms#NONE} for the cheapest plan as such
 * @param start a schedule to begin with; need not be feasible nor complete (equipment and start -1:
 *     job not placed): what fits is kept, the rest is placed anew; null: none known
 * @param softOnly whether the bill counts nothing: the least of the soft terms, whatever it costs
 */
public record OptimizationTask(
    PlantGrid plant, SoftTerms soft, @Nullable SlottedSchedule start, boolean softOnly) {

  /** Bill and soft terms together. */
  public OptimizationTask(PlantGrid plant, SoftTerms soft, @Nullable SlottedSchedule start) {
    this(plant, soft, start, false);
  }
}
