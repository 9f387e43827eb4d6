package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.result.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code replan} on the plan of the smallest example, at noon. */
final class ReplanTest {
  private static final String NOON = "2026-11-24T12:00";

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path plan;

  @BeforeAll
  static void planOnce() {
    plan = shared.resolve("four");
    CommandRun run =
        CommandRun.of(
            "optimize", CommandRun.example("five-columns"), "--effort", "40", "--out", plan + "");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
  }

  private CommandRun replan(String... more) {
    String[] args =
        Stream.concat(
                Stream.of("replan", plan.toString(), "--effort", "40", "--at", NOON),
                Stream.of(more))
            .toArray(String[]::new);
    return CommandRun.of(args);
  }

  @Test
  void aTripIsAnsweredWithAPlanThatVerifiesAndTheOldOneIsUntouched() {
    Map<String, Integer> before = contents(plan);
    Path out = folder.resolve("new");

    CommandRun run =
        replan("--trip", "HTR-004=2026-11-24T12:00/2026-11-24T16:00", "--out", out.toString());
    CommandRun verified = CommandRun.of("verify", out.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "Four heaters · planned anew from Tue 24 Nov 2026 12:00",
            "because HTR-004 is out of order from Tue 24 Nov 12:00 to Tue 24 Nov 16:00",
            "Old plan",
            "New plan",
            "Difference",
            "Moves",
            "Cost hash",
            "Written to");
    assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.OK);
    assertThat(out.resolve("replan.json")).isNotEmptyFile();
    assertThat(contents(plan)).isEqualTo(before);
  }

  @Test
  void withoutOutTheNewPlanStandsBesideTheOldWithTheTimeInItsName() {
    CommandRun run = replan("--cancel", lastJob());
    Path beside = shared.resolve("four-20261124-1200");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(beside).isDirectory();

    CommandRun again =
        CommandRun.of("replan", beside.toString(), "--effort", "40", "--at", "2026-11-24T12:30");

    assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.OK);
    assertThat(shared.resolve("four-20261124-1230")).isDirectory();
  }

  @Test
  void eventsOfAFileDoWhatTheOptionsDo() throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("events.yaml"),
            """
            trips:
              - {equipment: HTR-004, start: 2026-11-24T12:00, end: 2026-11-24T16:00}
            """);
    Path a = folder.resolve("a");
    Path b = folder.resolve("b");

    replan("--events", events.toString(), "--out", a.toString());
    replan("--trip", "HTR-004=2026-11-24T12:00/2026-11-24T16:00", "--out", b.toString());

    assertThat(contents(a)).isNotEmpty().isEqualTo(contents(b));
  }

  @Test
  void jsonTellsTheDifferenceAndItsParts() {
    CommandRun run =
        replan(
            "--json",
            "--freeze",
            "PT30M",
            "--move-price",
            "5",
            "--trip",
            "HTR-004=2026-11-24T12:00/2026-11-24T16:00",
            "--out",
            folder.resolve("new").toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    Node.Mapping json = parsed(run.out());
    assertThat(json.entries())
        .containsKeys(
            "status",
            "objective",
            "cost_hash",
            "follows",
            "at",
            "events",
            "old_total",
            "sunk_cost",
            "old_rest",
            "new_rest",
            "new_total",
            "difference",
            "moves",
            "move_price",
            "gap_with_moves",
            "moved",
            "restarted",
            "running",
            "frozen",
            "kept",
            "findings");
    assertThat(text(json, "freeze_minutes")).isEqualTo("30");
    assertThat(text(json, "move_price")).isEqualTo("5");
  }

  @Test
  void ifNoPlanIsLeftTheExitCodeSaysSoAndNothingIsWritten() {
    Path out = folder.resolve("none");

    CommandRun run =
        replan(
            "--trip",
            "HTR-001=2026-11-24T12:00/2026-11-25T00:00",
            "--trip",
            "HTR-002=2026-11-24T12:00/2026-11-25T00:00",
            "--trip",
            "HTR-004=2026-11-24T12:00/2026-11-25T00:00",
            "--out",
            out.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err()).contains("unavailable", " Why\n", "No new plan; the old one in " + plan);
    assertThat(out).doesNotExist();
  }

  @Test
  void anEditedPlanIsNotPlannedAnew() throws IOException {
    Path edited = folder.resolve("edited");
    copy(plan, edited);
    Path schedule = edited.resolve("schedule.csv");
    Files.writeString(schedule, Files.readString(schedule).replaceFirst("HTR-00[0-9]", "HTR-009"));

    CommandRun run = CommandRun.of("replan", edited.toString(), "--at", NOON);

    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.err()).contains("schedule.csv");
  }

  @Test
  void aRelaxedPlanIsNotPlannedAnew() throws IOException {
    Path plant = folder.resolve("late");
    copy(Path.of(CommandRun.example("five-columns")), plant);
    Path jobs = plant.resolve("jobs.csv");
    Files.writeString(
        jobs, Files.readString(jobs).replace("400,2026-11-24T08:00", "400,2026-11-24T00:30"));
    Path relaxed = folder.resolve("relaxed");
    CommandRun optimized =
        CommandRun.of(
            "optimize", plant.toString(), "--relax", "--effort", "40", "--out", relaxed.toString());

    CommandRun run = CommandRun.of("replan", relaxed.toString(), "--at", NOON);

    assertThat(optimized.exitCode()).as(optimized.err()).isEqualTo(ExitCode.OK);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("made with --relax");
  }

  @Test
  void aFolderThatIsNoRunIsBadInput() {
    CommandRun run = CommandRun.of("replan", folder.toString(), "--at", NOON);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("RUN_MISSING");
  }

  @Test
  void anUnknownHeaterIsBadInputWithASuggestion() {
    CommandRun run = replan("--trip", "HTR-04=2026-11-24T12:00/2026-11-24T16:00");

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("HTR-04 is not an equipment", "Did you mean HTR-004?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--trip=HTR-004",
        "--trip=HTR-004=2026-11-24T12:00",
        "--late=J-12",
        "--freeze=soon",
        "--move-price=-1",
        "--move-price=x"
      })
  void anOptionOutOfRangeIsAUsageError(String option) {
    CommandRun run = replan(option);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isNotBlank().doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noon", "2026-11-24", "2026-02-30T10:00"})
  void aTimeNobodyCanReadIsAUsageError(String at) {
    CommandRun run = CommandRun.of("replan", plan.toString(), "--at", at);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("2026-11-24T10:00");
  }

  private static String lastJob() {
    try (Stream<String> rows = Files.lines(plan.resolve("schedule.csv"))) {
      return rows.skip(1)
          .map(row -> row.split(","))
          .max(java.util.Comparator.comparing(cells -> cells[2]))
          .orElseThrow()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> contents(Path run) {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            run.relativize(file).toString(), java.util.Arrays.hashCode(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private Node.Mapping parsed(String json) {
    try {
      Files.writeString(folder.resolve("provenance.json"), json);
      Outcome<Node.Mapping> read = RunFolder.open(folder).orThrow().document("provenance.json");
      return read.orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Node.Mapping json, String key) {
    return json.get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
