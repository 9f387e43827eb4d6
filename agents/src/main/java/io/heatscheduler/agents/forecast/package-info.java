/**
 * Agent 6 of 6, ForecastReporting: what the next days are expected to cost, the run in plain words,
 * and its documents.
 *
 * <p>It knows no document format: {@link io.heatscheduler.core.report.ReportRenderer} is a port.
 */
@NullMarked
package io.heatscheduler.agents.forecast;

import org.jspecify.annotations.NullMarked;
