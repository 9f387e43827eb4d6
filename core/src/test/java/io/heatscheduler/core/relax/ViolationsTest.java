package io.heatscheduler.core.relax;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.JobBuilder;
import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.site.RelaxPrices;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each violation by hand, at 1 for a unit and at the default prices. */
final class ViolationsTest {
  private static JobBuilder hour(String id) {
    return job(id).heatKwh("100").minutes(60).from("2026-11-23T00:00").until("2026-11-23T02:20");
  }

  private static PlantBuilder site() {
    return plant()
        .horizon("2026-11-23T00:00", "2026-11-23T06:00", 60)
        .with(heater("HTR-1").capacityKw("500").percent("100"));
  }

  private static List<Violation> of(PlantGrid grid, RelaxPrices prices, int... starts) {
    int[] on = new int[2 * starts.length];
    for (int i = 0; i < starts.length; i++) {
      on[2 * i] = starts[i];
      on[2 * i + 1] = starts[i] + 1;
    }
    return Violations.of(grid, onFirst(starts, on), prices);
  }

  @Test
  void aLateJobIsLateByItsOwnDeadlineNotByTheGrid() {
    PlantGrid grid = site().with(hour("A").priority(2)).grid();

    assertThat(of(grid, RelaxPrices.DEFAULT, 1)).isEmpty();
    List<Violation> late = of(grid, RelaxPrices.DEFAULT, 3); // ends 04:00, due 02:20
    assertThat(late).hasSize(1);
    assertThat(late.getFirst().span()).isEqualTo(berlin("2026-11-23T02:20", "2026-11-23T04:00"));
    assertThat(late.getFirst().amount()).isEqualByComparingTo("1.666667"); // 100 min / 60
    assertThat(late.getFirst().price()).isEqualByComparingTo("333.333333"); // x 50 x (6 - 2)
  }

  @Test
  void excessIsTheHighestLoadOverTheContractualPeak() {
    PlantGrid grid =
        site().contractualPeakKw("150").baseLoadKw("20").with(hour("A"), hour("B")).grid();

    assertThat(of(grid, RelaxPrices.DEFAULT, 0, 1)).isEmpty(); // 120 kW
    Violation excess = of(grid, RelaxPrices.DEFAULT, 1, 1).getFirst(); // 220 kW
    assertThat(excess.kind()).isEqualTo(RelaxKind.PEAK_LIMIT);
    assertThat(excess.amount()).isEqualByComparingTo("70");
    assertThat(excess.price()).isEqualByComparingTo("1400"); // 70 kW x 20
  }

  @Test
  void maintenanceIsBrokenInEachSlotTheEquipmentIsOn() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-23T06:00", 60)
            .with(
                heater("HTR-1")
                    .capacityKw("500")
                    .unavailable("2026-11-23T00:30", "2026-11-23T02:00"))
            .with(hour("A"), hour("B"))
            .grid();

    List<Violation> broken = of(grid, RelaxPrices.DEFAULT, 0, 1);
    assertThat(broken).hasSize(1);
    assertThat(broken.getFirst().equipmentId()).isEqualTo("HTR-1");
    assertThat(broken.getFirst().span()).isEqualTo(berlin("2026-11-23T00:00", "2026-11-23T02:00"));
    assertThat(broken.getFirst().price()).isEqualByComparingTo("400"); // 2 h x 200
  }

  @Test
  void missingOperatorsAreCountedOverTheShiftsByTime() {
    PlantGrid grid =
        site()
            .shift("00:00", "01:00", 1)
            .with(hour("A").operators(2), hour("B").operators(1))
            .grid();

    List<Violation> missing = of(grid, RelaxPrices.DEFAULT, 0, 1);
    assertThat(missing).extracting(Violation::kind).containsOnly(RelaxKind.SHIFT);
    // 2 needed of 1 in the first hour, 1 needed of 0 in the second: one more in both
    assertThat(missing).hasSize(1);
    assertThat(missing.getFirst().amount()).isEqualByComparingTo("1");
    assertThat(missing.getFirst().price()).isEqualByComparingTo("120"); // 2 h x 60
    assertThat(Violations.price(missing)).isEqualByComparingTo(new BigDecimal("120"));
  }

  @Test
  void equipmentAJobDoesNotNameCountsOnceAJob() {
    PlantGrid grid =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-23T06:00", 60)
            .with(heater("HTR-1").capacityKw("500"), heater("HTR-2").capacityKw("500"))
            .with(hour("A").eligible("HTR-2"))
            .grid();

    Violation other =
        Violations.of(
                grid,
                new io.heatscheduler.core.schedule.SlottedSchedule(
                    new int[] {0},
                    new int[] {0},
                    List.of(PlantBuilder.slots(0, 1), PlantBuilder.slots())),
                RelaxPrices.DEFAULT)
            .getFirst();
    assertThat(other.kind()).isEqualTo(RelaxKind.EQUIPMENT);
    assertThat(other.jobId()).isEqualTo("A");
    assertThat(other.price()).isEqualByComparingTo("100");
  }

  @Test
  void liftingAKindLeavesTheOtherLimits() {
    var plant = site().contractualPeakKw("150").shift("00:00", "01:00", 1).with(hour("A")).build();

    var open = RelaxKind.lift(java.util.Set.of(RelaxKind.PEAK_LIMIT), plant);

    assertThat(open.site().contractualPeak()).isNull();
    assertThat(open.shifts()).isEqualTo(plant.shifts());
    assertThat(open.jobs()).isEqualTo(plant.jobs());
    assertThat(RelaxKind.PEAK_LIMIT.binds(plant)).isTrue();
    assertThat(RelaxKind.PEAK_LIMIT.binds(open)).isFalse();
  }
}
