package io.heatscheduler.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PipelineTest {
  private static final FileFormat FORMAT = new PublishedFiles();

  @Test
  void stagesHappenInTheOrderOfThePipeline() {
    List<String> topics = new ArrayList<>();
    PipelineListener listener =
        new PipelineListener() {
          @Override
          public void onEvent(PipelineEvent event) {
            topics.add(event.topic());
          }
        };

    HeatScheduler.plan(
        ExamplePlants.example("five-columns"), ExamplePlants.QUICK, listener, new Cancellation());

    assertThat(topics)
        .containsExactly(
            "schedule.intake.request",
            "schedule.intake.complete",
            "tariff.ready",
            "equipment.ready",
            "optimization.complete",
            "cost.calculated");
  }

  @Test
  void planIsFeasibleCostsNoMoreThanTheBaselineAndNoLessThanTheBound() {
    Planned plan = planned(ExamplePlants.plan(ExamplePlants.example("five-columns")));

    assertThat(ScheduleVerifier.verify(plan.grid(), plan.schedule())).isEmpty();
    assertThat(plan.objective()).isEqualByComparingTo(plan.analysis().bill().planCost());
    assertThat(plan.objective())
        .isLessThanOrEqualTo(
            java.util.Objects.requireNonNull(plan.analysis().baselineBill()).planCost());
    assertThat(plan.bound()).isNotNull().isLessThanOrEqualTo(plan.objective());
    BigDecimal search = java.util.Objects.requireNonNull(plan.optimized().searchObjective());
    assertThat(search.subtract(plan.objective()).abs())
        .isLessThanOrEqualTo(plan.optimized().tolerance());
  }

  @Test
  void shuffledRowsGiveTheSameFilesByteForByte(@TempDir Path folder) throws IOException {
    Path original = ExamplePlants.ROOT.resolve("examples/five-columns");
    for (String name : List.of("plant.yaml", "jobs.csv")) {
      Files.copy(original.resolve(name), folder.resolve(name));
    }
    List<String> rows = new ArrayList<>(Files.readAllLines(folder.resolve("jobs.csv")));
    rows.removeIf(row -> row.startsWith("#") || row.isBlank());
    List<String> jobs = new ArrayList<>(rows.subList(1, rows.size()));
    Collections.shuffle(jobs, new Random(7));
    jobs.addFirst(rows.getFirst());
    Files.write(folder.resolve("jobs.csv"), jobs);

    Planned first = planned(ExamplePlants.plan(ExamplePlants.example("five-columns")));
    Planned second = planned(ExamplePlants.plan(PlantFolder.open(folder).orThrow()));

    assertThat(second.published().inputHash()).isEqualTo(first.published().inputHash());
    assertThat(second.published().optimizationHash())
        .isEqualTo(first.published().optimizationHash());
    assertThat(second.published().costHash()).isEqualTo(first.published().costHash());
    assertThat(text(second, "schedule.csv")).isEqualTo(text(first, "schedule.csv"));
    assertThat(text(second, "input.json")).isEqualTo(text(first, "input.json"));
  }

  @Test
  void aRunKeepsHowIncumbentAndBoundDevelopedOverTheWork() {
    Planned plan = planned(ExamplePlants.plan(ExamplePlants.example("five-columns")));

    List<SearchStep> trace = plan.search().trace();
    assertThat(trace).hasSizeGreaterThan(1);
    for (int i = 1; i < trace.size(); i++) {
      SearchStep before = trace.get(i - 1);
      SearchStep after = trace.get(i);
      assertThat(after.workUnits()).isGreaterThan(before.workUnits());
      assertThat(after.incumbent()).isNotNull();
      if (before.incumbent() != null) {
        assertThat(after.incumbent()).isLessThanOrEqualTo(before.incumbent());
      }
      if (before.bound() != null) {
        assertThat(after.bound()).isGreaterThanOrEqualTo(before.bound());
      }
    }
    assertThat(trace.getLast().incumbent())
        .isCloseTo(plan.objective(), Offset.offset(plan.optimized().tolerance()));
    assertThat(trace.getLast().bound()).isEqualByComparingTo(plan.bound());
    assertThat(text(plan, "schedule.json"))
        .contains("\"search_trace\"", "\"work_units\": " + trace.getLast().workUnits());
  }

  @Test
  void anotherAsOfInstantGivesAnotherInputHashAndTheSameSchedule() {
    Planned first = planned(ExamplePlants.plan(ExamplePlants.example("five-columns")));
    PlanSettings later =
        new PlanSettings(
            ExamplePlants.QUICK.optimizer(),
            first.grid().time().start().minusSeconds(60),
            100,
            "heatscheduler",
            "run");

    Planned second =
        planned(
            HeatScheduler.plan(
                ExamplePlants.example("five-columns"),
                later,
                PipelineListener.NONE,
                new Cancellation()));

    assertThat(second.published().inputHash()).isNotEqualTo(first.published().inputHash());
    assertThat(second.schedule()).isEqualTo(first.schedule());
  }

  @Test
  void cancelledRunKeepsItsBestSchedule() {
    Cancellation cancellation = new Cancellation();
    PipelineListener cancelAtFirstIncumbent =
        new PipelineListener() {
          @Override
          public void onProgress(Progress progress) {
            if (progress.incumbent() != null) {
              cancellation.cancel();
            }
          }
        };
    PlanSettings endless =
        PlanSettings.DEFAULT.withOptimizer(
            new OptimizerSettings(Duration.ofMinutes(10), null, 0, 1));

    PlanResult result =
        HeatScheduler.plan(
            ExamplePlants.example("foundry"), endless, cancelAtFirstIncumbent, cancellation);

    assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(result).isInstanceOf(Planned.class);
    assertThat(result.terminationReason()).isEqualTo("cancelled");
  }

  @Test
  void moreJobsThanAllowedAreRefusedByName() {
    PlanSettings small =
        new PlanSettings(ExamplePlants.QUICK.optimizer(), null, 3, "heatscheduler", "run");

    PlanResult result =
        HeatScheduler.plan(
            ExamplePlants.example("five-columns"),
            small,
            PipelineListener.NONE,
            new Cancellation());

    assertThat(result.status()).isEqualTo(RunStatus.INVALID);
    assertThat(result.findings()).extracting(Finding::code).contains("TOO_MANY_JOBS");
    assertThat(result.findings().getLast().message())
        .isEqualTo("jobs.csv holds 12 jobs; optimize plans at most 3 (max_jobs).");
  }

  @Test
  void plantThatLeavesAJobNoPlaceIsInfeasibleAndSaysWhy(@TempDir Path folder) throws IOException {
    Path original = ExamplePlants.ROOT.resolve("examples/five-columns");
    Files.copy(original.resolve("plant.yaml"), folder.resolve("plant.yaml"));
    Files.writeString(
        folder.resolve("jobs.csv"),
        Files.readString(original.resolve("jobs.csv")).stripTrailing()
            + "\nJ-99,BATCH-A,1,500000,2026-11-24T12:00\n");

    PlanResult result = ExamplePlants.plan(PlantFolder.open(folder).orThrow());

    assertThat(result).isInstanceOf(NotPlanned.class);
    assertThat(result.status()).isIn(RunStatus.INFEASIBLE, RunStatus.INVALID);
    assertThat(result.findings())
        .filteredOn(finding -> finding.severity() == io.heatscheduler.core.outcome.Severity.ERROR)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.toString()).contains("J-99"));
  }

  @Test
  void embeddersPlanInFiveLines() {
    Plant plant = Pipeline.read(ExamplePlants.example("five-columns"), 100).orThrow().plant();

    PlanResult result =
        HeatScheduler.plan(plant, ExamplePlants.QUICK, PipelineListener.NONE, new Cancellation());
    if (result instanceof PlanResult.Planned plan) {
      assertThat(plan.schedule().assignments()).hasSize(12);
    }

    assertThat(result).isInstanceOf(PlanResult.Planned.class);
  }

  private static Planned planned(PlanResult result) {
    assertThat(result.findings())
        .noneMatch(f -> f.severity() == io.heatscheduler.core.outcome.Severity.ERROR);
    assertThat(result).isInstanceOf(Planned.class);
    return (Planned) result;
  }

  private static String text(Planned plan, String file) {
    SortedMap<String, byte[]> files = plan.published().files(FORMAT);
    return new String(files.get(file), StandardCharsets.UTF_8);
  }
}
