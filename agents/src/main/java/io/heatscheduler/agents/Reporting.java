package io.heatscheduler.agents;

import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.core.report.ReportSettings;

/**
 * What agent 6 is to do at the end of a run.
 *
 * @param agent with the formats at hand
 * @param settings which documents, for whom
 */
public record Reporting(ForecastReportingAgent agent, ReportSettings settings) {}
