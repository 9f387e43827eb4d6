package io.heatscheduler.core.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a plan show.
 *
 * @param run the finished run
 * @param flexibility what more freedom would save, the most first; empty if that was not computed
 * @param forecast what the next days are expected to cost; null if none was asked for
 * @param narrative the run in plain words, every number of it a fact
 * @param settings paper and language
 */
public record RunReport(
    ReportedRun run,
    List<FlexibilityValue> flexibility,
    @Nullable Forecast forecast,
    Narrative narrative,
    ReportSettings settings) {
  public RunReport {
    flexibility = List.copyOf(flexibility);
  }
}
