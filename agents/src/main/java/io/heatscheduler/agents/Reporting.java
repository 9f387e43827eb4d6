package io.heatscheduler.agents;

import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.core.report.ReportSettings;
import org.jspecify.annotations.Nullable;

/**
 * What agent 6 is to do at the end of a run.
 *
 * @param agent with the formats at hand
 * @param settings which documents, for whom; without any, no document is made
 * @param outlook finds what more freedom would save and what the next days cost; null: not asked
 */
public record Reporting(
    ForecastReportingAgent agent, ReportSettings settings, @Nullable OutlookFinder outlook) {
  /** Documents of the run alone. */
  public Reporting(ForecastReportingAgent agent, ReportSettings settings) {
    this(agent, settings, null);
  }
}
