package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next days cost, from past runs in real folders; docs/guides/forecast.md. */
final class ForecastTest {
  private static final int WEEKS = 8;
  private static final LocalDate NOW = PastRuns.FIRST_MONDAY.plusWeeks(WEEKS);
  private static final String FORECAST = "report/forecast.json";

  @TempDir private static Path folder;
  private static Path history;
  private static Path plant;
  private static Path out;
  private static CommandRun planned;

  @BeforeAll
  static void planTheWeeksBefore() throws IOException {
    history = Files.createDirectory(folder.resolve("history"));
    PastRuns.plan(folder.resolve("inputs"), history, WEEKS, "0.20");
    plant = PastRuns.plant(folder.resolve("now"), NOW, 7, "Forge", "0.20");
    out = folder.resolve("out");
    planned =
        PastRuns.optimize(plant, out, "--history", history.toString(), "--report", "csv", "--json");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
  }

  @Test
  void eightWeeksOfRunsForecastTwoWeeksThatVerifyCovers() throws IOException {
    assertThat(Files.readString(out.resolve(FORECAST)))
        .contains(
            "\"forecast_status\": \"expected\"",
            "\"known_days\": 63", // the plan's own week with the eight before
            "\"date\": \"%s\"".formatted(NOW.plusWeeks(1)),
            "\"date\": \"%s\"".formatted(NOW.plusWeeks(3).minusDays(1)),
            "\"basis\": \"like_days\"")
        .doesNotContain("\"date\": \"%s\"".formatted(NOW.plusWeeks(3)));
    assertThat(CommandRun.of("verify", out.toString()).exitCode()).isZero();
    assertThat(Files.readString(out.resolve("provenance.json"))).contains('"' + FORECAST + '"');
  }

  @Test
  void jsonOutputCarriesTheForecastAndNullWithoutOne() {
    assertThat(planned.out()).contains("\"forecast\": {", "\"mean_absolute_percent\"");
    CommandRun without = PastRuns.optimize(plant, folder.resolve("without"), "--json");
    assertThat(without.out()).contains("\"forecast\": null");
  }

  @Test
  void documentsMadeLaterKeepTheForecastByteForByte() throws IOException {
    SortedMap<String, String> before = bytesUnder(out);

    CommandRun report = CommandRun.of("report", out.toString(), "--report", "csv");

    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(bytesUnder(out)).isEqualTo(before);
  }

  @Test
  void theSameQuestionAskedLaterHasTheSameAnswer() throws IOException {
    Path later = folder.resolve("later");
    PastRuns.optimize(plant, later);

    CommandRun report =
        CommandRun.of(
            "report", later.toString(), "--report", "csv", "--history", history.toString());

    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(bytesUnder(later)).isEqualTo(bytesUnder(out));
  }

  @Test
  void anEditedForecastIsNamedByVerify() throws IOException {
    Path edited = folder.resolve("edited");
    PastRuns.optimize(plant, edited, "--history", history.toString());
    Path forecast = edited.resolve(FORECAST);
    Files.writeString(
        forecast,
        Files.readString(forecast).replaceFirst("\"expected\": [0-9]", "\"expected\": 9"));

    CommandRun verify = CommandRun.of("verify", edited.toString());

    assertThat(verify.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(verify.err()).contains(FORECAST, "edited");
  }

  @Test
  void runsThatAreBrokenForeignOrMadeLaterAreLeftOutAndTheFirstTwoAreNamed() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    copy(history.resolve("run-" + PastRuns.FIRST_MONDAY), mixed.resolve("a-good"));
    copy(history.resolve("run-" + PastRuns.FIRST_MONDAY), mixed.resolve("b-the-same-again"));
    Path broken = mixed.resolve("c-broken");
    copy(history.resolve("run-" + PastRuns.FIRST_MONDAY.plusWeeks(1)), broken);
    Files.writeString(broken.resolve("bill.json"), "{}");
    Path foreign =
        PastRuns.plant(folder.resolve("foreign"), PastRuns.FIRST_MONDAY, 7, "Bakery", "0.20");
    PastRuns.optimize(foreign, mixed.resolve("d-foreign"));
    Path future = PastRuns.plant(folder.resolve("f"), NOW.plusWeeks(1), 7, "Forge", "0.20");
    PastRuns.optimize(future, mixed.resolve("e-later"));
    Files.createDirectory(mixed.resolve("notes"));

    CommandRun run =
        PastRuns.optimize(plant, folder.resolve("of-mixed"), "--history", mixed.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err())
        .contains("c-broken", "does not verify", "d-foreign", "its site is \"Bakery\"")
        .doesNotContain("a-good", "e-later", "notes");
    assertThat(Files.readString(folder.resolve("of-mixed").resolve(FORECAST)))
        .contains(
            "\"forecast_status\": \"not_enough_history\"",
            "\"known_days\": 14", // one good week and the plan's own
            "\"needed_days\": 28");
  }

  @Test
  void knownJobsBeyondTheHorizonArePlannedAndTheirDaysSaySo() throws IOException {
    LocalDate monday = NOW.plusWeeks(1);
    Path jobs = folder.resolve("later.csv");
    Files.write(jobs, PastRuns.jobs(monday, 3));

    CommandRun run =
        PastRuns.optimize(
            plant,
            folder.resolve("with-jobs"),
            "--history",
            history.toString(),
            "--later-jobs",
            jobs.toString(),
            "--forecast-days",
            "7",
            "--report-effort",
            "50");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String forecast = Files.readString(folder.resolve("with-jobs").resolve(FORECAST));
    assertThat(forecast.split("\"planned_jobs\"", -1)).as(forecast).hasSize(4); // three days
    assertThat(forecast.split("\"like_days\",", -1)).hasSize(5); // four days
    assertThat(forecast).contains("\"later_jobs_sha256\": \"").contains("\"known_heat\"");
  }

  @Test
  void thePlantsOwnJobsAfterItsHorizonArePlannedToo() throws IOException {
    Path longer = PastRuns.plant(folder.resolve("longer"), NOW, 7, "Forge", "0.20");
    Files.write(longer.resolve("jobs.csv"), PastRuns.jobs(NOW, 9));

    CommandRun run =
        PastRuns.optimize(
            longer,
            folder.resolve("of-longer"),
            "--history",
            history.toString(),
            "--forecast-days",
            "7",
            "--report-effort",
            "50");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String forecast = Files.readString(folder.resolve("of-longer").resolve(FORECAST));
    // Easter Monday has no job, but lies before the last one.
    assertThat(forecast.split("\"planned_jobs\"", -1)).hasSize(3);
    assertThat(forecast).contains("\"later_jobs_sha256\": null");
  }

  @Test
  void laterJobsThatCannotBePlannedAreToldAndTheirDaysForecastLikeAnyOther() throws IOException {
    Path jobs = folder.resolve("too-much.csv");
    LocalDate monday = NOW.plusWeeks(1);
    Files.writeString(
        jobs,
        "job_id,product,quantity,heating_req,duration_minutes,earliest_start,deadline%nL-1,Bath,1,9000,180,%sT05:00,%sT09:00%n"
            .formatted(monday, monday));

    CommandRun run =
        PastRuns.optimize(
            plant,
            folder.resolve("of-too-much"),
            "--history",
            history.toString(),
            "--later-jobs",
            jobs.toString(),
            "--report-effort",
            "50");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).contains("were not planned");
    assertThat(Files.readString(folder.resolve("of-too-much").resolve(FORECAST)))
        .contains("\"like_days\"")
        .doesNotContain("\"planned_jobs\"");
  }

  @Test
  void wrongLaterJobsAreRefusedBeforeTheSearch() throws IOException {
    Path jobs = folder.resolve("wrong.csv");
    Files.writeString(jobs, "job_id,product,quantity,heating_req,deadline\nL-1,Bath,1,abc,never\n");
    Path target = folder.resolve("never-written");

    CommandRun run = PastRuns.optimize(plant, target, "--later-jobs", jobs.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.out() + run.err()).contains("abc");
    assertThat(target).doesNotExist();
  }

  @Test
  void pastRunsUnderAnOlderTariffArePricedAgain() throws IOException {
    Path dearer = PastRuns.plant(folder.resolve("dearer"), NOW, 7, "Forge", "0.40");

    CommandRun run =
        PastRuns.optimize(dearer, folder.resolve("repriced"), "--history", history.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("repriced").resolve(FORECAST)))
        .contains("\"repriced_days\": 56", "\"other_tariff_days\": 0");
  }

  @Test
  void optionsThatMakeNoSenseAreUsageErrors() {
    assertThat(PastRuns.optimize(plant, out, "--forecast-days", "7").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            PastRuns.optimize(plant, out, "--forecast-days", "57", "--history", history.toString())
                .exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(
            PastRuns.optimize(plant, out, "--history", folder.resolve("no").toString()).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void whatMoreFreedomWouldSaveIsKeptWithTheDocumentsAndReused() throws IOException {
    Path flexible = folder.resolve("flexible");
    Path tight = PastRuns.plant(folder.resolve("tight"), NOW, 7, "Forge", "0.08");
    change(
        tight.resolve("plant.yaml"),
        "\"06:00\", energy_rate_kwh: 0.08",
        "\"12:00\", energy_rate_kwh: 0.30");
    change(tight.resolve("plant.yaml"), "start_time: \"06:00\"", "start_time: \"12:00\"");
    change(tight.resolve("jobs.csv"), "T22:00", "T12:00"); // just before the cheap hours
    CommandRun run =
        PastRuns.optimize(
            tight, flexible, "--flexibility", "--report-effort", "20", "--report", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    SortedMap<String, String> before = bytesUnder(flexible);
    assertThat(before.get("report/flexibility.json"))
        .contains("\"work_units_each\": 20", "\"kind\": \"deadline\"", "\"minutes_later\": 60");

    CommandRun kept = CommandRun.of("report", flexible.toString(), "--report", "csv");
    assertThat(kept.exitCode()).as(kept.err()).isZero();
    assertThat(bytesUnder(flexible)).isEqualTo(before);

    CommandRun anew =
        CommandRun.of(
            "report",
            flexible.toString(),
            "--report",
            "csv",
            "--flexibility",
            "--report-effort",
            "10");
    assertThat(anew.exitCode()).as(anew.err()).isZero();
    assertThat(Files.readString(flexible.resolve("report/flexibility.json")))
        .contains("\"work_units_each\": 10");
    assertThat(CommandRun.of("verify", flexible.toString()).exitCode()).isZero();
  }

  private static void change(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static SortedMap<String, String> bytesUnder(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
