package io.heatscheduler.server.alerts;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.optimizer.TerminationReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is wrong with a plan although there is one. */
final class PlanAlerts {
  /** Share of the contractual peak from which on a plan is near it, no unit. */
  private static final BigDecimal NEAR = new BigDecimal("0.95");

  private PlanAlerts() {}

  /**
   * The alerts of a plan.
   *
   * @param goal gap at which the search was to stop, as a fraction
   */
  static List<NewAlert> of(CostAnalysis analysis, SearchRecord search, BigDecimal goal) {
    List<NewAlert> alerts = new ArrayList<>();
    List<Violation> broken = analysis.violations() == null ? List.of() : analysis.violations();
    late(broken).ifPresent(alerts::add);
    peak(analysis).ifPresent(alerts::add);
    others(broken).ifPresent(alerts::add);
    gap(search, analysis.total(), goal).ifPresent(alerts::add);
    return alerts;
  }

  private static Optional<NewAlert> late(List<Violation> broken) {
    List<Violation> late =
        broken.stream().filter(violation -> violation.kind() == RelaxKind.DEADLINE).toList();
    return late.stream()
        .max(Comparator.comparing(Violation::amount))
        .map(
            worst ->
                new NewAlert(
                    "DEADLINE_MISSED",
                    Severity.CRITICAL,
                    late.size() == 1
                        ? "%s ends %s h late.".formatted(worst.jobId(), plain(worst.amount()))
                        : "%d jobs end late; the worst is %s with %s h."
                            .formatted(late.size(), worst.jobId(), plain(worst.amount()))));
  }

  private static Optional<NewAlert> peak(CostAnalysis analysis) {
    BigDecimal limit = analysis.limits().contractualPeakKw();
    if (limit == null) {
      return Optional.empty();
    }
    BigDecimal peak = analysis.dispatch().peakKw();
    boolean over =
        analysis.violations() != null
            && analysis.violations().stream()
                .anyMatch(violation -> violation.kind() == RelaxKind.PEAK_LIMIT);
    if (over) {
      return Optional.of(
          new NewAlert(
              "PEAK_OVER_LIMIT",
              Severity.CRITICAL,
              "The plan's peak of %s kW is over the contractual %s kW."
                  .formatted(plain(peak), plain(limit))));
    }
    return peak.compareTo(limit.multiply(NEAR)) < 0
        ? Optional.empty()
        : Optional.of(
            new NewAlert(
                "PEAK_NEAR_LIMIT",
                Severity.WARNING,
                "The plan's peak of %s kW is within 5 %% of the contractual %s kW."
                    .formatted(plain(peak), plain(limit))));
  }

  private static Optional<NewAlert> others(List<Violation> broken) {
    long count =
        broken.stream()
            .filter(
                violation ->
                    switch (violation.kind()) {
                      case DEADLINE, PEAK_LIMIT -> false;
                      case MAINTENANCE, SHIFT, EQUIPMENT -> true;
                    })
            .count();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new NewAlert(
                "LIMITS_BROKEN",
                Severity.WARNING,
                "The plan breaks %d limits of maintenance, shifts or equipment.".formatted(count)));
  }

  private static Optional<NewAlert> gap(SearchRecord search, BigDecimal total, BigDecimal goal) {
    BigDecimal gap = search.gap(total);
    return gap == null
            || gap.compareTo(goal) <= 0
            || !search.terminationReason().equals(TerminationReason.WALL_LIMIT.published())
        ? Optional.empty()
        : Optional.of(
            new NewAlert(
                "GAP_ABOVE_GOAL",
                Severity.WARNING,
                "The search was stopped by the clock at a gap of %s %%; its goal was %s %%."
                    .formatted(percent(gap), percent(goal))));
  }

  private static String percent(BigDecimal share) {
    return plain(share.movePointRight(2).setScale(2, RoundingMode.UP));
  }

  private static String plain(BigDecimal number) {
    return number
        .setScale(Math.min(number.scale(), 2), RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
