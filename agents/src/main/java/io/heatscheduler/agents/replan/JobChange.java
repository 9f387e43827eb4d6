package io.heatscheduler.agents.replan;

import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One job before and after re-planning.
 *
 * @param jobId the job
 * @param fate what became of it
 * @param before its place in the old plan; null if it was not in it
 * @param after its place in the new plan; null if it is no longer in it
 * @param costBefore its exact share of the old plan's rest; null without a place there
 * @param costAfter its exact share of the new plan; null without a place there
 */
public record JobChange(
    String jobId,
    JobFate fate,
    @Nullable Assignment before,
    @Nullable Assignment after,
    @Nullable BigDecimal costBefore,
    @Nullable BigDecimal costAfter) {

  /** What the job costs more than before; negative if less. */
  public BigDecimal costDifference() {
    BigDecimal old = costBefore == null ? BigDecimal.ZERO : costBefore;
    BigDecimal now = costAfter == null ? BigDecimal.ZERO : costAfter;
    return Exactness.canonical(now.subtract(old));
  }
}
