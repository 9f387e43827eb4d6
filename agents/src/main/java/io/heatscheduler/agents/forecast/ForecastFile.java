package io.heatscheduler.agents.forecast;

import static io.heatscheduler.agents.forecast.KeptNumbers.date;
import static io.heatscheduler.agents.forecast.KeptNumbers.decimal;
import static io.heatscheduler.agents.forecast.KeptNumbers.decimalOrNull;
import static io.heatscheduler.agents.forecast.KeptNumbers.object;
import static io.heatscheduler.agents.forecast.KeptNumbers.objects;
import static io.heatscheduler.agents.forecast.KeptNumbers.text;
import static io.heatscheduler.agents.forecast.KeptNumbers.whole;

import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.BacktestError;
import io.heatscheduler.core.report.Forecast.Basis;
import io.heatscheduler.core.report.Forecast.Day;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.Forecast.Week;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A forecast as kept with a run's documents.
 *
 * @param costHash of the run
 * @param forecast what it says
 */
record ForecastFile(Sha256 costHash, Forecast forecast) {
  /** Its name beside the documents. */
  static final String NAME = "forecast.json";

  private static final String FORMAT = "heatscheduler-forecast/1";

  /** The file, with the hashes of everything it was made from. */
  static Document document(
      Sha256 costHash,
      Forecast forecast,
      ForecastQuestion question,
      List<Sha256> runs,
      PlanSettings settings) {
    Sha256 laterJobs = question.laterJobsDigest();
    Document.Builder document =
        Document.with()
            .put("format", FORMAT)
            .put("cost_hash", costHash.hex())
            .put("produced_by", settings.producedBy())
            .put("work_units", settings.optimizer().effort())
            .put("seed", settings.optimizer().seed())
            .put("days_asked", question.days())
            .put("later_jobs_sha256", laterJobs == null ? null : laterJobs.hex())
            .put("past_runs", runs.stream().map(Sha256::hex).toList());
    ForecastJson.of(forecast).members().forEach(document::put);
    return document.build();
  }

  /** What was kept; null, with a warning, if it cannot be read. */
  static @Nullable ForecastFile read(Node.Mapping file, Findings findings) {
    try {
      if (!text(file, "format").equals(FORMAT)) {
        throw new IllegalArgumentException("format is not " + FORMAT);
      }
      return new ForecastFile(new Sha256(text(file, "cost_hash")), forecast(file));
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      findings.warning(
          "FORECAST_UNREADABLE",
          file.location(),
          "The forecast cannot be read back (%s) and is left out."
              .formatted(unreadable.getMessage()),
          "Make it again: `heatscheduler report OUT --history DIR`.");
      return null;
    }
  }

  private static Forecast forecast(Node.Mapping file) {
    List<Day> days = objects(file, "days").stream().map(ForecastFile::day).toList();
    if (text(file, "forecast_status").equals(ForecastJson.NOT_ENOUGH)) {
      return new NotEnoughHistory(whole(file, "known_days"), whole(file, "needed_days"), days);
    }
    Node.Mapping error = object(file, "error");
    return new Expected(
        days,
        objects(file, "weeks").stream().map(ForecastFile::week).toList(),
        whole(file, "known_days"),
        whole(file, "repriced_days"),
        whole(file, "other_tariff_days"),
        new BacktestError(
            whole(error, "days"),
            decimalOrNull(error, "mean_absolute_percent"),
            decimalOrNull(error, "last_week_mean_absolute_percent"),
            decimalOrNull(error, "inside_percent")));
  }

  private static Day day(Node.Mapping day) {
    return new Day(
        date(day, "date"),
        constant(Basis.class, day, "basis"),
        whole(day, "like_days"),
        decimal(day, "heat_kwh"),
        range(object(day, "cost")),
        rangeOrNull(day, "savings"),
        constant(Spread.class, day, "spread"));
  }

  private static Week week(Node.Mapping week) {
    return new Week(
        date(week, "first"),
        whole(week, "days"),
        decimal(week, "heat_kwh"),
        range(object(week, "cost")),
        rangeOrNull(week, "savings"),
        constant(Spread.class, week, "spread"));
  }

  private static @Nullable Range rangeOrNull(Node.Mapping object, String key) {
    return object.get(key) instanceof Node.Mapping range ? range(range) : null;
  }

  private static Range range(Node.Mapping range) {
    return new Range(decimal(range, "low"), decimal(range, "expected"), decimal(range, "high"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Node.Mapping object, String key) {
    return Enum.valueOf(type, text(object, key).toUpperCase(Locale.ROOT));
  }
}
