package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.agents.forecast.Outlook;
import io.heatscheduler.agents.forecast.ReportProduct;
import io.heatscheduler.agents.forecast.ReportRequest;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.server.messaging.Consumer.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Agent 6: words, documents and the last link of the chain; then the run is over. */
final class ReportStage implements Stage {
  private final RunRecords runs;
  private final ScheduleStatus schedules;
  private final RunEnds ends;
  private final Supplier<ForecastReportingAgent> agent;

  ReportStage(
      RunRecords runs,
      ScheduleStatus schedules,
      RunEnds ends,
      Supplier<ForecastReportingAgent> agent) {
    this.runs = runs;
    this.schedules = schedules;
    this.ends = ends;
    this.agent = agent;
  }

  @Override
  public String name() {
    return "forecast-reporting";
  }

  @Override
  public Set<String> types() {
    return Set.of(Topics.COST_CALCULATED);
  }

  @Override
  public Effect work(Run run) {
    return switch (PricedRun.of(runs, run)) {
      case Outcome.Rejected<VerifiedRun>(List<Finding> why) ->
          () -> ends.fail(run, Topics.REPORT_COMPLETE, why);
      case Outcome.Done<VerifiedRun>(VerifiedRun verified, var told) -> report(run, verified);
    };
  }

  private Effect report(Run run, VerifiedRun verified) {
    List<Finding> findings = new ArrayList<>(verified.told());
    PublishedRun published = verified.run();
    if (!run.settings().reports().isEmpty()) {
      Outcome<ReportProduct> made =
          agent
              .get()
              .run(
                  new ReportRequest(
                      FinishedRun.of(verified), Outlook.NONE, run.settings().report()),
                  new RunContext(run.id().toString()));
      findings.addAll(made.findings());
      published = published.withDocuments(made.orThrow().files());
    }
    PublishedRun complete = published;
    return () -> keep(run, complete, verified.search().status(), findings);
  }

  private void keep(Run run, PublishedRun published, String status, List<Finding> findings) {
    runs.keep(run.id(), published.files(new PublishedFiles()));
    Sha256 reportHash = published.reportHash();
    Map<String, Object> columns = new HashMap<>();
    columns.put("output_hash", (reportHash == null ? published.costHash() : reportHash).hex());
    if (reportHash != null) {
      columns.put("report_hash", reportHash.hex());
    }
    runs.set(run.id(), columns);
    boolean cancelled = status.equals(io.heatscheduler.agents.RunStatus.CANCELLED.published());
    runs.end(
        run.id(),
        cancelled ? RunStatus.CANCELLED : RunStatus.SUCCESS,
        Topics.REPORT_COMPLETE,
        findings);
    schedules.optimized(run.schedule());
    ends.emit(run, Topics.REPORT_COMPLETE);
  }
}
