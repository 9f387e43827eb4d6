package io.heatscheduler.core.grid;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static io.heatscheduler.core.units.Exactness.DECIMAL128;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.JobBuilder;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobLayoutTest {
  private static PlantGrid quarterHours(JobBuilder... jobs) {
    return plant()
        .horizon("2026-11-23T00:00", "2026-11-24T00:00", 15)
        .with(heater("H"))
        .with(jobs)
        .grid();
  }

  private static GridJob laid(JobBuilder job) {
    return quarterHours(job).jobs().getFirst();
  }

  private static List<String> conflicts(PlantGrid grid) {
    return grid.conflicts().stream().map(Finding::code).toList();
  }

  @Test
  void earliestStartsRoundUpAndDeadlinesDown() {
    GridJob job = laid(job("J").minutes(30).from("2026-11-23T06:01").until("2026-11-23T07:59"));

    assertThat(job.releaseSlot()).isEqualTo(6 * 4 + 1);
    assertThat(job.deadlineSlot()).isEqualTo(7 * 4 + 3);
    assertThat(job.starts()).isEqualTo(slots(25, 30));
  }

  @Test
  void durationsRoundUpToWholeSlotsAndTheHeatIsSpreadOverThem() {
    GridJob job = laid(job("J").heatKwh("50").minutes(50));

    assertThat(job.durationSlots()).isEqualTo(4);
    assertThat(job.heatKw(0)).isEqualByComparingTo("50");
  }

  @Test
  void roundingThatLeavesNoRoomSaysSo() {
    PlantGrid grid =
        quarterHours(job("J").minutes(30).from("2026-11-23T06:05").until("2026-11-23T06:40"));

    assertThat(conflicts(grid)).containsExactly("ROUNDING_LEAVES_NO_ROOM");
  }

  @Test
  void aWindowShorterThanTheJobSaysSo() {
    PlantGrid grid =
        quarterHours(job("J").minutes(60).from("2026-11-23T06:00").until("2026-11-23T06:45"));

    assertThat(conflicts(grid)).containsExactly("WINDOW_TOO_SHORT");
  }

  @Test
  void aDeadlineBeforeTheHorizonSaysSoOnTheSitesClock() {
    PlantGrid grid =
        quarterHours(job("J").minutes(60).from("2026-11-22T06:00").until("2026-11-22T18:00"));

    assertThat(grid.conflicts())
        .singleElement()
        .satisfies(
            conflict ->
                assertThat(conflict.message())
                    .matches(
                        "J was due at 2026-11-22T18:00(\\+..:..|Z), before the horizon begins at 2026-11-23T00:00.*"));
  }

  @Test
  void aDeadlineAfterTheHorizonIsClippedWithAWarning() {
    Outcome<PlantGrid> outcome =
        plant().with(heater("H")).with(job("J").until("2026-11-25T00:00")).tryGrid();

    assertThat(outcome.findings()).extracting(Finding::code).containsExactly("DEADLINE_CLIPPED");
    assertThat(outcome.orThrow().jobs().getFirst().deadlineSlot()).isEqualTo(24);
  }

  @Test
  void aJobThatStartsAfterTheHorizonIsLeftOutAndListed() {
    Outcome<PlantGrid> outcome =
        plant()
            .with(heater("H"))
            .with(job("A"), job("B").from("2026-11-24T00:00").until("2026-11-25T00:00"))
            .tryGrid();

    PlantGrid grid = outcome.orThrow();
    assertThat(grid.leftOut()).containsExactly("B");
    assertThat(grid.jobs()).extracting(j -> j.job().jobId()).containsExactly("A");
  }

  @Test
  void aSuccessorOfAJobLeftOutConflicts() {
    PlantGrid grid =
        plant()
            .with(heater("H"))
            .with(job("A").after("B"), job("B").from("2026-11-24T00:00").until("2026-11-25T00:00"))
            .grid();

    assertThat(conflicts(grid)).containsExactly("PREDECESSOR_LEFT_OUT");
  }

  // 1 h job of 60 kWh: shares 0.5, 0.3, 0.2 of 20 minutes each on quarter-hours.
  @Test
  void aProfileIsResampledByEnergy() {
    GridJob job = laid(job("J").heatKwh("60").minutes(60).profile("0.5", "0.3", "0.2"));

    // A third of an hour at 30, 18 and 12 kWh is 90, 54 and 36 kW.
    assertThat(job.heatKw(0)).isEqualByComparingTo("90");
    assertThat(job.heatKw(1)).isEqualByComparingTo(weighted("90", 5, "54", 10));
    assertThat(job.heatKw(2)).isEqualByComparingTo(weighted("54", 10, "36", 5));
    assertThat(job.heatKw(3)).isEqualByComparingTo("36");
  }

  private static BigDecimal weighted(String first, int minutes, String second, int rest) {
    return new BigDecimal(first)
        .multiply(BigDecimal.valueOf(minutes))
        .add(new BigDecimal(second).multiply(BigDecimal.valueOf(rest)))
        .divide(BigDecimal.valueOf(15), DECIMAL128);
  }

  @Test
  void resamplingKeepsTheEnergyForAnyNumberOfPartsAndSlots() {
    for (int slots = 1; slots <= 12; slots++) {
      for (String[] shares :
          new String[][] {
            {"1"}, {"0.7", "0.3"}, {"0.1", "0.2", "0.7"}, {"0.2", "0.2", "0.2", "0.2", "0.2"}
          }) {
        PlantGrid grid = quarterHours(job("J").heatKwh("17").minutes(15 * slots).profile(shares));
        BigDecimal energy = BigDecimal.ZERO;
        for (BigDecimal heat : grid.jobs().getFirst().heatKw()) {
          energy = energy.add(grid.energyKwh(heat));
        }
        assertThat(energy.subtract(new BigDecimal("17")).abs())
            .as("%s slots, %s parts", slots, shares.length)
            .isLessThan(new BigDecimal("1e-28"));
      }
    }
  }

  @Test
  void mustRunKeepsTheStartsThatCoverTheWholeWindow() {
    GridJob job = laid(job("J").minutes(60).mustRun("2026-11-23T08:10", "2026-11-23T08:20"));

    // The window touches the slots from 08:00 to 08:30; a run of 60 minutes covers both from 07:30.
    assertThat(job.starts()).isEqualTo(slots(7 * 4 + 2, 8 * 4 + 1));
  }

  @Test
  void cannotRunRemovesTheStartsThatTouchTheWindow() {
    GridJob job =
        laid(
            job("J")
                .minutes(30)
                .from("2026-11-23T07:00")
                .until("2026-11-23T09:30")
                .cannotRun("2026-11-23T08:10", "2026-11-23T08:20"));

    assertThat(job.starts()).isEqualTo(slots(28, 31, 34, 37));
  }

  @Test
  void windowsThatExcludeEachOtherConflict() {
    PlantGrid grid =
        quarterHours(
            job("J")
                .mustRun("2026-11-23T08:00", "2026-11-23T08:30")
                .cannotRun("2026-11-23T08:15", "2026-11-23T08:45"));

    assertThat(conflicts(grid)).containsExactly("WINDOWS_EXCLUDE_EACH_OTHER");
  }

  @Test
  void onlyEquipmentThatIsNamedActiveHotAndBigEnoughServesAJob() {
    PlantGrid grid =
        plant()
            .with(
                heater("A-cold").maxTemperature("100"),
                heater("B-small").capacityKw("49"),
                heater("C-inactive").inactive(),
                heater("D-unnamed"),
                heater("E-low hooks").capacity("hooks", "1"),
                heater("F-fits").maxTemperature("180").capacityKw("50").capacity("hooks", "2"))
            .with(
                job("J")
                    .setpoint("180")
                    .uses("hooks", "2")
                    .eligible("A-cold", "B-small", "C-inactive", "E-low hooks", "F-fits"))
            .grid();

    assertThat(grid.jobs().getFirst().equipment()).containsExactly(5);
    assertThat(grid.conflicts()).isEmpty();
  }

  @Test
  void aJobNoEquipmentFitsConflicts() {
    PlantGrid grid = plant().with(heater("H").capacityKw("10")).with(job("J").heatKwh("50")).grid();

    assertThat(conflicts(grid)).containsExactly("NO_EQUIPMENT_FITS");
    assertThat(grid.conflicts().getFirst().message()).contains("J").contains("50 kW");
  }

  @Test
  void maintenanceOverTheWholeWindowConflicts() {
    PlantGrid grid =
        plant()
            .with(heater("H").unavailable("2026-11-23T00:00", "2026-11-24T00:00"))
            .with(job("J"))
            .grid();

    assertThat(conflicts(grid)).containsExactly("EQUIPMENT_UNAVAILABLE");
  }

  @Test
  void equipmentIsUnavailableInEverySlotItsMaintenanceTouches() {
    GridEquipment equipment =
        plant()
            .with(heater("H").unavailable("2026-11-23T08:59", "2026-11-23T10:01"))
            .grid()
            .equipment()
            .getFirst();

    assertThat(equipment.available()).isEqualTo(slots(0, 8, 11, 24));
  }

  @Test
  void aBaseLoadAboveThePeakLimitConflicts() {
    assertThat(conflicts(plant().baseLoadKw("100").contractualPeakKw("100").grid())).isEmpty();

    PlantGrid grid = plant().baseLoadKw("101").contractualPeakKw("100").grid();

    assertThat(conflicts(grid)).containsExactly("BASE_LOAD_OVER_PEAK_LIMIT");
    assertThat(grid.conflicts().getFirst().message())
        .contains("101 kW", "2026-11-23T00:00", "100 kW");
  }
}
