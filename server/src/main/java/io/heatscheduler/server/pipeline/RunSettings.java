package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run is asked for; kept with it as JSON.
 *
 * @param timeLimitSeconds limit of the search, over 0
 * @param effort work units in place of the time limit; null: derived from it
 * @param gap fraction at which to stop, from 0 to under 1
 * @param seed of the search
 * @param maxJobs most jobs planned at once
 * @param relax whether limits may be broken for their relax prices
 * @param reports documents to make
 * @param paper of printed pages
 * @param language of documents, en or de
 */
public record RunSettings(
    int timeLimitSeconds,
    @Nullable Long effort,
    double gap,
    long seed,
    int maxJobs,
    boolean relax,
    Set<ReportFormat> reports,
    Paper paper,
    String language) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Thirty seconds, a gap of 0.1 %, seed 1, no documents. */
  public static final RunSettings DEFAULT =
      new RunSettings(
          30, null, 0.001, 1, PlanSettings.DEFAULT_MAX_JOBS, false, Set.of(), Paper.A4, "en");

  public RunSettings {
    reports = Set.copyOf(reports);
  }

  /** The same with work units in place of a time limit. */
  public RunSettings withEffort(long units) {
    return new RunSettings(
        timeLimitSeconds, units, gap, seed, maxJobs, relax, reports, paper, language);
  }

  /** The same with other limits of the search. */
  public RunSettings withLimits(int seconds, @Nullable Long units) {
    return new RunSettings(seconds, units, gap, seed, maxJobs, relax, reports, paper, language);
  }

  /** The same with documents. */
  public RunSettings withReports(Set<ReportFormat> formats) {
    return new RunSettings(
        timeLimitSeconds, effort, gap, seed, maxJobs, relax, formats, paper, language);
  }

  /** What agents 1 to 5 are asked for. */
  public PlanSettings plan(String runId, String producedBy) {
    return new PlanSettings(
        new OptimizerSettings(Duration.ofSeconds(timeLimitSeconds), effort, gap, seed),
        null,
        maxJobs,
        producedBy,
        relax,
        runId);
  }

  /** What agent 6 is asked for. */
  ReportSettings report() {
    return new ReportSettings(reports, paper, Locale.of(language));
  }

  /** As JSON. */
  String json() {
    return JSON.writeValueAsString(this);
  }

  /** From the JSON of {@link #json}. */
  static RunSettings of(String json) {
    return JSON.readValue(json, RunSettings.class);
  }
}
