package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import org.junit.jupiter.api.Test;

class PlannedBaselineTest {
  @Test
  void everyJobStandsWhereThePlantPlannedIt() {
    PlantGrid grid =
        plant()
            .with(heater("H").minRunMinutes(120), heater("K"))
            .with(
                job("A").planned("2026-11-23T08:00", "K"),
                job("B").planned("2026-11-23T09:30", "H"))
            .grid();

    assertThat(PlannedBaseline.isGiven(grid)).isTrue();
    Baseline baseline = PlannedBaseline.plan(grid).orThrow();
    assertThat(baseline.feasible()).isTrue();
    assertThat(baseline.schedule().equipmentOf()).containsExactly(1, 0);
    assertThat(baseline.schedule().startOf()).containsExactly(8, 10);
    assertThat(baseline.schedule().on()).containsExactly(slots(10, 12), slots(8, 9));
  }

  @Test
  void whatThePlantsPlanBreaksIsAMiss() {
    Baseline baseline =
        PlannedBaseline.plan(
                plant()
                    .with(heater("H").batch(0))
                    .with(
                        job("A").planned("2026-11-23T08:00", "H"),
                        job("B").planned("2026-11-23T08:00", "H"))
                    .grid())
            .orThrow();

    assertThat(baseline.feasible()).isFalse();
    assertThat(baseline.misses())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("SCHEDULE_BATCHES_OVERLAP", Severity.WARNING));
  }

  @Test
  void aPlanThatIsIncompleteOrOutsideTheHorizonGivesNoBaseline() {
    PlantGrid grid =
        plant()
            .with(heater("H"))
            .with(
                job("A"),
                job("B").planned("2026-11-23T23:30", "H"),
                job("C").planned("2026-11-23T08:00", "Z"))
            .grid();

    assertThat(PlannedBaseline.isGiven(grid)).isFalse();
    assertThat(PlannedBaseline.plan(grid).findings())
        .extracting(Finding::code)
        .hasSize(3)
        .containsOnly("AS_PLANNED_UNUSABLE");
  }

  @Test
  void aPlanFarBeyondAnyHorizonIsRefusedToo() {
    for (String start : java.util.List.of("9999-12-31T23:00", "0001-01-01T00:00")) {
      PlantGrid grid = plant().with(heater("H")).with(job("A").planned(start, "H")).grid();

      assertThat(PlannedBaseline.plan(grid).findings())
          .as(start)
          .extracting(Finding::code)
          .containsExactly("AS_PLANNED_UNUSABLE");
    }
  }

  @Test
  void aPlanThatOverloadsAHeaterIsStillPriced() {
    PlantGrid grid =
        plant()
            .with(heater("H").loadCurve("0.3", "80", "1.0", "90"))
            .with(
                job("A").heatKwh("80").planned("2026-11-23T08:00", "H"),
                job("B").heatKwh("80").planned("2026-11-23T08:00", "H"))
            .grid();

    Baseline baseline = PlannedBaseline.plan(grid).orThrow();

    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("SCHEDULE_OVER_CAPACITY");
    // above the last point its efficiency holds: 160 kWh / 0.9 x 0.10
    assertThat(
            io.heatscheduler.core.cost.CostCalculator.price(grid, baseline.schedule()).planCost())
        .isEqualByComparingTo("17.777778");
  }
}
