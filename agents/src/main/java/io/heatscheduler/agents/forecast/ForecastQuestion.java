package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.forecast.Forecaster;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.report.RunHistory;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next days are to be forecast from.
 *
 * @param history what is known of past days
 * @param days how many days, 1 to {@value Forecaster#MOST_DAYS}
 * @param laterJobs jobs known beyond the plan's horizon, apart from those the plant has itself
 * @param laterJobsDigest of the file they were read from, kept with the forecast; null: none
 */
public record ForecastQuestion(
    RunHistory history, int days, List<Job> laterJobs, @Nullable Sha256 laterJobsDigest) {
  public ForecastQuestion {
    laterJobs = List.copyOf(laterJobs);
  }

  /** A question without known jobs. */
  public ForecastQuestion(RunHistory history) {
    this(history, Forecaster.DEFAULT_DAYS, List.of(), null);
  }

  /** The first whole local day after a horizon: where a forecast begins. */
  public static LocalDate firstDayAfter(TimeGrid horizon) {
    LocalDate date = horizon.end().atZone(horizon.zone()).toLocalDate();
    boolean midnight = date.atStartOfDay(horizon.zone()).toInstant().equals(horizon.end());
    return midnight ? date : date.plusDays(1);
  }

  /** The span from a horizon's end to the end of the last day forecast, in slots of its length. */
  public static TimeGrid spanAfter(TimeGrid horizon, int days) {
    Instant end = firstDayAfter(horizon).plusDays(days).atStartOfDay(horizon.zone()).toInstant();
    return new TimeGrid(horizon.zone(), horizon.end(), end, horizon.slotMinutes());
  }
}
