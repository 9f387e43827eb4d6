package io.heatscheduler.agents.publication;

import static io.heatscheduler.agents.cost.SmallPlants.LONG;
import static io.heatscheduler.agents.cost.SmallPlants.job;
import static io.heatscheduler.agents.cost.SmallPlants.planned;
import static io.heatscheduler.agents.cost.SmallPlants.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.cost.SmallPlants;
import io.heatscheduler.agents.optimization.GivenAnswer;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import io.heatscheduler.optimizer.Cancellation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run publishes what its schedule is compared with: FIFO, and the plant's own plan. */
final class ComparisonsTest {
  private static final String HOUR = job("A", 100, 60, "00:00", "24:00", "");

  /** An hour that must run while first in, first out has given the furnace away. */
  private static final String MUST_RUN = job("M", 50, 60, "09:00", "24:00", "09:00/10:00");

  @TempDir private Path temporary;

  private Planned plan(int[] starts, String... rows) {
    SmallPlants.files(rows).in(temporary);
    PlanResult result =
        new Pipeline(GivenAnswer.schedule(grid -> schedule(grid, starts), null))
            .run(folder(), PlanSettings.DEFAULT, PipelineListener.NONE, new Cancellation());
    assertThat(result).as("%s", result.findings()).isInstanceOf(Planned.class);
    return (Planned) result;
  }

  private PlantFolder folder() {
    return PlantFolder.open(temporary).orThrow();
  }

  /** Writes the run into a folder and verifies it from there. */
  private Outcome<VerifiedRun> verify(Planned plan) {
    Path run = temporary.resolve("run");
    PlantFolder inputs = folder();
    Pipeline.read(inputs, 100).orThrow(); // a folder knows its files once they were read
    RunFolder.write(run, inputs, plan.published().files(new PublishedFiles())).orThrow();
    return new RunVerifier(source -> Pipeline.read(source, 100), new PublishedFiles())
        .verify(RunFolder.open(run).orThrow(), plan.published().costHash());
  }

  private static String text(Planned plan, String file) {
    return new String(
        Objects.requireNonNull(plan.published().files(new PublishedFiles()).get(file)),
        StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> member(Document document, String key) {
    return ((Document) Objects.requireNonNull(document.members().get(key))).members();
  }

  private static List<String> warnings(Planned plan) {
    return ((List<?>) Objects.requireNonNull(plan.published().schedule().members().get("warnings")))
        .stream()
            .map(warning -> String.valueOf(((Document) warning).members().get("code")))
            .toList();
  }

  @Test
  void thePlantsOwnPlanIsPricedAndCompared() {
    Planned plan = plan(new int[] {0}, planned(HOUR, "2026-11-23T08:00", "H-1"));

    Map<String, @Nullable Object> asPlanned = member(plan.published().bill(), "as_planned");
    Document baseline = (Document) Objects.requireNonNull(asPlanned.get("baseline"));
    assertThat(baseline.members())
        .containsEntry("rule", "as planned")
        .containsEntry("feasible", true)
        .containsEntry("misses", List.of());
    assertThat(baseline.members().get("plan_cost")).hasToString("2E+1"); // 100 kWh x 0.20
    Document savings = (Document) Objects.requireNonNull(asPlanned.get("savings"));
    assertThat(savings.members().get("amount")).hasToString("15");
    assertThat(savings.members().get("percent")).hasToString("75.00");
    assertThat(savings.members().get("time_shift")).hasToString("15");
    assertThat(warnings(plan)).isEmpty();
    assertThat(verify(plan)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatThePlantsOwnPlanBreaksIsListed() {
    Planned plan =
        plan(
            new int[] {0, 1},
            planned(HOUR, "2026-11-23T08:00", "H-1"),
            planned(job("B", 100, 60, "00:00", "24:00", ""), "2026-11-23T08:00", "H-1"));

    Document baseline =
        (Document)
            Objects.requireNonNull(member(plan.published().bill(), "as_planned").get("baseline"));
    assertThat(baseline.members()).containsEntry("feasible", false);
    assertThat((List<?>) baseline.members().get("misses")).isNotEmpty();
    assertThat(verify(plan)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aPlanOutsideTheHorizonIsAWarningOfTheRunAndStillVerifies() {
    for (String start : List.of("2026-11-24T08:00", "2199-12-31T08:00")) {
      Planned plan = plan(new int[] {0}, planned(HOUR, start, "H-1"));

      assertThat(plan.published().bill().members()).containsEntry("as_planned", null);
      assertThat(plan.findings())
          .filteredOn(f -> f.code().equals("AS_PLANNED_UNUSABLE"))
          .extracting(Finding::severity)
          .containsExactly(io.heatscheduler.core.outcome.Severity.WARNING);
      assertThat(warnings(plan)).containsExactly("AS_PLANNED_UNUSABLE");
      assertThat(text(plan, "schedule.json")).contains("\"AS_PLANNED_UNUSABLE\"");
      Outcome<VerifiedRun> verified = verify(plan);
      assertThat(verified).as("%s", verified.findings()).isInstanceOf(Outcome.Done.class);
    }
  }

  @Test
  void aPlanForSomeJobsOnlyIsNotCompared() {
    Planned plan =
        plan(
            new int[] {0, 1},
            planned(HOUR, "2026-11-23T08:00", "H-1"),
            job("B", 100, 60, "00:00", "24:00", ""));

    assertThat(plan.published().bill().members()).containsEntry("as_planned", null);
    assertThat(warnings(plan)).isEmpty();
  }

  @Test
  void withoutABaselineSavingsAreNullEverywhere() {
    // First in, first out the ten hours begin at 00:00, and nothing moves the must-run window.
    Planned plan = plan(new int[] {10, 9}, LONG, MUST_RUN);

    assertThat(plan.analysis().baseline()).isNull();
    assertThat(plan.analysis().baselineBill()).isNull();
    assertThat(plan.analysis().savings()).isNull();
    assertThat(plan.published().bill().members())
        .containsEntry("savings", null)
        .containsEntry("baseline", null);
    assertThat(text(plan, "bill.json")).contains("\"savings\": null", "\"baseline\": null");
    assertThat(verify(plan)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void theOwnPlanIsComparedEvenWithoutABaseline() {
    Planned plan =
        plan(
            new int[] {10, 9},
            planned(LONG, "2026-11-23T10:00", "H-1"),
            planned(MUST_RUN, "2026-11-23T09:00", "H-1"));

    assertThat(plan.analysis().savings()).isNull();
    Document savings =
        (Document)
            Objects.requireNonNull(member(plan.published().bill(), "as_planned").get("savings"));
    assertThat(savings.members().get("amount")).hasToString("0");
  }

  @Test
  void savingsAgainstAnInfeasibleBaselineCarryTheMarkAndEachMiss() {
    // The ten hours begin at 00:00, so C ends at 12:00 instead of 10:00.
    Planned plan = plan(new int[] {2, 0}, LONG, job("C", 100, 120, "00:00", "10:00", ""));

    Map<String, @Nullable Object> baseline = member(plan.published().bill(), "baseline");
    assertThat(baseline).containsEntry("feasible", false);
    assertThat((List<?>) baseline.get("misses")).hasSize(1);
    assertThat(baseline.get("misses").toString()).contains("C", "12:00", "10:00");
    // b: 6 x 10 x 0.05 + 4 x 10 x 0.20 + 100 x 0.20 = 31; o: 100 x 0.05 + 40 x 0.05 + 60 x 0.20 =
    // 19
    assertThat(member(plan.published().bill(), "savings").get("amount")).hasToString("12");
    assertThat(verify(plan)).isInstanceOf(Outcome.Done.class);
  }
}
