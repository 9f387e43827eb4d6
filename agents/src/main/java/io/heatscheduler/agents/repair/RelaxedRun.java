package io.heatscheduler.agents.repair;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.relax.RelaxedPlant;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.relax.Violations;
import java.math.BigDecimal;
import java.util.List;

/**
 * A run that may break limits for their relax prices: what is planned, and what its schedule then
 * breaks.
 *
 * @param plant the plant with and without the limits
 * @param task what the search gets
 */
public record RelaxedRun(RelaxedPlant plant, RelaxedTask task) {
  /** Rounding of a violation's price, and of an excess of the peak under its tolerance. */
  private static final BigDecimal ROUNDING_OF_A_VIOLATION = new BigDecimal("0.00001");

  /** The relaxed run of a plant. */
  public static RelaxedRun of(PlantGrid limited) {
    return new RelaxedRun(
        RelaxedPlant.of(limited),
        RelaxedTask.of(
            limited, RelaxedPlant.KINDS, limited.plant().relaxPricesOrDefault(), BigDecimal.ONE));
  }

  /** A schedule found, on the plant without the limits and compared with FIFO under them. */
  public OptimizedSchedule opened(OptimizedSchedule found) {
    return new OptimizedSchedule(
        plant.open(),
        found.schedule(),
        found.searchObjective(),
        found.softCost(),
        found.tolerance(),
        found.bound(),
        found.provenOptimal(),
        found.terminationReason(),
        found.workUnits(),
        found.solverType(),
        found.trace(),
        plant.baseline());
  }

  /** The analysis with what the schedule breaks; the search must have paid as much for it. */
  public CostAnalysis measured(OptimizedSchedule found, CostAnalysis billed) {
    List<Violation> violations = plant.violations(found.schedule());
    BigDecimal price = Violations.price(violations);
    BigDecimal most =
        found
            .tolerance()
            .add(ROUNDING_OF_A_VIOLATION.multiply(BigDecimal.valueOf(violations.size() + 1L)));
    if (price.subtract(found.softCost()).abs().compareTo(most) > 0) {
      throw new IllegalStateException(
          "the search paid %s for broken limits, measured are %s"
              .formatted(found.softCost().toPlainString(), price.toPlainString()));
    }
    return billed.relaxed(plant.limited(), violations);
  }
}
