package io.heatscheduler.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.core.publish.Document;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummaryTest {
  @TempDir private Path folder;

  private static String text(Planned plan) {
    return String.join("\n", new Summary(plan, new Palette(false), 132).lines());
  }

  /** An hour for 5 EUR that the solver found at 00:00, as first in, first out did. */
  private Planned hour(String bound) {
    return new ViewPlants()
        .job("A", 100, 60, "")
        .plan(folder, bound.isEmpty() ? null : new BigDecimal(bound), 0);
  }

  /** Ten hours of 100 kWh, then an hour that must run while FIFO has them on the furnace. */
  private ViewPlants withoutBaseline(String plannedA, String plannedM) {
    return new ViewPlants()
        .job("A", 100, 600, plannedA)
        .job(
            "M",
            50,
            60,
            "earliest_start: 2026-11-23T09:00, must_run: [2026-11-23T09:00/2026-11-23T10:00]"
                + plannedM);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 128, 200})
  void noLineIsWiderThanTheTerminalButAHash(int width) {
    Planned plan = hour("4.4");

    List<String> lines = new Summary(plan, new Palette(false), width).lines();

    assertThat(lines)
        .filteredOn(line -> !line.contains(" hash "))
        .hasSizeGreaterThan(12)
        .allSatisfy(line -> assertThat(line.stripTrailing()).hasSizeLessThanOrEqualTo(width));
    assertThat(String.join(" ", lines).replaceAll("\\s+", " "))
        .contains("time shift 0.00 · peak 0.00 · starts and idling 0.00 · equipment and fuel 0.00")
        .contains("bars are jobs; - on without a job; x unavailable");
  }

  @Test
  void aLongNameOfADemandComponentMovesEveryValueToTheRight() {
    Planned plan =
        new ViewPlants()
            .demandCharge("site-infrastructure-north")
            .job("A", 100, 60, "")
            .plan(folder, null, 0);
    Summary summary = new Summary(plan, new Palette(false), 132);

    assertThat(summary.lines())
        .anyMatch(line -> line.startsWith("   site-infrastructure-north 150 kW measured at "))
        .anyMatch(line -> line.startsWith(" Site peak                   150 kW"));
    assertThat(summary.writtenTo(Path.of("out/x"))).isEqualTo(" Written to                  out/x");
  }

  @Test
  void aProvenPlanSaysSoOnce() {
    assertThat(text(hour("5")))
        .contains("Proof                optimal: no schedule can cost less; ")
        .doesNotContain("less; optimal");
  }

  @Test
  void withoutABoundNothingIsClaimed() {
    assertThat(text(hour(""))).contains("no bound proven; work limit").doesNotContain(" % less");
  }

  @Test
  void aTinyGapIsNotShownAsNone() {
    assertThat(text(hour("4.99999999"))).contains("costs at most 0.0001 % less (bound 5.00 EUR)");
  }

  @Test
  void aGapIsRoundedUpBecauseItIsALimit() {
    // (5 - 4.4) / 5 = 12 %; a cent less of bound is 12.02 % exactly, a little less rounds up
    assertThat(text(hour("4.4"))).contains("costs at most 12.00 % less");
    assertThat(text(hour("4.39999"))).contains("costs at most 12.01 % less");
  }

  @Test
  void savingsAgainstAnInfeasibleBaselineAreMarked() {
    // C misses its deadline of 10:00 first in, first out; the solver runs A after it.
    Planned plan =
        new ViewPlants()
            .job("A", 100, 600, "")
            .job("C", 100, 120, "latest_end: 2026-11-23T10:00")
            .plan(folder, null, 12, 0);

    // o: 100 x 0.20 + 100 x 0.05; b: 60 x 0.05 + 40 x 0.20 + 100 x 0.20 = 31
    assertThat(text(plan))
        .contains("breaks 1 limit, so it could not have been run")
        .contains("Plan cost            25.00 EUR", "Saved                6.00 EUR (19.35 %)");
    assertThat(ResultJson.of(plan).members()).containsEntry("baseline_feasible", false);
  }

  @Test
  void negativeSavingsAreShownAsSuch() {
    // First in, first out C breaks its deadline cheaply at night; kept, it costs the night to A.
    Planned plan =
        new ViewPlants()
            .job("A", 100, 240, "priority: 1")
            .job("C", 1, 120, "priority: 2, latest_end: 2026-11-23T05:00")
            .plan(folder, null, 20, 0);

    // b: 100 x 0.05 + 1 x 0.05 = 5.05; o: 100 x 0.20 + 0.05 = 20.05
    assertThat(text(plan)).contains("Saved                -15.00 EUR (-297.03 %)");
    assertThat(ResultJson.of(plan).members().get("savings")).hasToString("-15");
  }

  @Test
  void withoutABaselineSavingsAreNullAndTheSummarySaysWhy() {
    Planned plan = withoutBaseline("", "").plan(folder, null, 10, 9);

    assertThat(text(plan))
        .contains("no first in, first out baseline: some job does not fit at all in that order")
        .doesNotContain("Saved", "of that", "Your own plan");
    Document json = ResultJson.of(plan);
    for (String key :
        List.of(
            "baseline_cost", "baseline_feasible", "savings", "savings_percent", "savings_split")) {
      assertThat(json.members()).containsEntry(key, null);
    }
    assertThat(json.members().get("optimized_cost")).hasToString("3E+1");
  }

  @Test
  void theOwnPlanIsShownEvenWithoutABaseline() {
    Planned plan =
        withoutBaseline(
                "planned_start: 2026-11-23T13:00, planned_equipment: H-1",
                ", planned_start: 2026-11-23T09:00, planned_equipment: H-1")
            .plan(folder, null, 10, 9);

    assertThat(text(plan)).contains("Your own plan        30.00 EUR, saved 0.00 EUR");
  }

  @Test
  void hashesAreShownWholeAndNamesMadeSafe() {
    Planned plan =
        new ViewPlants().name("\\e]0;owned\\a Works").job("A", 100, 60, "").plan(folder, null, 0);

    assertThat(text(plan))
        .doesNotContain("\u001b", "\u0007")
        .contains("?]0;owned? Works · 1 jobs on 1 heaters")
        .contains("Input hash           " + plan.published().inputHash().hex())
        .contains("Cost hash            " + plan.published().costHash().hex());
  }
}
