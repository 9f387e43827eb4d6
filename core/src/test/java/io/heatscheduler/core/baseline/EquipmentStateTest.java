package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.EquipmentBuilder;
import io.heatscheduler.core.fixture.JobBuilder;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import org.junit.jupiter.api.Test;

/** Where one more job still fits on an equipment, to the last unit and the last slot. */
class EquipmentStateTest {
  /** Whether the second job fits at a start once the first runs from slot 5. */
  private static boolean fits(
      EquipmentBuilder heater, JobBuilder first, JobBuilder second, int start) {
    PlantGrid grid = plant().with(heater).with(first, second).grid();
    EquipmentState state = new EquipmentState(grid, grid.equipment().getFirst());
    GridJob placed = grid.jobs().get(0);
    state.add(placed, heat(placed), 5, state.onWith(placed, 5));
    GridJob next = grid.jobs().get(1);
    return state.hasRoom(next, heat(next), start);
  }

  private static long[] heat(GridJob job) {
    long[] heat = new long[job.durationSlots()];
    for (int k = 0; k < heat.length; k++) {
      heat[k] = EquipmentState.floor(job.heatKw(k));
    }
    return heat;
  }

  private static JobBuilder uses(String id, String hooks) {
    return job(id).heatKwh("1").minutes(120).uses("hooks", hooks);
  }

  @Test
  void aDimensionMayBeFilledExactlyButNotBeyond() {
    assertThat(fits(heater("H").capacity("hooks", "3"), uses("A", "2"), uses("B", "1"), 5))
        .isTrue();
    assertThat(fits(heater("H").capacity("hooks", "3"), uses("A", "2"), uses("B", "1.0"), 5))
        .isTrue();
    assertThat(fits(heater("H").capacity("hooks", "3"), uses("A", "2"), uses("B", "1.000001"), 5))
        .isFalse();
  }

  @Test
  void aDimensionCountsInTheSlotsOfTheJobOnly() {
    // A runs in slots 5 and 6; B takes two slots as well.
    for (int start = 0; start < 12; start++) {
      assertThat(fits(heater("H").capacity("hooks", "3"), uses("A", "2"), uses("B", "2"), start))
          .as("start %s", start)
          .isEqualTo(start + 2 <= 5 || start >= 7);
    }
  }

  @Test
  void aDimensionTheEquipmentDoesNotLimitIsFree() {
    assertThat(fits(heater("H").capacity("kg", "3"), uses("A", "2"), uses("B", "200"), 5)).isTrue();
  }

  @Test
  void everyDimensionHasToFit() {
    EquipmentBuilder heater = heater("H").capacity("hooks", "3").capacity("kg", "10");

    assertThat(fits(heater, uses("A", "1").uses("kg", "6"), uses("B", "1").uses("kg", "4"), 5))
        .isTrue();
    assertThat(fits(heater, uses("A", "1").uses("kg", "6"), uses("B", "1").uses("kg", "5"), 5))
        .isFalse();
    assertThat(fits(heater, uses("A", "3").uses("kg", "6"), uses("B", "1").uses("kg", "4"), 5))
        .isFalse();
  }

  @Test
  void capacityMayBeFilledToTheToleranceOfOneMilliwatt() {
    JobBuilder half = job("A").heatKwh("50");

    assertThat(fits(heater("H"), half, job("B").heatKwh("50"), 5)).isTrue();
    assertThat(fits(heater("H"), half, job("B").heatKwh("50.000001"), 5)).isTrue();
    assertThat(fits(heater("H"), half, job("B").heatKwh("50.0000011"), 5)).isFalse();
    assertThat(fits(heater("H"), half, job("B").heatKwh("50.0000011"), 6)).isTrue();
  }

  @Test
  void aBatchKeepsItsTurnaroundOnBothSides() {
    for (int start = 0; start < 12; start++) {
      assertThat(fits(heater("H").batch(60), job("A"), job("B"), start))
          .as("start %s", start)
          .isEqualTo(start <= 3 || start >= 7);
    }
  }
}
