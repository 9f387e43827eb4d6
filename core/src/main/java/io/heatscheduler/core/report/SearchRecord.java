package io.heatscheduler.core.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the search can say about a schedule; everything else follows from inputs and schedule.
 *
 * @param status optimal, feasible or cancelled
 * @param bound no schedule costs less; null if nothing was proven
 * @param terminationReason why the search ended
 * @param solverType who found the schedule
 * @param workUnits work done
 * @param seed seed of every random choice
 * @param producedBy software and version
 * @param trace incumbent and bound over the work
 */
public record SearchRecord(
    String status,
    @Nullable BigDecimal bound,
    String terminationReason,
    String solverType,
    long workUnits,
    long seed,
    String producedBy,
    List<SearchStep> trace) {
  public SearchRecord {
    trace = List.copyOf(trace);
  }

  /**
   * (objective - bound) / |objective|, rounded up to nine decimals; null without a bound or at
   * objective 0.
   *
   * @param objective exact cost of the schedule, relax prices of a relaxed run included
   */
  public @Nullable BigDecimal gap(BigDecimal objective) {
    return SearchStep.gap(objective, bound);
  }
}
