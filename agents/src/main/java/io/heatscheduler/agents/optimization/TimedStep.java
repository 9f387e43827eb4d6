package io.heatscheduler.agents.optimization;

import io.heatscheduler.core.report.SearchStep;
import java.time.Duration;

/**
 * What a search had, and when.
 *
 * @param elapsed wall time since the search began; differs from run to run
 * @param step incumbent and bound after how much work; the same in every run
 */
public record TimedStep(Duration elapsed, SearchStep step) {}
