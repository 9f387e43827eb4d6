package io.heatscheduler.cli.view;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizationTask;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.optimizer.TerminationReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plant of a few lines, drawn and summed up by the views. */
final class ViewPlants {
  private String start = "2026-11-23";
  private int days = 1;
  private int slotMinutes = 60;
  private String name = "Works";
  private String mode = "batch";
  private String heaters = "";
  private String demandCharge = "";
  private final StringBuilder jobs = new StringBuilder();

  ViewPlants days(String first, int count) {
    start = first;
    days = count;
    return this;
  }

  ViewPlants slotMinutes(int minutes) {
    slotMinutes = minutes;
    return this;
  }

  ViewPlants name(String quoted) {
    name = quoted;
    return this;
  }

  ViewPlants shared() {
    mode = "shared";
    return this;
  }

  /** Another heater; its name may hold escapes of a YAML double-quoted text. */
  ViewPlants heater(String id, String heaterName) {
    heaters +=
        "  - {equipment_id: \"%s\", equipment_name: \"%s\", equipment_type: electric, capacity_kw: 100, efficiency_percent: 100}\n"
            .formatted(id, heaterName);
    return this;
  }

  /** A charge of 1 EUR per kW of the highest load. */
  ViewPlants demandCharge(String id) {
    demandCharge = "{id: %s, rate_kw: 1}".formatted(id);
    return this;
  }

  /** A job; {@code more} holds further keys, e.g. {@code latest_end: 2026-11-23T10:00}. */
  ViewPlants job(String id, int kwh, int minutes, String more) {
    String deadline =
        more.contains("latest_end")
            ? ""
            : ", latest_end: " + LocalDate.parse(start).plusDays(days).atStartOfDay();
    jobs.append(
        "  - {job_id: \"%s\", product_id: P, quantity: 1, heating_requirement_kwh: %d, duration_minutes: %d%s%s}\n"
            .formatted(id, kwh, minutes, deadline, more.isEmpty() ? "" : ", " + more));
    return this;
  }

  private PlantFolder write(Path folder) {
    String yaml =
        """
        site: {name: "%s", time_zone: Europe/Berlin, currency: EUR, base_load_kw: 50}
        horizon: {start: %sT00:00, days: %d, slot_minutes: %d}
        equipment:
          - {equipment_id: H-1, equipment_type: electric, capacity_kw: 100, efficiency_percent: 100, mode: %s}
        %stariff:
          tariff_name: two rates
          effective_date: 2026-01-01
          currency: EUR
          demand_charges: [%s]
          periods:
            - {day_type: weekday, start_time: "00:00", end_time: "06:00", energy_rate_kwh: 0.05, period_category: off-peak}
            - {day_type: weekday, start_time: "06:00", end_time: "00:00", energy_rate_kwh: 0.20, period_category: on-peak}
            - {day_type: weekend, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.05, period_category: off-peak}
        jobs:
        %s"""
            .formatted(name, start, days, slotMinutes, mode, heaters, demandCharge, jobs);
    try {
      Files.writeString(folder.resolve("plant.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PlantFolder.open(folder).orThrow();
  }

  /** The plant over its slots. */
  PlantGrid grid(Path folder) {
    return PlantGrid.of(Pipeline.read(write(folder), 5_000).orThrow().plant()).orThrow();
  }

  /** A run whose solver finds H-1 running each job at a start slot, in order of their ids. */
  Planned plan(Path folder, @Nullable BigDecimal bound, int... starts) {
    return (Planned)
        new Pipeline(new Found(bound, starts))
            .run(write(folder), PlanSettings.DEFAULT, PipelineListener.NONE, new Cancellation());
  }

  /**
   * A solver that finds one schedule on the first heater; a bound that reaches its cost proves it.
   */
  private record Found(@Nullable BigDecimal bound, int[] starts) implements PlantOptimizer {
    @Override
    public OptimizerResult optimize(
        OptimizationTask task,
        OptimizerSettings settings,
        ProgressListener listener,
        Cancellation cancellation) {
      PlantGrid plant = task.plant();
      BitSet on = new BitSet();
      for (int job = 0; job < starts.length; job++) {
        on.set(starts[job], starts[job] + plant.jobs().get(job).durationSlots());
      }
      SlottedSchedule found = new SlottedSchedule(new int[starts.length], starts, List.of(on));
      BigDecimal cost = CostCalculator.price(plant, found).planCost();
      boolean proven = bound != null && bound.compareTo(cost) == 0;
      return new OptimizerResult(
          found,
          cost,
          BigDecimal.ZERO,
          new BigDecimal("0.000001"),
          bound,
          proven,
          false,
          List.of(),
          proven ? TerminationReason.OPTIMAL : TerminationReason.WORK_LIMIT,
          7,
          solverType());
    }

    @Override
    public String solverType() {
      return "given";
    }
  }
}
