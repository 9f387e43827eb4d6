package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.publication.ReportSeal;
import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.agents.whatif.FlexibilityFinder;
import io.heatscheduler.agents.whatif.GivenPlan;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.forecast.Forecaster;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunHistory;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what documents show beside a run: computed if it is asked for, else as kept with the run's
 * documents, so that documents made later say the same.
 *
 * <p>What was kept belongs to the run whose cost hash it names and to no other. The value of
 * flexibility asked for with the settings it was computed with is not computed again; a forecast
 * asked for always is, since the past runs may have become more.
 */
public final class OutlookFinder {
  private final ReSolver solver;
  private final FileFormat format;
  private final @Nullable Integer mostTried;
  private final @Nullable ForecastQuestion question;

  /**
   * A finder.
   *
   * @param solver effort of each plan made for it
   * @param format how its files are written
   * @param mostTried freedoms planned at most; null: the value of flexibility is not asked for
   * @param question what is to be forecast; null: nothing
   */
  public OutlookFinder(
      ReSolver solver,
      FileFormat format,
      @Nullable Integer mostTried,
      @Nullable ForecastQuestion question) {
    this.solver = solver;
    this.format = format;
    this.mostTried = mostTried;
    this.question = question;
  }

  /**
   * Flexibility and forecast of a run.
   *
   * @param kept the run as it was kept, verified; null: it was only just planned
   */
  public Outcome<Outlook> find(ReportedRun run, @Nullable RunArchive kept) {
    Findings findings = new Findings();
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<FlexibilityValue> flexibility = flexibility(run, kept, files, findings);
    Forecast forecast = forecast(run, kept, files, findings);
    return new Outcome.Done<>(new Outlook(flexibility, forecast, files), findings.list());
  }

  private List<FlexibilityValue> flexibility(
      ReportedRun run,
      @Nullable RunArchive kept,
      SortedMap<String, byte[]> files,
      Findings findings) {
    Node.Mapping file = kept(kept, FlexibilityFile.NAME, findings);
    FlexibilityFile earlier = file == null ? null : FlexibilityFile.read(file, findings);
    boolean its = earlier != null && earlier.costHash().equals(run.hashes().cost());
    if (its
        && earlier != null
        && (mostTried == null || earlier.isOf(solver.settings(), mostTried))) {
      keep(kept, FlexibilityFile.NAME, files);
      return earlier.worth();
    }
    if (mostTried == null) {
      return List.of();
    }
    if (run.violations() != null) {
      findings.info(
          "FLEXIBILITY_OF_RELAXED_RUN",
          Location.of("flexibility"),
          "What more freedom would save is not asked of a plan that may break its limits.");
      return List.of();
    }
    Flexibility found =
        new FlexibilityFinder(solver, mostTried)
            .find(new GivenPlan(run.grid(), run.schedule(), run.bill(), run.search().bound()));
    if (solver.isCancelled()) {
      findings.warning(
          "FLEXIBILITY_CANCELLED",
          Location.of("flexibility"),
          "What more freedom would save was not computed to its end and is left out.",
          "Make it later: `heatscheduler report OUT --flexibility`.");
      return List.of();
    }
    files.put(
        FlexibilityFile.NAME,
        format.json(
            FlexibilityFile.document(run.hashes().cost(), found, solver.settings(), mostTried)));
    return found.worth();
  }

  private @Nullable Forecast forecast(
      ReportedRun run,
      @Nullable RunArchive kept,
      SortedMap<String, byte[]> files,
      Findings findings) {
    if (question == null) {
      Node.Mapping file = kept(kept, ForecastFile.NAME, findings);
      ForecastFile earlier = file == null ? null : ForecastFile.read(file, findings);
      if (earlier == null || !earlier.costHash().equals(run.hashes().cost())) {
        return null;
      }
      keep(kept, ForecastFile.NAME, files);
      return earlier.forecast();
    }
    Outcome<RunHistory.Known> past = question.history().upTo(run);
    findings.addAll(past.findings());
    if (!(past instanceof Outcome.Done<RunHistory.Known>(RunHistory.Known known, var ignored))) {
      return null;
    }
    Outcome<List<PastDay>> planned = new LaterPlan(run, solver).days(question);
    findings.addAll(planned.findings());
    Forecast forecast =
        Forecaster.of(
            new Forecaster.Question(
                ForecastQuestion.firstDayAfter(run.grid().time()),
                question.days(),
                run.grid().plant().site().holidays(),
                run.bill().currency()),
            known.days(),
            planned.orThrow());
    files.put(
        ForecastFile.NAME,
        format.json(
            ForecastFile.document(
                run.hashes().cost(), forecast, question, known.runs(), solver.settings())));
    return forecast;
  }

  private static Node.@Nullable Mapping kept(
      @Nullable RunArchive archive, String name, Findings findings) {
    String path = ReportSeal.FOLDER + name;
    if (archive == null || !archive.names().contains(path)) {
      return null;
    }
    Outcome<Node.Mapping> read = archive.document(path);
    findings.addAll(read.findings());
    return read instanceof Outcome.Done<Node.Mapping>(Node.Mapping file, var ignored) ? file : null;
  }

  private static void keep(
      @Nullable RunArchive archive, String name, SortedMap<String, byte[]> files) {
    if (archive != null) {
      files.put(name, archive.bytes(ReportSeal.FOLDER + name).orThrow());
    }
  }
}
