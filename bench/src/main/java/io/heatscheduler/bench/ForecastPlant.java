package io.heatscheduler.bench;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.forecast.RunSlots;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A small plant with a year of weekly runs, each really planned: workdays, short Saturdays and a
 * little on Sundays and holidays; a fifth more in winter and less in summer; 8 % more a year; a
 * day's heat varies by 12 %, a job's by 10 % more.
 */
final class ForecastPlant {
  static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 12, 29);

  /** Holidays of Germany in the year. */
  static final Set<LocalDate> HOLIDAYS =
      new TreeSet<>(
          List.of(
              LocalDate.of(2026, 1, 1),
              LocalDate.of(2026, 4, 3),
              LocalDate.of(2026, 4, 6),
              LocalDate.of(2026, 5, 1),
              LocalDate.of(2026, 5, 14),
              LocalDate.of(2026, 5, 25),
              LocalDate.of(2026, 10, 3),
              LocalDate.of(2026, 12, 25),
              LocalDate.of(2026, 12, 26)));

  private static final int WEEKS = 54;
  private static final long EFFORT = 60;
  private static final double WORKDAY_KWH = 900;

  private final Random random;
  private final List<RunSlots> runs = new ArrayList<>();

  ForecastPlant(long seed) {
    this.random = new Random(seed);
  }

  /** The runs, a week each. */
  List<RunSlots> runs() {
    BigDecimal peak = BigDecimal.ZERO;
    for (int week = 0; week < WEEKS; week++) {
      LocalDate monday = FIRST_MONDAY.plusWeeks(week);
      if (monday.getDayOfMonth() == 1) {
        peak = BigDecimal.ZERO;
      }
      Planned planned = plan(monday, peak);
      BigDecimal reached = planned.analysis().dispatch().peakKw();
      boolean newMonth = !monday.plusDays(7).getMonth().equals(monday.getMonth());
      peak = newMonth ? lastMonthPeak(planned, monday.plusDays(7)) : peak.max(reached);
      runs.add(slots(planned, week));
    }
    return List.copyOf(runs);
  }

  /** Highest load of the days in the month that the next week begins in. */
  private static BigDecimal lastMonthPeak(Planned planned, LocalDate next) {
    BigDecimal peak = BigDecimal.ZERO;
    for (int slot = 0; slot < planned.grid().slotCount(); slot++) {
      if (planned.grid().dates().get(slot).getMonth().equals(next.getMonth())) {
        peak = peak.max(planned.analysis().dispatch().siteLoadKw(slot));
      }
    }
    return peak;
  }

  private Planned plan(LocalDate monday, BigDecimal monthToDatePeak) {
    String text = text(monday, monthToDatePeak.setScale(3, RoundingMode.CEILING));
    Outcome<PlantFolder> folder =
        PlantFolder.streamed(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "plant.yaml",
            Path.of(""));
    PlanSettings settings =
        PlanSettings.DEFAULT.withOptimizer(
            new OptimizerSettings(OptimizerSettings.DEFAULT.timeLimit(), EFFORT, 0.001, 1));
    if (new Pipeline(new HybridOptimizer())
            .run(folder.orThrow(), settings, PipelineListener.NONE, new Cancellation())
        instanceof Planned planned) {
      return planned;
    }
    throw new IllegalStateException("the week of " + monday + " has no plan");
  }

  private static RunSlots slots(Planned planned, int week) {
    Baseline baseline = planned.analysis().baseline();
    return RunSlots.of(
        String.format(Locale.ROOT, "%03d", week),
        planned.grid().time().start(),
        planned.analysis().dispatch(),
        planned.analysis().bill(),
        baseline == null ? null : Dispatch.of(planned.grid(), baseline.schedule()),
        planned.analysis().baselineBill(),
        Pricing.CURRENT);
  }

  private String text(LocalDate monday, BigDecimal peak) {
    StringBuilder jobs = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      LocalDate date = monday.plusDays(i);
      int count = jobs(date);
      double heat = heat(date);
      for (int job = 0; job < count; job++) {
        long kwh = Math.max(5, Math.round(heat / count * (1 + 0.10 * random.nextGaussian())));
        jobs.append(
            "  - {job_id: %s-%d, product: Batch, quantity: 1, heating_req: %d, duration_minutes: 180, earliest_start: %sT04:00, deadline: %sT23:00}%n"
                .formatted(date, job, Math.min(kwh, 520), date, date));
      }
    }
    return """
    site:
      name: Forecast plant
      time_zone: Europe/Berlin
      currency: EUR
      base_load_kw: 40
      month_to_date_peak_kw: %s
      holidays: %s
    horizon: {start: %sT00:00, days: 7, slot_minutes: 60}
    equipment:
      - {equipment_id: H1, equipment_type: electric, capacity_kw: 180, efficiency_percent: 97}
      - {equipment_id: H2, equipment_type: electric, capacity_kw: 180, efficiency_percent: 92, startup_cost: 4}
    tariff:
      tariff_name: Three rates
      effective_date: 2025-01-01
      currency: EUR
      fixed_charge_per_day: 6
      periods:
        - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.11, demand_rate_kw: 0, period_category: off-peak}
        - {day_type: weekday, start_time: "06:00", end_time: "16:00", energy_rate_kwh: 0.19, demand_rate_kw: 6, period_category: mid-peak}
        - {day_type: weekday, start_time: "16:00", end_time: "21:00", energy_rate_kwh: 0.27, demand_rate_kw: 9, period_category: on-peak}
        - {day_type: weekday, start_time: "21:00", end_time: "00:00", energy_rate_kwh: 0.11, demand_rate_kw: 0, period_category: off-peak}
        - {day_type: weekend, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.11, demand_rate_kw: 0, period_category: off-peak}
    jobs:
    %s\
    """
        .formatted(peak, HOLIDAYS, monday, jobs);
  }

  private static int jobs(LocalDate date) {
    return isFree(date) ? 1 : date.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 4;
  }

  private double heat(LocalDate date) {
    double kind = isFree(date) ? 0.12 : date.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.45 : 1;
    double day = ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 15), date);
    double season = 1 + 0.20 * Math.cos(2 * Math.PI * day / 365);
    double trend = 1 + 0.08 * day / 365;
    return WORKDAY_KWH * kind * season * trend * (1 + 0.12 * random.nextGaussian());
  }

  private static boolean isFree(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SUNDAY || HOLIDAYS.contains(date);
  }
}
