package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code explain}, {@code compare} and {@code front} as a planner runs them, on the starter plant.
 */
final class WhatIfCommandsTest {
  private static final String EFFORT = "20";

  @TempDir private static Path shared;
  private static String plant = "";
  private static String out = "";

  @TempDir private Path folder;

  @BeforeAll
  static void planTheStarterPlant() {
    plant = shared.resolve("myplant").toString();
    out = shared.resolve("out").toString();
    assertThat(CommandRun.of("init", plant).exitCode()).isEqualTo(ExitCode.OK);
    CommandRun planned = CommandRun.of("optimize", plant, "--out", out, "--effort", "60");
    assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.OK);
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--effort", EFFORT));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private Node.Mapping json(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    Path file = folder.resolve("printed.json");
    Files.writeString(file, run.out());
    Outcome<Node.Mapping> read = PlantFolder.open(file).orThrow().entry();
    return read.orThrow();
  }

  private static List<Node.Mapping> rows(Node.Mapping document, String key) {
    assertThat(document.get(key)).isInstanceOf(Node.Sequence.class);
    return ((Node.Sequence) document.get(key))
        .items().stream().map(item -> (Node.Mapping) item).toList();
  }

  private static BigDecimal number(Node.Mapping document, String key) {
    assertThat(document.get(key)).as(key).isInstanceOf(Node.Scalar.class);
    return new BigDecimal(((Node.Scalar) document.get(key)).text());
  }

  @Test
  void aJobIsExplainedByWhatItsAlternativesCostMore() {
    CommandRun explained = run("explain", out, "--job", "J-01");

    assertThat(explained.exitCode()).as(explained.err()).isEqualTo(ExitCode.OK);
    assertThat(explained.out())
        .contains(
            "J-01 runs on OVEN-",
            "If J-01 runs on OVEN-",
            "Costs more",
            "proven to lie between",
            "Each alternative was planned again from the plan with 20 work units.");
  }

  @Test
  void theDifferenceIsTheSumOfItsComponentsAndLiesBetweenItsBounds() throws IOException {
    Node.Mapping printed =
        json(run("explain", out, "--job", "J-07", "--start", "2026-12-07T18:00", "--json"));

    Node.Mapping answer = rows(printed, "alternatives").getFirst();
    BigDecimal sum =
        rows(answer, "components").stream()
            .map(part -> number(part, "amount"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(number(answer, "difference")).isEqualByComparingTo(sum).isNotNegative();
    assertThat(number(answer, "difference"))
        .isEqualByComparingTo(number(answer, "objective").subtract(number(printed, "best_known")))
        .isBetween(number(answer, "difference_at_least"), number(answer, "difference_at_most"));
  }

  @Test
  void aStartTheJobsOwnRowForbidsIsImpossibleAndSaysWhy() {
    CommandRun late = run("explain", out, "--job", "J-04", "--start", "2026-12-07T10:00");

    assertThat(late.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(late.out())
        .contains("Impossible", "no plan can have it", "after its deadline")
        .doesNotContain("Costs more");
  }

  @Test
  void aNameOrTimeThatIsNotThePlansIsRefusedWithTheWayOut() {
    CommandRun job = run("explain", out, "--job", "J-1");
    CommandRun equipment = run("explain", out, "--job", "J-01", "--equipment", "OVEN1");
    CommandRun start = run("explain", out, "--job", "J-01", "--start", "2026-12-07T06:05");
    CommandRun noTime = run("explain", out, "--job", "J-01", "--start", "soon");

    assertThat(List.of(job, equipment, start, noTime))
        .extracting(CommandRun::exitCode)
        .containsOnly(ExitCode.BAD_INPUT);
    assertThat(job.err()).contains("--job: \"J-1\" is not a job of the plan.", "J-01");
    assertThat(equipment.err()).contains("--equipment: ", "Did you mean OVEN-1?");
    assertThat(start.err()).contains("--start: ", "not the start of a slot");
    assertThat(noTime.err()).contains("--start: ", "soon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--job J-01 --flexibility",
        "--flexibility --equipment OVEN-1",
        "--flexibility --most 0"
      })
  void aQuestionThatIsNoneIsAUsageError(String options) {
    List<String> arguments = new ArrayList<>(List.of("explain", out));
    if (!options.isEmpty()) {
      arguments.addAll(List.of(options.split(" ")));
    }

    assertThat(CommandRun.of(arguments.toArray(String[]::new)).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aResultThatWasEditedIsNotExplained() throws IOException {
    Path edited = folder.resolve("edited");
    CommandRun.of("optimize", plant, "--out", edited.toString(), "--effort", EFFORT);
    Path file = edited.resolve("schedule.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("J-01", "J-99"));

    CommandRun explained = run("explain", edited.toString(), "--flexibility");

    assertThat(explained.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(explained.err()).contains("schedule.csv", "FILE_DIFFERS");
  }

  @Test
  void flexibilityListsOnlyWhatSavesMoreThanTheReference() throws IOException {
    Node.Mapping printed = json(run("explain", out, "--flexibility", "--json"));

    assertThat(number(printed, "reference")).isLessThanOrEqualTo(number(printed, "objective"));
    assertThat(rows(printed, "worth"))
        .allSatisfy(worth -> assertThat(number(worth, "saving")).isPositive());
    assertThat(run("explain", out, "--flexibility").out())
        .contains("What more freedom would save", "binding limits tried");
  }

  @Test
  void scenariosAreComparedAndEachColumnIsAVerifiableRun() throws IOException {
    Path scenario = folder.resolve("scenario.yaml");
    Files.writeString(
        scenario,
        """
        name: Third oven
        changes:
          - add_equipment:
              equipment_id: OVEN-3
              equipment_type: electric
              capacity_kw: 200
              efficiency_percent: 97
              mode: batch
              max_temperature_c: 250
          - more_operators: {shift: night, by: 1}
        """);
    Path compared = folder.resolve("compared");

    CommandRun run =
        run(
            "compare",
            plant,
            "--scenario",
            scenario.toString(),
            "--peak-limit",
            "400",
            "--without-equipment",
            "OVEN-2",
            "--out",
            compared.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "as is",
            "Third oven",
            "peak limit 400 kW",
            "without OVEN-2",
            "Plan cost",
            "against as is",
            "First in, first out",
            "Site peak",
            "CO2",
            "Energy",
            "Gap",
            "Third oven: OVEN-3 of 200 kW is added; shift night has 1 more operator");
    for (String column :
        List.of("0-as-is", "1-third-oven", "2-peak-limit-400-kw", "3-without-oven-2")) {
      CommandRun verified = CommandRun.of("verify", compared.resolve(column).toString());
      assertThat(verified.exitCode()).as(column + verified.err()).isEqualTo(ExitCode.OK);
    }
    assertThat(compared.resolve("1-third-oven/inputs/plant.json")).isNotEmptyFile();
    CommandRun explained =
        run("explain", compared.resolve("1-third-oven").toString(), "--job", "J-04");
    assertThat(explained.exitCode()).as(explained.err()).isEqualTo(ExitCode.OK);
  }

  @Test
  void comparisonAsJsonHasTheFieldsOfARunForEachColumn() throws IOException {
    Node.Mapping printed = json(run("compare", plant, "--peak-limit", "none", "--json"));

    List<Node.Mapping> columns = rows(printed, "scenarios");
    assertThat(columns).hasSize(2);
    for (Node.Mapping column : columns) {
      assertThat(column.entries().keySet())
          .contains(
              "name",
              "changes",
              "status",
              "objective",
              "bound",
              "gap",
              "baseline_cost",
              "savings_percent",
              "peak_kw",
              "co2_kg",
              "input_kwh",
              "input_hash",
              "findings");
    }
    assertThat(number(columns.getLast(), "objective"))
        .isLessThanOrEqualTo(number(columns.getFirst(), "objective"));
  }

  @Test
  void aScenarioWithoutAPlanIsAnAnswerAndSaysWhy() {
    CommandRun run = run("compare", plant, "--without-equipment", "BOILER-1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("no plan");
    assertThat(run.err()).contains("without BOILER-1 has no plan", "J-04", "fits no equipment");
  }

  @Test
  void aWrongScenarioIsRefusedBeforeAnythingIsPlanned() throws IOException {
    Path scenario = folder.resolve("wrong.yaml");
    Files.writeString(scenario, "changes:\n  - remove_equipment: OVEN1\n");

    CommandRun run = run("compare", plant, "--scenario", scenario.toString());
    CommandRun missing = run("compare", plant, "--tariff", folder.resolve("no.yaml").toString());
    CommandRun nothing = CommandRun.of("compare", plant);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err())
        .contains("wrong.yaml, row 2, /changes/0/remove_equipment", "Did you mean OVEN-1?");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).contains("no.yaml");
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.err()).contains("Compare with what?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"peak", "energy"})
  void aFrontIsPrintedFromTheLowestToTheCheapest(String measure) throws IOException {
    Node.Mapping printed =
        json(run("front", plant, "--against", measure, "--points", "4", "--json"));

    List<Node.Mapping> points = rows(printed, "points");
    assertThat(points).hasSizeBetween(1, 4);
    for (int i = 0; i < points.size(); i++) {
      assertThat(number(points.get(i), "bound"))
          .isLessThanOrEqualTo(number(points.get(i), "objective"));
      if (i > 0) {
        assertThat(number(points.get(i), "value"))
            .isGreaterThan(number(points.get(i - 1), "value"));
        assertThat(number(points.get(i), "objective"))
            .isLessThan(number(points.get(i - 1), "objective"));
      }
    }
    assertThat(run("front", plant, "--against", measure).out())
        .contains("Cost against", "at least", "gap", "plans were searched for");
  }

  @Test
  void aFrontNeedsEmissionFactorsAMeasureAndAFewPoints() {
    CommandRun unknown = run("front", plant, "--against", "co2");
    CommandRun measure = run("front", plant, "--against", "noise");
    CommandRun points = run("front", plant, "--against", "peak", "--points", "2");

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unknown.err()).contains("co2_kg_per_kwh", "natural_gas", "electricity");
    assertThat(measure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(points.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(points.err()).contains("--points (2) must be from 3 to 9.");
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    CommandRun first = run("explain", out, "--job", "J-02", "--json");

    assertThat(run("explain", out, "--job", "J-02", "--json").out()).isEqualTo(first.out());
  }
}
