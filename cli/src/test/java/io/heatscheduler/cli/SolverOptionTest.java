package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The solver of the user's choice, from the command line. */
final class SolverOptionTest {
  /** Three jobs of an hour or two on two heaters in six hours: any solver needs milliseconds. */
  private static final String PLANT =
      """
      site: {name: Small, time_zone: UTC, currency: EUR, month_to_date_peak_kw: 0}
      horizon: {start: "2026-11-23T00:00", end: "2026-11-23T06:00", slot_minutes: 60}
      equipment:
        - {equipment_id: H1, equipment_type: electric, capacity_kw: 100, efficiency_percent: 95}
        - {equipment_id: H2, equipment_type: electric, capacity_kw: 60, efficiency_percent: 90, mode: batch}
      tariff:
        tariff_name: TOU
        effective_date: 2026-01-01
        currency: EUR
        periods:
          - {day_type: weekday, start_time: "00:00", end_time: "03:00", energy_rate_kwh: 0.30}
          - {day_type: weekday, start_time: "03:00", end_time: "00:00", energy_rate_kwh: 0.10}
          - {day_type: weekend, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.10}
        demand_charges: [{id: facility, rate_kw: 1}]
      jobs:
        - {job_id: A, product_id: P, quantity: 1, latest_end: "2026-11-23T06:00", heating_requirement_kwh: 100, duration_minutes: 120}
        - {job_id: B, product_id: P, quantity: 1, latest_end: "2026-11-23T06:00", heating_requirement_kwh: 50, duration_minutes: 60}
        - {job_id: C, product_id: P, quantity: 1, latest_end: "2026-11-23T06:00", heating_requirement_kwh: 60, duration_minutes: 60}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writePlant() throws IOException {
    Files.writeString(folder.resolve("plant.yaml"), PLANT);
  }

  private CommandRun optimize(String... options) {
    List<String> words = new ArrayList<>(List.of("optimize", folder.toString()));
    words.addAll(List.of(options));
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp-sat", "scip", "highs"})
  void plansWithTheSolverOfTheUsersChoice(String solver) {
    CommandRun ours = optimize("--json", "--gap", "0");
    CommandRun run = optimize("--json", "--solver", solver);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("\"solver_type\": \"textbook-" + solver + "\"", "\"status\": \"optimal\"");
    assertThat(objective(run)).isEqualTo(objective(ours)).isNotEmpty();
    assertThat(CommandRun.of("verify", folder.resolve("out").toString()).exitCode())
        .isEqualTo(ExitCode.OK);
  }

  private static String objective(CommandRun run) {
    return run.out().lines().filter(line -> line.contains("\"objective\"")).findFirst().orElse("");
  }

  @Test
  void aSolverThatIsNotInstalledIsNamedWithTheWayOut() {
    CommandRun run = optimize("--solver", "gurobi");

    assumeThat(run.exitCode()).as("Gurobi is not installed here").isNotEqualTo(ExitCode.OK);
    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_PLAN);
    assertThat(run.err()).contains("SOLVER_UNAVAILABLE", "gurobi", "GUROBI_HOME");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anUnknownSolverIsRefusedWithTheNamesThereAre() {
    CommandRun run = optimize("--solver", "cplex");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("'cplex'", "hybrid, cp-sat, scip, highs, gurobi");
  }

  @Test
  void optionsOfTheHybridAreRefusedWithAnotherSolver() {
    CommandRun run = optimize("--solver", "highs", "--effort", "5");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--effort", "--time-limit");
  }
}
