package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.Reporting;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.core.limit.LimitWords;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.reports.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a run that ended without a plan. */
final class NoPlanDocumentsTest {
  @TempDir private Path folder;

  /** A plant whose one job has an hour for two hours of work, or three if it is feasible. */
  private Path plant(boolean feasible) throws IOException {
    Path plant = Files.createDirectories(folder.resolve("plant"));
    Files.writeString(
        plant.resolve("plant.yaml"),
        """
        site: {name: Forge, time_zone: Europe/Berlin, currency: EUR, base_load_kw: 10}
        horizon: {start: 2026-11-23T00:00, days: 1, slot_minutes: 60}
        equipment:
          - {equipment_id: H1, equipment_type: electric, capacity_kw: 100, efficiency_percent: 100}
        tariff:
          tariff_name: Flat
          effective_date: 2026-01-01
          currency: EUR
          periods:
            - {day_type: weekday, start_time: "00:00", end_time: "00:00", energy_rate_kwh: 0.1, demand_rate_kw: 1, period_category: flat}
        jobs:
          - {job_id: J-1, product: Bar, quantity: 1, heating_req: 100, duration_minutes: 120, earliest_start: 2026-11-23T06:00, deadline: 2026-11-23T%s}
        """
            .formatted(feasible ? "09:00" : "07:00"));
    return plant;
  }

  private CommandRun optimize(boolean feasible, String... more) throws IOException {
    String[] arguments = new String[more.length + 6];
    arguments[0] = "optimize";
    arguments[1] = plant(feasible).toString();
    arguments[2] = "--effort";
    arguments[3] = "40";
    arguments[4] = "--out";
    arguments[5] = out().toString();
    System.arraycopy(more, 0, arguments, 6, more.length);
    return CommandRun.of(arguments);
  }

  private Path out() {
    return folder.resolve("out");
  }

  /** Makes one page that says what is in the way, and nothing of a plan. */
  private static final class WhyPage implements ReportRenderer {
    @Override
    public ReportFormat format() {
      return ReportFormat.HTML;
    }

    @Override
    public SortedMap<String, byte[]> render(RunReport report) {
      return new TreeMap<>();
    }

    @Override
    public SortedMap<String, byte[]> render(NoPlanReport report) {
      NoPlanReport.Contradiction why = report.contradiction();
      String text =
          "%s%n%s%n"
              .formatted(
                  why == null
                      ? ""
                      : new LimitWords(report.grid().plant()).contradiction(why.limits()),
                  report.repairs().stream()
                      .flatMap(repair -> repair.changes().stream())
                      .map(change -> change.describe(report.grid().plant()))
                      .toList());
      return new TreeMap<>(Map.of("why.html", text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Plans the plant that has no plan, and keeps the documents that say why. */
  private void withoutPlan() throws IOException {
    PlantFolder plant = PlantFolder.open(plant(false)).orThrow();
    ReportSettings settings =
        new ReportSettings(Set.of(ReportFormat.HTML), Paper.A4, Locale.ENGLISH);
    Pipeline pipeline =
        Pipeline.withAdvice()
            .reporting(
                new Reporting(
                    new ForecastReportingAgent(
                        Reports.writer(), List.of(new WhyPage()), new PublishedFiles()),
                    settings));
    NotPlanned none =
        (NotPlanned)
            pipeline.run(plant, PlanSettings.DEFAULT, PipelineListener.NONE, new Cancellation());
    assertThat(none.status()).isEqualTo(RunStatus.INFEASIBLE);
    assertThat(
            RunFolder.write(out(), plant, none.published().files(new PublishedFiles())).findings())
        .isEmpty();
  }

  private Path aDocument() throws IOException {
    try (var files = Files.walk(out().resolve("report"))) {
      return files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void anInfeasiblePlantGetsDocumentsAndItsFolderSaysThatItHoldsNoPlan() throws IOException {
    withoutPlan();

    assertThat(Files.readString(out().resolve("report/why.html")))
        .contains("J-1 must end by", "J-1 may end 1 h later");
    assertThat(Files.readString(out().resolve("provenance.json")))
        .contains(
            "\"format\": \"heatscheduler-noplan/1\"",
            "\"status\": \"infeasible\"",
            "\"input_hash\"",
            "\"inputs/plant.yaml\"",
            "\"report/")
        .doesNotContain("cost_hash", "optimization_hash");
    assertThat(out().resolve("schedule.json")).doesNotExist();
    assertThat(out().resolve("inputs/plant.yaml"))
        .hasSameTextualContentAs(folder.resolve("plant/plant.yaml"));
  }

  @Test
  void optimizeWritesThePageThatSaysWhyAndStillEndsAsInfeasible() throws IOException {
    CommandRun run = optimize(false, "--report", "html");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(run.err()).contains("What is in the way is written to");
    assertThat(Files.readString(aDocument())).contains("J-1");
    assertThat(CommandRun.of("verify", out().toString()).exitCode()).isEqualTo(ExitCode.INFEASIBLE);
  }

  @Test
  void verifySaysThatThereIsNoPlanAndThatNothingWasEdited() throws IOException {
    withoutPlan();

    CommandRun verify = CommandRun.of("verify", out().toString());

    assertThat(verify.exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(verify.out())
        .contains("No plan", "infeasible", "inputs and documents are as they were written");
    assertThat(CommandRun.of("verify", out().toString(), "--json").out())
        .contains("\"status\": \"no plan\"", "\"run_status\": \"infeasible\"");
  }

  @Test
  void verifyNamesAnEditedInputDocumentOrProvenance() throws IOException {
    withoutPlan();
    String document = out().relativize(aDocument()).toString().replace('\\', '/');
    for (String name : new String[] {"inputs/plant.yaml", document, "input.json"}) {
      Path file = out().resolve(name);
      byte[] kept = Files.readAllBytes(file);
      byte[] edited = java.util.Arrays.copyOf(kept, kept.length + 1);
      edited[kept.length] = '\n';
      Files.write(file, edited);

      CommandRun verify = CommandRun.of("verify", out().toString());

      assertThat(verify.exitCode()).as(name).isEqualTo(ExitCode.VERIFICATION_FAILED);
      assertThat(verify.err()).contains(name);
      Files.write(file, kept);
    }
    Path provenance = out().resolve("provenance.json");
    Files.writeString(
        provenance,
        Files.readString(provenance)
            .replaceFirst("\"input_hash\": \"....", "\"input_hash\": \"0000"));
    assertThat(CommandRun.of("verify", out().toString()).err()).contains("provenance.json");
  }

  @Test
  void commandsThatNeedAPlanSayThatThereIsNone() throws IOException {
    withoutPlan();

    for (String command : new String[] {"report", "explain"}) {
      CommandRun run =
          command.equals("report")
              ? CommandRun.of(command, out().toString())
              : CommandRun.of(command, out().toString(), "--flexibility");
      assertThat(run.exitCode()).as(command).isNotZero();
      assertThat(run.err()).contains("The folder holds no plan");
    }
    assertThat(CommandRun.of("report", out().toString()).exitCode()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void aLaterPlanTakesThePlaceOfTheDocumentsAndTheOtherWayRound() throws IOException {
    withoutPlan();

    assertThat(optimize(true).exitCode()).isZero();
    assertThat(CommandRun.of("verify", out().toString()).exitCode()).isZero();
    assertThat(out().resolve("report")).doesNotExist();

    withoutPlan();
    assertThat(out().resolve("schedule.json")).doesNotExist();
  }

  @Test
  void aFormatThatHasNothingToShowWithoutAPlanWritesNothing() throws IOException {
    assertThat(optimize(false, "--report", "ics").exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out()).doesNotExist();
  }

  @Test
  void tablesSayWhichLimitsContradictAndWhichChangesHelp() throws IOException {
    assertThat(optimize(false, "--report", "csv").exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out().resolve("report/contradiction.csv")).content().contains("J-1 must end by");
    assertThat(out().resolve("report/repairs.csv")).content().contains("J-1 may end");
  }

  @Test
  void withoutReportsNothingIsWritten() throws IOException {
    assertThat(optimize(false).exitCode()).isEqualTo(ExitCode.INFEASIBLE);
    assertThat(out()).doesNotExist();
  }
}
