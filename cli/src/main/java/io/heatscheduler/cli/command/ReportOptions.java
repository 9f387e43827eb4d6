package io.heatscheduler.cli.command;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.Reporting;
import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.reports.Reports;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the verbs that make documents of a run. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT",
      split = ",",
      description =
          "Documents to make, separated by commas: ${COMPLETION-CANDIDATES}. They are written to"
              + " OUT/report.")
  private Set<ReportFormat> formats = new LinkedHashSet<>();

  @Option(
      names = "--paper",
      paramLabel = "SIZE",
      description = "Size of printed pages: ${COMPLETION-CANDIDATES}. Default: a4.")
  private Paper paper = Paper.A4;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      converter = LanguageConverter.class,
      description = "Language of the documents: en or de. Default: en.")
  private Locale language = Locale.ENGLISH;

  /** Whether any document is asked for. */
  boolean any() {
    return !formats.isEmpty();
  }

  /** What is asked for. */
  ReportSettings settings() {
    return new ReportSettings(formats, paper, language);
  }

  /** The same, or every format if none is named. */
  ReportSettings settingsOrAll() {
    return any() ? settings() : new ReportSettings(Set.of(ReportFormat.values()), paper, language);
  }

  /**
   * The pipeline with agent 6 at its end if anything of it is asked for.
   *
   * @param outlook finds flexibility and forecast; null: neither is asked for
   */
  Pipeline addTo(Pipeline pipeline, @Nullable OutlookFinder outlook) {
    return any() || outlook != null
        ? pipeline.reporting(new Reporting(agent(), settings(), outlook))
        : pipeline;
  }

  /** Agent 6 with every format. */
  static ForecastReportingAgent agent() {
    PublishedFiles format = new PublishedFiles();
    return new ForecastReportingAgent(Reports.writer(), Reports.renderers(format), format);
  }

  /** Reads a language. */
  static final class LanguageConverter implements ITypeConverter<Locale> {
    @Override
    public Locale convert(String text) {
      return ReportSettings.LANGUAGES.stream()
          .filter(language -> language.getLanguage().equals(text.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("'%s' is not en or de".formatted(text)));
    }
  }
}
