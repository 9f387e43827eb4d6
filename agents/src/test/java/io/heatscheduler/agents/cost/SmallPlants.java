package io.heatscheduler.agents.cost;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** One batch furnace of 100 kW on hourly slots of one Monday; power is cheap before 06:00. */
public final class SmallPlants {
  /** Columns of {@link #files}. */
  public static final String HEADER =
      "job_id,product_id,quantity,heating_requirement_kwh,duration_minutes,earliest_start,latest_end,must_run,planned_start,planned_equipment";

  /** Ten hours at any time; first in, first out takes the furnace from 00:00. */
  public static final String LONG = job("B-LONG", 100, 600, "00:00", "24:00", "");

  private SmallPlants() {}

  /** A row; times are of 2026-11-23, the window as {@code 09:00/10:00} or empty. */
  public static String job(
      String id, int kwh, int minutes, String from, String until, String mustRun) {
    return "%s,P,1,%d,%d,%s,%s,%s,,"
        .formatted(id, kwh, minutes, at(from), at(until), mustRun.isEmpty() ? "" : window(mustRun));
  }

  /** The same row with its place in the plant's own plan. */
  public static String planned(String row, String start, String equipment) {
    return row.substring(0, row.length() - 1) + start + "," + equipment;
  }

  private static String at(String clock) {
    return clock.equals("24:00") ? "2026-11-24T00:00" : "2026-11-23T" + clock;
  }

  private static String window(String clocks) {
    String[] ends = clocks.split("/", -1);
    return at(ends[0]) + "/" + at(ends[1]);
  }

  /** The plant's files with these jobs. */
  public static PlantFiles files(String... rows) {
    return new PlantFiles()
        .change("days: 1}", "days: 1, slot_minutes: 60}")
        .change("capacity_kw: 100", "capacity_kw: 100\n    mode: batch")
        .change("efficiency_percent: 98", "efficiency_percent: 100")
        .change(
            "- {day_type: weekday, start_time: \"00:00\", end_time: \"00:00\", energy_rate_kwh: 0.1, period_category: flat}",
            """
            - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.05, period_category: off-peak}
                - {day_type: weekday, start_time: "06:00", end_time: "00:00", energy_rate_kwh: 0.20, period_category: on-peak}""")
        .jobs(HEADER, rows);
  }

  /** The plant's grid with these jobs. */
  public static PlantGrid grid(Path folder, String... rows) {
    return PlantGrid.of(files(rows).plant(folder).plant()).orThrow();
  }

  /** The furnace on exactly while jobs run. */
  public static SlottedSchedule schedule(PlantGrid grid, int... starts) {
    BitSet on = new BitSet();
    for (int job = 0; job < starts.length; job++) {
      on.set(starts[job], starts[job] + grid.jobs().get(job).durationSlots());
    }
    return new SlottedSchedule(new int[starts.length], starts, List.of(on));
  }
}
