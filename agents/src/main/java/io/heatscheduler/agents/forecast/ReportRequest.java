package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run to be reported.
 *
 * @param run the finished run
 * @param flexibility what more freedom would save; empty if that was not computed
 * @param forecast what the next days are expected to cost; null: none asked for
 * @param settings formats, paper and language
 */
public record ReportRequest(
    ReportedRun run,
    List<FlexibilityValue> flexibility,
    @Nullable Forecast forecast,
    ReportSettings settings) {
  public ReportRequest {
    flexibility = List.copyOf(flexibility);
  }
}
