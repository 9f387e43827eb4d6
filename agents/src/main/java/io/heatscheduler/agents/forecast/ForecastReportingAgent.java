package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.Agent;
import io.heatscheduler.agents.RunContext;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.NarrativeWriter;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Agent 6 of 6: puts a finished run into words and documents.
 *
 * <p>A format that fails is told as a finding and leaves the others, and above all the plan, alone.
 */
public final class ForecastReportingAgent implements Agent<ReportRequest, ReportProduct> {
  private static final Logger LOG = LoggerFactory.getLogger(ForecastReportingAgent.class);

  private final CheckedNarrative words;
  private final FileFormat format;
  private final Map<ReportFormat, ReportRenderer> renderers;

  /**
   * The agent.
   *
   * @param writer words the narrative from templates
   * @param renderers at most one for each format
   * @param format how the summary is written
   */
  public ForecastReportingAgent(
      NarrativeWriter writer, List<ReportRenderer> renderers, FileFormat format) {
    this(writer, writer, renderers, format);
  }

  /**
   * The agent with a writer that is not trusted.
   *
   * @param writer words the narrative, e.g. by a language model; one number that is no fact, and
   *     the template's words stand in
   * @param template words the narrative from templates
   * @param renderers at most one for each format
   * @param format how the summary is written
   */
  public ForecastReportingAgent(
      NarrativeWriter writer,
      NarrativeWriter template,
      List<ReportRenderer> renderers,
      FileFormat format) {
    this.format = format;
    this.words = new CheckedNarrative(writer, template);
    this.renderers =
        renderers.stream().collect(Collectors.toMap(ReportRenderer::format, Function.identity()));
  }

  @Override
  public Outcome<ReportProduct> run(ReportRequest request, RunContext context) {
    LOG.info("run {}: reports {}", context.runId(), request.settings().formats());
    Facts facts =
        RunFacts.of(request.run(), request.outlook().flexibility(), request.outlook().forecast());
    CheckedNarrative.Proven proven = words.write(facts, request.settings().language());
    Narrative narrative = proven.narrative();
    RunReport report =
        new RunReport(
            request.run(),
            request.outlook().flexibility(),
            request.outlook().forecast(),
            narrative,
            request.settings());
    Findings findings = new Findings();
    findings.addAll(proven.findings());
    SortedMap<String, byte[]> files =
        render(request.settings(), renderer -> renderer.render(report), findings);
    files.putAll(request.outlook().files());
    if (!request.settings().formats().isEmpty()) {
      files.put(
          SummaryDocument.FILE,
          format.json(SummaryDocument.of(facts, narrative, request.run().hashes())));
    }
    context.record("report.files", files.size(), "");
    LOG.info("run {}: {} report files", context.runId(), files.size());
    return new Outcome.Done<>(new ReportProduct(facts, narrative, files), findings.list());
  }

  /** The documents of a plant without a plan. */
  public Outcome<SortedMap<String, byte[]>> run(NoPlanReport report) {
    Findings findings = new Findings();
    SortedMap<String, byte[]> files =
        render(report.settings(), renderer -> renderer.render(report), findings);
    return new Outcome.Done<>(files, findings.list());
  }

  private SortedMap<String, byte[]> render(
      ReportSettings settings,
      Function<ReportRenderer, SortedMap<String, byte[]>> documents,
      Findings findings) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (ReportFormat format : settings.formats()) {
      ReportRenderer renderer = renderers.get(format);
      if (renderer == null) {
        throw new IllegalArgumentException("nothing here makes %s".formatted(format));
      }
      try {
        files.putAll(documents.apply(renderer));
      } catch (RuntimeException bug) {
        LOG.error("report {} failed", format, bug);
        findings.error(
            "REPORT_FAILED",
            Location.of("report." + format.id()),
            "The %s report could not be made (%s); plan and other reports are complete."
                .formatted(format, bug),
            "This is a bug: please report it with the log. `heatscheduler report OUT` tries"
                + " again.");
      }
    }
    return files;
  }
}
