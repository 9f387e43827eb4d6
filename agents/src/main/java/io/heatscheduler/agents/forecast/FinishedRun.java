package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunHashes;
import io.heatscheduler.core.report.SearchRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what agents 1 to 5 made into what agent 6 reports. */
public final class FinishedRun {
  private FinishedRun() {}

  /**
   * A run just planned.
   *
   * @param findings of any severity; those from warnings up are reported
   */
  public static ReportedRun of(
      Instant asOf,
      CostAnalysis analysis,
      SearchRecord search,
      RunHashes hashes,
      List<Finding> findings) {
    return new ReportedRun(
        asOf,
        analysis.dispatch(),
        analysis.limits(),
        analysis.bill(),
        fifo(analysis),
        analysis.asPlanned(),
        analysis.violations(),
        search,
        hashes,
        findings.stream().filter(finding -> finding.severity() != Severity.INFO).toList());
  }

  /** A run read back from its folder. */
  public static ReportedRun of(VerifiedRun verified) {
    return of(
        verified.asOf(),
        verified.analysis(),
        verified.search(),
        verified.run().hashes(),
        verified.told());
  }

  private static @Nullable Comparison fifo(CostAnalysis analysis) {
    Baseline baseline = analysis.baseline();
    Bill bill = analysis.baselineBill();
    Savings savings = analysis.savings();
    return baseline == null || bill == null || savings == null
        ? null
        : new Comparison(baseline, bill, savings);
  }
}
