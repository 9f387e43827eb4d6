package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weekly runs of a small plant, planned by the product itself. */
final class PastRuns {
  /** A Monday; the week of 23 March 2026 holds Europe's clock change. */
  static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 2, 2);

  static final LocalDate HOLIDAY = LocalDate.of(2026, 4, 6);

  private PastRuns() {}

  /** A plant of one week with two jobs a day, none on Sundays and holidays. */
  static Path plant(Path folder, LocalDate monday, int days, String site, String energyRate)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("plant.yaml"),
        """
        site:
          name: %s
          time_zone: Europe/Berlin
          currency: EUR
          base_load_kw: 10
          month_to_date_peak_kw: 100
          holidays: [%s]
        horizon: {start: %sT00:00, days: %d, slot_minutes: 60}
        equipment:
          - {equipment_id: H1, equipment_type: electric, capacity_kw: 100, efficiency_percent: 100}
          - {equipment_id: H2, equipment_type: electric, capacity_kw: 60, efficiency_percent: 95}
        tariff:
          tariff_name: Two rates
          effective_date: 2026-01-01
          currency: EUR
          fixed_charge_per_day: 12
          periods:
            - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.08, demand_rate_kw: 3, period_category: off-peak}
            - {day_type: weekday, start_time: "06:00", end_time: "00:00", energy_rate_kwh: %s, demand_rate_kw: 9, period_category: on-peak}
            - {day_type: weekend, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.08, demand_rate_kw: 3, period_category: off-peak}
        jobs: jobs.csv
        """
            .formatted(site, HOLIDAY, monday, days, energyRate));
    Files.write(folder.resolve("jobs.csv"), jobs(monday, days));
    return folder;
  }

  /** The jobs of some days, with their header. */
  static List<String> jobs(LocalDate first, int days) {
    List<String> lines = new ArrayList<>();
    lines.add("job_id,product,quantity,heating_req,duration_minutes,earliest_start,deadline");
    for (LocalDate date = first; date.isBefore(first.plusDays(days)); date = date.plusDays(1)) {
      if (date.getDayOfWeek() != DayOfWeek.SUNDAY && !date.equals(HOLIDAY)) {
        for (String part : List.of("A", "B")) {
          lines.add(
              "J-%s-%s,Bath,1,%d,180,%sT05:00,%sT22:00"
                  .formatted(date, part, heat(date), date, date));
        }
      }
    }
    return lines;
  }

  /** Heat of one job: more from Monday to Saturday, a few kWh up and down with the week. */
  private static int heat(LocalDate date) {
    return 60 + 12 * date.getDayOfWeek().getValue() + (int) (date.toEpochDay() / 7 % 5) * 6;
  }

  /** Plans a plant into a folder. */
  static CommandRun optimize(Path plant, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("optimize", plant.toString(), "--effort", "30", "--out", out.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Runs of some weeks in a row below a folder. */
  static void plan(Path inputs, Path history, int weeks, String energyRate) throws IOException {
    for (int week = 0; week < weeks; week++) {
      LocalDate monday = FIRST_MONDAY.plusWeeks(week);
      Path plant = plant(inputs.resolve(monday.toString()), monday, 7, "Forge", energyRate);
      CommandRun run = optimize(plant, history.resolve("run-" + monday));
      assertThat(run.exitCode()).as(run.err()).isZero();
    }
    assertThat(Set.of(history.toFile().list())).hasSize(weeks);
  }
}
