package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a planner sees of a plant without a schedule; docs/infeasible.md. */
final class InfeasiblePlantTest {
  /** J-04 may start at 04:00 and takes 90 minutes. */
  private static final String J04_UNTIL = "2026-12-07T%s,1,";

  @TempDir private Path folder;

  @Test
  void theConflictAndTheSmallestRepairAreShownInAPlannersWords() throws IOException {
    CommandRun run = optimize(jobFourEndsBy("05:00"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err())
        .contains(
            "J-04 cannot be planned: J-04 may not start before Mon 7 Dec 04:00; J-04 must end by Mon 7 Dec 05:00.",
            "J-04 needs 160 kW of heat for 1 h 30 min at 90 °C",
            "Without any one of these, the others can be kept",
            "1. J-04 may end 30 min later, by Mon 7 Dec 05:30",
            "relax price 125.00 EUR",
            "no smaller change suffices",
            "--relax");
  }

  @Test
  void theRepairMadeLetsThePlantBePlannedAndAMinuteLessDoesNot() throws IOException {
    assertThat(optimize(jobFourEndsBy("05:30")).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(optimize(jobFourEndsBy("05:29")).exitCode()).isEqualTo(ExitCode.INFEASIBLE);
  }

  @Test
  void jsonCarriesTheConflictAndTheExactChange() throws IOException {
    CommandRun run = optimize(jobFourEndsBy("05:00"), "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(flat(run.out()))
        .contains(
            "\"status\": \"infeasible\"",
            "\"minimal\": true",
            "{\"kind\": \"planned\", \"job_id\": \"J-04\"",
            "{\"kind\": \"deadline\", \"job_id\": \"J-04\", \"words\": \"J-04 must end by Mon 7 Dec 05:00\"}",
            "{\"kind\": \"deadline\", \"changes\": [{\"job_id\": \"J-04\", \"minutes_later\": 30,",
            "\"smallest\": true, \"price\": 125,");
  }

  @Test
  void aPeakLimitTooLowForAJobIsNamedAndRaisedByWhatIsMissing() throws IOException {
    CommandRun run =
        optimize(
            plant(text -> text.replace("contractual_peak_kw: 600", "contractual_peak_kw: 300")));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err())
        .contains("J-08 cannot be planned: the site may draw at most 300 kW.")
        .containsPattern("The peak limit is 3\\.08\\d kW higher, 303\\.08\\d kW");
  }

  @Test
  void maintenanceAndShiftsInTheWayAreNamedWithTheirTimes() throws IOException {
    Path all =
        plant(
            text ->
                text.replace(
                    "{start: 2026-12-08T08:00, end: 2026-12-08T12:00, reason: maintenance}",
                    "{start: 2026-12-07T00:00, end: 2026-12-09T00:00, reason: relining}"));
    Files.writeString(
        all.resolve("jobs.csv"),
        Files.readString(all.resolve("jobs.csv"))
            .replaceFirst("(J-01,.*),OVEN-1;OVEN-2,1", "$1,OVEN-2,4"));

    CommandRun run = optimize(all);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err()).contains("J-01").contains("3 operators");
    CommandRun json = optimize(all, "--json");
    assertThat(json.out()).contains("\"conflict\"").doesNotContain("\"conflict\": null");
  }

  @Test
  void relaxPlansBreaksTheLeastAndVerifyNamesWhatIsBroken() throws IOException {
    Path plant = jobFourEndsBy("05:00");
    Path out = folder.resolve("relaxed");
    String broken = "J-04 ends 30 min late, Mon 7 Dec 05:30: 125.00 EUR";

    CommandRun run = optimize(plant, "--relax", "--out", out.toString());
    CommandRun verified = CommandRun.of("verify", out.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("1 limit broken, relax price 125.00 EUR on top of the plan cost", broken);
    assertThat(verified.exitCode()).as(verified.err()).isEqualTo(ExitCode.OK);
    assertThat(verified.out()).contains("but those below", broken);
    assertThat(CommandRun.of("verify", out.toString(), "--json").out())
        .contains("\"violations\": [", "\"deadline\"");
  }

  @Test
  void aViolationUnderstatedInTheRunIsFound() throws IOException {
    Path out = folder.resolve("relaxed");
    optimize(jobFourEndsBy("05:00"), "--relax", "--out", out.toString());
    Path schedule = out.resolve("schedule.json");
    Files.writeString(
        schedule, Files.readString(schedule).replace("\"amount\": 0.5", "\"amount\": 0.25"));

    CommandRun run = CommandRun.of("verify", out.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.err()).contains("schedule.json");
  }

  @Test
  void aScheduleThatBreaksALimitDoesNotVerifyOnceItIsNoRelaxedRun() throws IOException {
    Path out = folder.resolve("relaxed");
    optimize(jobFourEndsBy("05:00"), "--relax", "--out", out.toString());
    Path schedule = out.resolve("schedule.json");
    Files.writeString(schedule, Files.readString(schedule).replace("\"violations\"", "\"notes\""));

    CommandRun run = CommandRun.of("verify", out.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(run.err()).contains("SCHEDULE_TOO_LATE");
  }

  @Test
  void aFeasiblePlantIsPlannedTheSameWithRelaxWhereBreakingALimitDoesNotPay() throws IOException {
    Path plant = plant(text -> text);

    CommandRun strict = optimize(plant, "--json");
    CommandRun relaxed = optimize(plant, "--relax");

    assertThat(strict.out()).contains("\"violations\": null", "\"relax_price\": null");
    assertThat(relaxed.out()).contains("nothing: the plan keeps every limit");
  }

  @Test
  void relaxPricesOfThePlantDecideAndBelongToTheInputHash() throws IOException {
    Path plain = jobFourEndsBy("05:00");
    String without = hash(optimize(plain, "--json"));
    Path priced =
        change(plain, "plant.yaml", text -> text + "\nrelax_prices: {late_hour: 80, peak_kw: 5}\n");

    CommandRun run = optimize(priced, "--json");

    assertThat(flat(run.out())).contains("\"price\": 200,"); // 0.5 h x 80 x weight 5
    assertThat(hash(run)).isNotEqualTo(without);
  }

  @Test
  void aWrongRelaxPriceIsRefusedByName() throws IOException {
    Path plant = plant(text -> text + "\nrelax_prices: {late_hours: 80, peak_kw: -5}\n");

    CommandRun run = CommandRun.of("validate", plant.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("late_hours", "Did you mean late_hour?", "peak_kw", "-5");
  }

  private CommandRun optimize(Path plant, String... more) {
    String[] usual = {"optimize", plant.toString(), "--effort", "1500", "--gap", "0.02"};
    boolean writes = String.join(" ", more).contains("--out");
    String[] out =
        writes ? new String[0] : new String[] {"--out", folder.resolve("out").toString()};
    String[] all = new String[usual.length + out.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(out, 0, all, usual.length, out.length);
    System.arraycopy(more, 0, all, usual.length + out.length, more.length);
    return CommandRun.of(all);
  }

  private Path jobFourEndsBy(String clock) throws IOException {
    return change(
        plant(text -> text),
        "jobs.csv",
        text -> text.replace(J04_UNTIL.formatted("08:00"), J04_UNTIL.formatted(clock)));
  }

  private Path plant(UnaryOperator<String> edit) throws IOException {
    Path plant = Files.createTempDirectory(folder, "plant");
    Files.delete(plant);
    CommandRun.of("init", plant.toString());
    return change(plant, "plant.yaml", edit);
  }

  private static Path change(Path plant, String file, UnaryOperator<String> edit)
      throws IOException {
    Path path = plant.resolve(file);
    Files.writeString(path, edit.apply(Files.readString(path)));
    return plant;
  }

  private static String flat(String json) {
    return json.replaceAll("\\s+", " ").replace("[ ", "[").replace("{ ", "{").replace(" }", "}");
  }

  private static String hash(CommandRun run) {
    Matcher matcher = Pattern.compile("\"input_hash\": \"([0-9a-f]{64})\"").matcher(run.out());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
