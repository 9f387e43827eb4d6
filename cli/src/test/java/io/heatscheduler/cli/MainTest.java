package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.result.RunFolder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir private Path folder;

  @Test
  void aListTooLongToPlanIsStillValid() {
    String plant = folder.resolve("myplant").toString();
    CommandRun.of("init", plant);

    CommandRun validated = CommandRun.of("validate", plant, "--max-jobs", "5");
    CommandRun optimized = CommandRun.of("optimize", plant, "--max-jobs", "5");

    assertThat(validated.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(validated.out())
        .contains("holds 10 jobs; optimize plans at most 5 (max_jobs).")
        .contains("Data quality");
    assertThat(optimized.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(optimized.err()).contains("holds 10 jobs; optimize plans at most 5 (max_jobs).");
  }

  @Test
  void newcomerInitialisesValidatesOptimisesAndVerifies() {
    String plant = folder.resolve("myplant").toString();
    String out = folder.resolve("out").toString();

    assertThat(CommandRun.of("init", plant).exitCode()).isEqualTo(ExitCode.OK);
    CommandRun validated = CommandRun.of("validate", plant);
    CommandRun optimized = CommandRun.of("optimize", plant, "--out", out, "--effort", "100");
    CommandRun verified = CommandRun.of("verify", out);

    assertThat(validated.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(validated.out()).contains("Valid: 10 jobs, 3 pieces of equipment");
    assertThat(optimized.exitCode()).as(optimized.err()).isEqualTo(ExitCode.OK);
    assertThat(optimized.out())
        .contains(
            "10 jobs on 3 heaters",
            "OVEN-1",
            "Plan cost",
            "First in, first out",
            "Saved",
            "Site peak",
            "Proof",
            "Cost hash",
            "Written to");
    assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.OK);
    assertThat(verified.out()).contains("Verified");
  }

  @Test
  void optimizePrintsEveryPromisedJsonField() {
    CommandRun run =
        CommandRun.of(
            "optimize",
            CommandRun.example("five-columns"),
            "--json",
            "--effort",
            "60",
            "--out",
            folder.resolve("out").toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    Node.Mapping json = parsed(run.out());
    assertThat(json.entries().keySet())
        .contains(
            "status",
            "objective",
            "bound",
            "gap",
            "baseline_cost",
            "optimized_cost",
            "savings",
            "savings_percent",
            "peak_kw",
            "jobs",
            "assignments",
            "solve_seconds",
            "termination_reason",
            "input_hash",
            "optimization_hash",
            "cost_hash");
    for (String number :
        List.of("objective", "bound", "gap", "savings", "peak_kw", "jobs", "solve_seconds")) {
      assertThat(json.get(number))
          .as(number)
          .isInstanceOfSatisfying(
              Node.Scalar.class, s -> assertThat(s.kind()).isEqualTo(Node.Kind.NUMBER));
    }
    assertThat(text(json, "jobs")).isEqualTo("12");
    assertThat(text(json, "assignments")).isEqualTo("12");
    assertThat(text(json, "input_hash")).matches("[0-9a-f]{64}");
    assertThat(text(json, "status")).isIn("optimal", "feasible");
  }

  @Test
  void optimizeRecordsIncumbentAndBoundOverTime() {
    CommandRun run =
        CommandRun.of(
            "optimize",
            CommandRun.example("five-columns"),
            "--json",
            "--effort",
            "60",
            "--out",
            folder.resolve("out").toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    Node.Mapping json = parsed(run.out());
    assertThat(json.get("search_trace"))
        .isInstanceOfSatisfying(
            Node.Sequence.class,
            steps -> {
              assertThat(steps.items()).isNotEmpty();
              Node.Mapping last = (Node.Mapping) steps.items().getLast();
              assertThat(last.entries().keySet())
                  .containsExactly("seconds", "work_units", "incumbent", "bound", "gap");
              assertThat(new BigDecimal(text(last, "bound")))
                  .isEqualByComparingTo(text(json, "bound"));
            });
  }

  @Test
  void outHoldsEveryPromisedFile() {
    Path out = folder.resolve("out");

    CommandRun.of(
        "optimize", CommandRun.example("five-columns"), "--effort", "30", "--out", out.toString());

    assertThat(out)
        .isDirectoryContaining(p -> p.endsWith("inputs"))
        .isDirectoryContaining(p -> p.endsWith("input.json"));
    for (String file :
        List.of(
            "schedule.json",
            "schedule.csv",
            "commitment.csv",
            "load_profile.csv",
            "fuel_profile.csv",
            "bill.json",
            "provenance.json",
            "inputs/plant.yaml",
            "inputs/jobs.csv")) {
      assertThat(out.resolve(file)).as(file).isNotEmptyFile();
    }
    assertThat(out.resolve("schedule.csv"))
        .content()
        .startsWith("job_id,equipment_id,scheduled_start,scheduled_end,power_kw,energy_cost");
    assertThat(out.resolve("commitment.csv")).content().startsWith("equipment_id,on_start,on_end");
    assertThat(out.resolve("load_profile.csv"))
        .content()
        .startsWith("start,site_kw,HTR-001,HTR-002,HTR-003,HTR-004");
  }

  @Test
  void billOfAPlansLoadProfileAddsUpToTheSitesElectricity() {
    Path out = folder.resolve("out");
    CommandRun.of(
        "optimize", CommandRun.example("five-columns"), "--effort", "30", "--out", out.toString());

    CommandRun bill =
        CommandRun.of(
            "bill",
            out.resolve("load_profile.csv").toString(),
            "--plant",
            CommandRun.example("five-columns"));

    assertThat(bill.exitCode()).as(bill.err()).isEqualTo(ExitCode.OK);
    assertThat(bill.out()).contains("energy/", "demand/", "total");
  }

  @Test
  void aDashReadsThePlantFromTheStandardInput() throws IOException {
    Path out = folder.resolve("out");
    Path again = folder.resolve("again");
    String five = CommandRun.example("five-columns");
    CommandRun first =
        CommandRun.of("optimize", five, "--effort", "30", "--json", "--out", out.toString());
    String canonical = Files.readString(out.resolve("input.json"));

    CommandRun second =
        CommandRun.fed(
            canonical, "optimize", "-", "--effort", "30", "--json", "--out", again.toString());
    CommandRun validated = CommandRun.fed("\n" + canonical, "validate", "-");
    CommandRun broken = CommandRun.fed("site: {name: x}\n", "validate", "-");

    assertThat(second.exitCode()).as(second.err()).isEqualTo(ExitCode.OK);
    assertThat(text(parsed(second.out()), "cost_hash"))
        .isEqualTo(text(parsed(first.out()), "cost_hash"));
    assertThat(again.resolve("inputs/plant.json")).hasContent(canonical);
    assertThat(CommandRun.of("verify", again.toString()).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(validated.exitCode()).as(validated.err()).isEqualTo(ExitCode.OK);
    assertThat(broken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(broken.err()).contains("plant.yaml, row 1");
  }

  @Test
  void aDashReadsALoadProfileFromTheStandardInput() {
    String five = CommandRun.example("five-columns");
    String profile = "start,site_kw\n2026-11-24T00:00,100\n2026-11-24T01:00,200\n";

    CommandRun bill = CommandRun.fed(profile, "bill", "-", "--plant", five);
    CommandRun gap =
        CommandRun.fed(
            profile + "2026-11-24T02:00,1\n2026-11-24T04:00,1\n", "bill", "-", "--plant", five);
    CommandRun both = CommandRun.fed(profile, "bill", "-", "--plant", "-");

    assertThat(bill.exitCode()).as(bill.err()).isEqualTo(ExitCode.OK);
    assertThat(bill.out()).contains("300.000 ", "kWh");
    assertThat(gap.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(gap.err()).contains("stdin.csv, row 5, start", "2026-11-24T03:00-06:00");
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("Only one of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs.csv", "jobs.xlsx"})
  void templateIsWrittenOnceAndNeverOverNothingElse(String name) throws IOException {
    Path file = folder.resolve(name);

    assertThat(CommandRun.of("template", file.toString()).exitCode()).isEqualTo(ExitCode.OK);
    byte[] first = Files.readAllBytes(file);
    CommandRun again = CommandRun.of("template", file.toString());

    assertThat(again.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("exists already");
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void unknownVerbAndOptionAreUsageErrorsWithAHint() {
    CommandRun verb = CommandRun.of("optimise", "x");
    CommandRun option = CommandRun.of("optimize", "x", "--timelimit", "3");
    CommandRun none = CommandRun.of();

    assertThat(verb.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(verb.err()).contains("optimize");
    assertThat(option.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(option.err()).contains("--time-limit");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--time-limit=0",
        "--time-limit=soon",
        "--effort=0",
        "--gap=-1",
        "--gap=x",
        "--as-of=2026-11-23",
        "--max-jobs=0"
      })
  void optionOutOfRangeIsAUsageError(String option) {
    CommandRun run = CommandRun.of("optimize", CommandRun.example("five-columns"), option);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void missingFolderIsBadInputAndNamed() {
    CommandRun run = CommandRun.of("optimize", folder.resolve("nowhere").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("nowhere");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aRefusalBeforeReadingPrintsThePromisedJsonFieldsToo() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "mine");

    for (CommandRun run :
        List.of(
            CommandRun.of("optimize", folder.resolve("nowhere").toString(), "--json"),
            CommandRun.of(
                "optimize",
                CommandRun.example("five-columns"),
                "--json",
                "--out",
                file.toString()))) {
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(text(parsed(run.out()), "status")).isEqualTo("invalid");
      assertThat(run.out()).contains("\"objective\": null", "\"cost_hash\": null", "\"fix\"");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void badInputIsReportedAsJsonWhenAskedFor() throws IOException {
    Files.writeString(folder.resolve("plant.yaml"), "sites: {}\n");

    CommandRun run = CommandRun.of("optimize", folder.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    Node.Mapping json = parsed(run.out());
    assertThat(text(json, "status")).isEqualTo("invalid");
    assertThat(run.out()).contains("\"findings\"", "sites", "\"fix\"");
  }

  @Test
  void infeasiblePlantExitsWithFourAndNamesTheJob() throws IOException {
    Path plant = infeasiblePlant();

    CommandRun optimized = CommandRun.of("optimize", plant.toString());
    CommandRun validated = CommandRun.of("validate", plant.toString());

    assertThat(optimized.exitCode()).as(optimized.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(optimized.err()).contains("J-04");
    assertThat(validated.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
  }

  @Test
  void editedRunExitsWithSixAndNamesTheFile() throws IOException {
    Path out = folder.resolve("out");
    CommandRun.of(
        "optimize", CommandRun.example("five-columns"), "--effort", "30", "--out", out.toString());
    Path table = out.resolve("schedule.csv");
    Files.writeString(table, Files.readString(table).replaceFirst("HTR-00[0-9]", "HTR-009"));

    CommandRun run = CommandRun.of("verify", out.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.err()).contains("schedule.csv", "Not verified");
  }

  @Test
  void folderThatIsNotARunIsNeverReplaced() throws IOException {
    Path out = Files.createDirectory(folder.resolve("photos"));
    Files.writeString(out.resolve("holiday.txt"), "mine");

    CommandRun run =
        CommandRun.of(
            "optimize",
            CommandRun.example("five-columns"),
            "--effort",
            "30",
            "--out",
            out.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(out.resolve("holiday.txt")).hasContent("mine");
    assertThat(run.err()).contains("photos").as("refused before the search").doesNotContain("best");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void helpNamesEveryVerbAndCompletionKnowsThem() {
    CommandRun help = CommandRun.of("--help");
    CommandRun completion = CommandRun.of("completion");

    assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
    for (String verb :
        List.of("optimize", "validate", "verify", "bill", "init", "template", "completion")) {
      assertThat(help.out()).contains(verb);
      assertThat(completion.out()).contains(verb);
      assertThat(CommandRun.of(verb, "--help").exitCode()).as(verb).isEqualTo(ExitCode.OK);
    }
  }

  private Path infeasiblePlant() throws IOException {
    Path plant = folder.resolve("tight");
    CommandRun.of("init", plant.toString());
    Path jobs = plant.resolve("jobs.csv");
    Files.writeString(
        jobs, Files.readString(jobs).replaceFirst("(J-04,.*)T08:00,1,", "$1T05:00,1,"));
    return plant;
  }

  private Node.Mapping parsed(String json) {
    try {
      Path run = Files.createDirectories(folder.resolve("json"));
      Files.writeString(run.resolve("provenance.json"), json);
      Outcome<Node.Mapping> read = RunFolder.open(run).orThrow().document("provenance.json");
      return read.orThrow();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private static String text(Node.Mapping json, String key) {
    return json.get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
