package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;

/**
 * A run to be reported.
 *
 * @param run the finished run
 * @param outlook what more freedom would save and what the next days cost, if asked for
 * @param settings formats, paper and language
 */
public record ReportRequest(ReportedRun run, Outlook outlook, ReportSettings settings) {}
