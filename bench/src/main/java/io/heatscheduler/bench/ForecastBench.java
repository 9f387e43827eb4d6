package io.heatscheduler.bench;

import io.heatscheduler.core.forecast.Forecaster;
import io.heatscheduler.core.forecast.RunDays;
import io.heatscheduler.core.forecast.RunSlots;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.PastDay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Forecasts two weeks from every Monday of a year, from what was known then, and compares with what
 * came: mean absolute percentage error beside that of the same day a week before, and the share of
 * days inside the range.
 *
 * <p>The plants are planned by the product, one run a week; the meters are published readings.
 */
public final class ForecastBench {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final int FIRST_WEEK = 8;
  private static final long[] SEEDS = {1, 2, 3, 4};

  private ForecastBench() {}

  /** What was counted. */
  private static final class Score {
    private double ours;
    private double lastWeek;
    private int compared;
    private final int[] days = new int[2];
    private final int[] inside = new int[2];

    void add(Expected forecast, LocalDate first, Map<LocalDate, PastDay> actual, double least) {
      for (Forecast.Day day : forecast.days()) {
        PastDay came = actual.get(day.date());
        if (came == null) {
          continue;
        }
        int week = day.date().isBefore(first.plusDays(7)) ? 0 : 1;
        days[week]++;
        boolean in =
            day.cost().low().compareTo(came.cost()) <= 0
                && came.cost().compareTo(day.cost().high()) <= 0;
        inside[week] += in ? 1 : 0;
        PastDay before = actual.get(day.date().minusDays(7));
        double size = Math.abs(came.cost().doubleValue());
        if (week == 0 && before != null && size >= least) {
          ours += Math.abs(day.cost().expected().subtract(came.cost()).doubleValue()) / size;
          lastWeek += Math.abs(before.cost().subtract(came.cost()).doubleValue()) / size;
          compared++;
        }
      }
    }

    void addAll(Score other) {
      ours += other.ours;
      lastWeek += other.lastWeek;
      compared += other.compared;
      for (int week = 0; week < 2; week++) {
        days[week] += other.days[week];
        inside[week] += other.inside[week];
      }
    }

    void print(String name) {
      OUT.println(
          String.format(
              Locale.ROOT,
              "%-34s %5d days   MAPE %6.2f %%   last week %6.2f %%   inside %5.1f %% (days 1-7),"
                  + " %5.1f %% (8-14)",
              name,
              compared,
              100 * ours / compared,
              100 * lastWeek / compared,
              100.0 * inside[0] / days[0],
              100.0 * inside[1] / days[1]));
    }
  }

  /** Prints a line for each data set; the meters need the folder of published data. */
  public static void main(String[] args) throws IOException {
    Score plants = new Score();
    for (long seed : SEEDS) {
      Score score = plant(new ForecastPlant(seed));
      score.print("planned plant, seed " + seed);
      plants.addAll(score);
    }
    plants.print("planned plants together");
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    if (data == null) {
      OUT.println("meters: skipped, HEATSCHEDULER_REFERENCE_DATA is not set");
      return;
    }
    Score meters = new Score();
    for (ForecastMeter meter : ForecastMeter.in(Path.of(data, "load"))) {
      Score score = days(meter.days(), meter.holidays(), Currency.getInstance("USD"));
      score.print(meter.name());
      meters.addAll(score);
    }
    meters.print("meters together");
  }

  private static Score plant(ForecastPlant plant) {
    List<RunSlots> runs = plant.runs();
    ZoneId zone = runs.getFirst().time().zone();
    Map<LocalDate, PastDay> actual = byDate(RunDays.of(runs, zone));
    double least = least(actual);
    Score score = new Score();
    for (int week = FIRST_WEEK; week < runs.size(); week++) {
      LocalDate first = ForecastPlant.FIRST_MONDAY.plusWeeks(week);
      List<PastDay> known = RunDays.of(runs.subList(0, week), zone);
      forecast(known, first, ForecastPlant.HOLIDAYS, Currency.getInstance("EUR"))
          .ifPresent(expected -> score.add(expected, first, actual, least));
    }
    return score;
  }

  private static Score days(List<PastDay> days, Set<LocalDate> holidays, Currency currency) {
    Map<LocalDate, PastDay> actual = byDate(days.stream().filter(PastDay::whole).toList());
    double least = least(actual);
    LocalDate last = days.getLast().date();
    Score score = new Score();
    for (LocalDate first = days.getFirst().date().plusWeeks(FIRST_WEEK);
        first.plusDays(7).isBefore(last);
        first = first.plusDays(7)) {
      LocalDate origin = first;
      List<PastDay> known = days.stream().filter(day -> day.date().isBefore(origin)).toList();
      forecast(known, origin, holidays, currency)
          .ifPresent(expected -> score.add(expected, origin, actual, least));
    }
    return score;
  }

  /** The forecast; empty while too little is known. */
  private static Optional<Expected> forecast(
      List<PastDay> known, LocalDate first, Set<LocalDate> holidays, Currency currency) {
    return Forecaster.of(
                new Forecaster.Question(first, Forecaster.DEFAULT_DAYS, holidays, currency),
                known,
                List.of())
            instanceof Expected expected
        ? Optional.of(expected)
        : Optional.empty();
  }

  private static Map<LocalDate, PastDay> byDate(List<PastDay> days) {
    return new HashMap<>(days.stream().collect(Collectors.toMap(PastDay::date, day -> day)));
  }

  /** A twentieth of the mean cost: a percentage of less says nothing. */
  private static double least(Map<LocalDate, PastDay> days) {
    return days.values().stream()
            .mapToDouble(day -> Math.abs(day.cost().doubleValue()))
            .average()
            .orElseThrow()
        / 20;
  }
}
