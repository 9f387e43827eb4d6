package io.heatscheduler.core.relax;

import io.heatscheduler.core.time.Interval;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a schedule goes beyond one limit.
 *
 * @param kind which kind of limit
 * @param jobId the late or moved job; null if it is not about one
 * @param equipmentId the equipment on in its maintenance, or that a job does not name; null else
 * @param span when; of a job its lateness, of the peak the slot of the highest load
 * @param amount how far, over 0: hours, kW, operators or 1
 * @param price what it costs by the relax prices, rounded once to six decimals
 */
public record Violation(
    RelaxKind kind,
    @Nullable String jobId,
    @Nullable String equipmentId,
    Interval span,
    BigDecimal amount,
    BigDecimal price) {

  /** Unit of the amount: {@code h}, {@code kW}, {@code operators} or {@code jobs}. */
  public String unit() {
    return switch (kind) {
      case DEADLINE, MAINTENANCE -> "h";
      case PEAK_LIMIT -> "kW";
      case SHIFT -> "operators";
      case EQUIPMENT -> "jobs";
    };
  }
}
