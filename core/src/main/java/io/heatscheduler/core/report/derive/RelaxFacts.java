package io.heatscheduler.core.report.derive;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.ReportedRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a relaxed run breaks. */
final class RelaxFacts {
  private final ReportedRun run;
  private final List<Violation> violations;

  RelaxFacts(ReportedRun run) {
    this.run = run;
    this.violations = run.violations() == null ? List.of() : run.violations();
  }

  void addTo(Facts.Builder facts) {
    if (violations.isEmpty()) {
      return;
    }
    facts.put("relax.limits_broken", violations.size());
    facts.put("relax.price", run.relaxPrice());
    of(RelaxKind.DEADLINE)
        .max(
            Comparator.comparing(RelaxFacts::length)
                .thenComparing(
                    late -> Objects.requireNonNull(late.jobId()), Comparator.reverseOrder()))
        .ifPresent(
            latest -> {
              facts.put("relax.late_jobs", of(RelaxKind.DEADLINE).count());
              facts.put("relax.latest_job", Objects.requireNonNull(latest.jobId()));
              facts.put("relax.latest_by", length(latest));
            });
    of(RelaxKind.PEAK_LIMIT)
        .map(Violation::amount)
        .max(Comparator.naturalOrder())
        .ifPresent(excess -> facts.put("relax.peak_excess", excess));
    Duration maintenance =
        of(RelaxKind.MAINTENANCE).map(RelaxFacts::length).reduce(Duration.ZERO, Duration::plus);
    if (!maintenance.isZero()) {
      facts.put("relax.maintenance", maintenance);
    }
    of(RelaxKind.SHIFT)
        .map(Violation::amount)
        .max(Comparator.naturalOrder())
        .ifPresent(missing -> facts.put("relax.operators_missing", missing));
    long elsewhere =
        of(RelaxKind.EQUIPMENT).map(Violation::amount).mapToInt(BigDecimal::intValue).sum();
    if (elsewhere > 0) {
      facts.put("relax.other_heater_jobs", elsewhere);
    }
  }

  private Stream<Violation> of(RelaxKind kind) {
    return violations.stream().filter(violation -> violation.kind() == kind);
  }

  private static Duration length(Violation violation) {
    return Duration.between(violation.span().start(), violation.span().end());
  }
}
