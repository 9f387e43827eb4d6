package io.heatscheduler.core.report;

import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.provenance.Sha256;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a plant without a plan show: why there is none and what to change.
 *
 * @param grid the plant over its slots
 * @param asOf instant the run stands for; the date of its documents
 * @param inputHash of the canonical input
 * @param contradiction limits that cannot all be kept; null if none was proven
 * @param repairs smallest sufficient changes, the cheapest first
 * @param findings what was found on the way
 * @param settings paper and language
 */
public record NoPlanReport(
    PlantGrid grid,
    Instant asOf,
    Sha256 inputHash,
    @Nullable Contradiction contradiction,
    List<Repair> repairs,
    List<Finding> findings,
    ReportSettings settings) {
  public NoPlanReport {
    repairs = List.copyOf(repairs);
    findings = List.copyOf(findings);
  }

  /**
   * Limits no schedule can keep together.
   *
   * @param limits the limits
   * @param minimal whether it is proven that none of them may be left out
   */
  public record Contradiction(List<Limit> limits, boolean minimal) {
    public Contradiction {
      limits = List.copyOf(limits);
    }
  }

  /**
   * A change with which there is a plan.
   *
   * @param changes to be made together, in this order
   * @param smallest whether it is proven that no smaller change of this kind suffices
   * @param planCost exact cost of the plan found with it, money
   * @param relaxPrice what the change itself costs by the plant's relax prices, money
   * @param bound no plan of the changed plant costs less; null if nothing was proven
   */
  public record Repair(
      List<PlantChange> changes,
      boolean smallest,
      BigDecimal planCost,
      BigDecimal relaxPrice,
      @Nullable BigDecimal bound) {
    public Repair {
      changes = List.copyOf(changes);
    }
  }
}
