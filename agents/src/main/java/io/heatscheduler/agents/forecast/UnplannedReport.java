package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.repair.Advice;
import io.heatscheduler.agents.repair.Conflict;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportSettings;
import java.time.Instant;
import java.util.List;

/** Collects what is known of a plant without a plan into what its documents show. */
public final class UnplannedReport {
  private UnplannedReport() {}

  /**
   * The report.
   *
   * @param findings of any severity; those from warnings up are reported
   */
  public static NoPlanReport of(
      PlantGrid grid,
      Instant asOf,
      CanonicalInput input,
      Advice advice,
      List<Finding> findings,
      ReportSettings settings) {
    Conflict conflict = advice.conflict();
    return new NoPlanReport(
        grid,
        asOf,
        input.hash(),
        conflict == null
            ? null
            : new NoPlanReport.Contradiction(conflict.limits(), conflict.minimal()),
        advice.repairs().stream()
            .map(
                repair ->
                    new NoPlanReport.Repair(
                        repair.changes(),
                        repair.smallest(),
                        repair.planCost(),
                        repair.price(),
                        repair.bound()))
            .toList(),
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList(),
        settings);
  }
}
