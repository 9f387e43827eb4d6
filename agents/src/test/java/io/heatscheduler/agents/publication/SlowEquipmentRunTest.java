package io.heatscheduler.agents.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.ExamplePlants;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.TextbookOptimizer;
import io.heatscheduler.optimizer.exact.TextbookSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A kiln that heats up for 90 minutes, from the folder to the verified run: two batches three hours
 * apart, warm in between, because coming back costs 8 kWh and 3 h x 2 kW instead of 60 kWh.
 */
class SlowEquipmentRunTest {
  private static final String PLANT =
      """
      site: {name: Works, time_zone: Europe/Berlin, currency: EUR, base_load_kw: 50, month_to_date_peak_kw: 100}
      horizon: {start: 2026-11-23T00:00, days: 1}
      equipment:
        - equipment_id: KILN-1
          equipment_type: electric
          capacity_kw: 100
          efficiency_percent: 100
          mode: batch
          standby_kw: 20
          startup_minutes: 90
          startup_energy_kwh: 60
          shutdown_minutes: 30
          shutdown_energy_kwh: 4
          end_state: off
          standby_states:
            - {state_id: warm, power_kw: 2, startup_minutes: PT30M, startup_energy_kwh: 8}
      tariff:
        tariff_name: flat
        effective_date: 2026-01-01
        currency: EUR
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, period_category: flat}
      jobs:
        - {job_id: J-1, product_id: P, quantity: 1, heating_requirement_kwh: 50, duration_minutes: 60, earliest_start: 2026-11-23T07:00, latest_end: 2026-11-23T08:00}
        - {job_id: J-2, product_id: P, quantity: 1, heating_requirement_kwh: 50, duration_minutes: 60, earliest_start: 2026-11-23T11:00, latest_end: 2026-11-23T12:00}
      """;

  @TempDir private Path temporary;

  @Test
  void aTextbookSolverRefusesThePlantByName() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("textbook"));
    Files.writeString(folder.resolve("plant.yaml"), PLANT);

    PlanResult result =
        new Pipeline(new TextbookOptimizer(TextbookSolver.SCIP))
            .run(
                PlantFolder.open(folder).orThrow(),
                ExamplePlants.QUICK,
                PipelineListener.NONE,
                new Cancellation());

    assertThat(result.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("SOLVER_CANNOT_MODEL");
              assertThat(finding.message()).contains("KILN-1");
            });
  }

  @Test
  void heatingUpAndTheStateBeforeEachRunArePublishedAndVerified() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("plant"));
    Files.writeString(folder.resolve("plant.yaml"), PLANT);
    PlantFolder inputs = PlantFolder.open(folder).orThrow();
    Planned plan = (Planned) ExamplePlants.plan(inputs);
    Path run = temporary.resolve("run");
    RunFolder.write(run, inputs, plan.published().files(new PublishedFiles())).orThrow();

    assertThat(Files.readAllLines(run.resolve("commitment.csv")))
        .containsExactly(
            "equipment_id,on_start,on_end,heat_up_start,cool_down_end,state_before",
            "KILN-1,2026-11-23T07:00:00+01:00,2026-11-23T08:00:00+01:00,"
                + "2026-11-23T05:30:00+01:00,2026-11-23T08:00:00+01:00,off",
            "KILN-1,2026-11-23T11:00:00+01:00,2026-11-23T12:00:00+01:00,"
                + "2026-11-23T10:30:00+01:00,2026-11-23T12:30:00+01:00,warm");
    assertThat(Files.readString(run.resolve("schedule.json")))
        .contains("\"state_before\": \"warm\"", "\"heat_up_start\": \"2026-11-23T05:30:00+01:00\"");
    // 2 x (50 + 20) for the jobs, 60 to heat up, 2.5 h x 2 kW + 8 kWh in between, 4 at the end
    assertThat(plan.objective()).isEqualByComparingTo("21.7");
    RunVerifier verifier =
        new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles());
    assertThat(verifier.verify(RunFolder.open(run).orThrow(), null))
        .isInstanceOf(Outcome.Done.class);

    Path schedule = run.resolve("schedule.json");
    Files.writeString(
        schedule,
        Files.readString(schedule)
            .replace("\"state_before\": \"warm\"", "\"state_before\": \"off\""));
    assertThat(verifier.verify(RunFolder.open(run).orThrow(), null))
        .isInstanceOf(Outcome.Rejected.class);
  }
}
