package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/**
 * One Monday in hourly slots, power at 0.05 EUR/kWh before 06:00 and 0.20 after, no base load.
 *
 * <p>{@code H-1} is a batch furnace of 100 kW at 100 %, {@code H-2} one at 80 %.
 */
final class WhatIfPlants {
  static final PlanSettings EFFORT =
      PlanSettings.DEFAULT.withOptimizer(new OptimizerSettings(Duration.ofSeconds(30), 40L, 0, 1));

  private static final String PLANT =
      """
      site:
        name: Works
        time_zone: Europe/Berlin
        currency: EUR
        base_load_kw: 0
        month_to_date_peak_kw: 0
        co2_kg_per_kwh: {electricity: 0.4, natural_gas: 0.2}
      horizon: {start: 2026-11-23T00:00, days: 1, slot_minutes: 60}
      equipment:
        - {equipment_id: H-1, equipment_type: electric, capacity_kw: 100, efficiency_percent: 100, mode: batch}
        - {equipment_id: H-2, equipment_type: electric, capacity_kw: 100, efficiency_percent: 80, mode: batch}
      tariff:
        tariff_name: two rates
        effective_date: 2026-01-01
        currency: EUR
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.05, period_category: off-peak}
          - {day_type: weekday, start_time: "06:00", end_time: "00:00", energy_rate_kwh: 0.20, period_category: on-peak}
      jobs: jobs.csv
      """;

  private static final String HEADER =
      "job_id,product_id,quantity,heating_requirement_kwh,duration_minutes,earliest_start,latest_end,"
          + "eligible_equipment,operators_required";

  private WhatIfPlants() {}

  /** A row; times are of the Monday, 24 is midnight. */
  static String job(String id, int kwh, int hours, int from, int until, String eligible) {
    return job(id, kwh, hours, from, until, eligible, 0);
  }

  static String job(
      String id, int kwh, int hours, int from, int until, String eligible, int operators) {
    return "%s,P,1,%d,%d,%s,%s,%s,%d"
        .formatted(id, kwh, hours * 60, at(from), at(until), eligible, operators);
  }

  static String at(int hour) {
    return hour == 24 ? "2026-11-24T00:00" : "2026-11-23T%02d:00".formatted(hour);
  }

  static PlantFiles files(String... rows) {
    return new PlantFiles().file("plant.yaml", PLANT).jobs(HEADER, rows);
  }

  static Plant plant(Path folder, String... rows) {
    return files(rows).plant(folder).plant();
  }

  static PlanResult.Planned planned(Plant plant) {
    return (PlanResult.Planned)
        new Pipeline(new HybridOptimizer(null))
            .run(plant, EFFORT, PipelineListener.NONE, new Cancellation());
  }

  /** The plan of a run as an archive would give it. */
  static GivenPlan given(PlanResult.Planned planned) {
    return new GivenPlan(
        planned.grid(), planned.optimized().schedule(), planned.analysis().bill(), planned.bound());
  }

  static GivenPlan given(Plant plant) {
    return given(planned(plant));
  }

  static ReSolver solver() {
    return new ReSolver(new HybridOptimizer(null), EFFORT, new Cancellation());
  }

  /** Every job on the equipment and at the hour given, equipment on exactly then. */
  static SlottedSchedule schedule(GivenPlan plan, int[] equipmentOf, int[] startOf) {
    List<BitSet> on = plan.grid().equipment().stream().map(unit -> new BitSet()).toList();
    for (int job = 0; job < startOf.length; job++) {
      int end = startOf[job] + plan.grid().jobs().get(job).durationSlots();
      on.get(equipmentOf[job]).set(startOf[job], end);
    }
    return new SlottedSchedule(equipmentOf, startOf, on);
  }
}
