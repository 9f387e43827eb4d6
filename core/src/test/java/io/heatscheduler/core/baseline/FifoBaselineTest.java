package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FifoBaselineTest {
  /** The baseline of a plant on which every job fits; the verifier must agree. */
  private static SlottedSchedule feasible(PlantBuilder plant) {
    PlantGrid grid = plant.grid();
    Baseline baseline = Objects.requireNonNull(FifoBaseline.plan(grid));
    assertThat(baseline.feasible()).as("%s", baseline.misses()).isTrue();
    assertThat(ScheduleVerifier.verify(grid, baseline.schedule().toSchedule(grid))).isEmpty();
    return baseline.schedule();
  }

  private static Baseline relaxed(PlantBuilder plant) {
    Baseline baseline = Objects.requireNonNull(FifoBaseline.plan(plant.grid()));
    assertThat(baseline.feasible()).isFalse();
    return baseline;
  }

  @Test
  void aJobStartsAsEarlyAsItMay() {
    assertThat(
            feasible(plant().with(heater("H")).with(job("J").from("2026-11-23T07:30"))).startOf(0))
        .isEqualTo(8);
  }

  @Test
  void jobsAreTakenByEarliestStartThenPriorityThenId() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H").batch(0))
                .with(
                    job("A").priority(2),
                    job("B").priority(1),
                    job("C").priority(1),
                    job("D").priority(1).from("2026-11-23T01:00")));

    assertThat(schedule.startOf()).containsExactly(2, 0, 1, 3);
  }

  @Test
  void tiesGoToTheFirstEquipmentId() {
    SlottedSchedule schedule =
        feasible(plant().with(heater("K"), heater("H").batch(0)).with(job("A"), job("B")));

    assertThat(schedule.equipmentOf()).containsExactly(0, 1);
    assertThat(schedule.startOf()).containsExactly(0, 0);
  }

  @Test
  void aJobIsReadyOnceItsPredecessorsArePlacedAndStartsWhenTheyHaveEnded() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H").batch(0))
                .with(
                    job("A").after("C"),
                    job("B").from("2026-11-23T02:00"),
                    job("C").minutes(120).heatKwh("10").from("2026-11-23T01:00")));

    // C is placed first (earliest ready), then A, whose own earliest start precedes B's.
    assertThat(schedule.startOf()).containsExactly(3, 4, 1);
  }

  @Test
  void sharedEquipmentFillsUpToItsCapacity() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H"))
                .with(job("A").heatKwh("60"), job("B").heatKwh("60"), job("C").heatKwh("40")));

    assertThat(schedule.startOf()).containsExactly(0, 1, 0);
  }

  @Test
  void batchesWaitForTheTurnaround() {
    SlottedSchedule schedule =
        feasible(plant().with(heater("H").batch(90)).with(job("A"), job("B")));

    assertThat(schedule.startOf()).containsExactly(0, 3);
    assertThat(schedule.on().getFirst()).isEqualTo(slots(0, 1, 3, 4)); // never idles
  }

  @Test
  void aRunIsExtendedToItsMinimum() {
    SlottedSchedule schedule =
        feasible(plant().with(heater("H").minRunMinutes(180)).with(job("J")));

    assertThat(schedule.on().getFirst()).isEqualTo(slots(0, 3));
  }

  @Test
  void anExtensionThatReachesTheNextJobJoinsItsRun() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H").minRunMinutes(120).maxStarts(1))
                .with(job("A"), job("B").from("2026-11-23T02:00")));

    assertThat(schedule.on().getFirst()).isEqualTo(slots(0, 3));
  }

  @Test
  void aStartWhoseExtensionRunsIntoMaintenanceIsNotPossible() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(
                    heater("H")
                        .minRunMinutes(180)
                        .unavailable("2026-11-23T02:00", "2026-11-23T04:00"))
                .with(job("J")));

    assertThat(schedule.startOf(0)).isEqualTo(4);
  }

  @Test
  void aRunThatBeganBeforeTheHorizonNeedsNoExtension() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(
                    heater("H")
                        .initiallyOn()
                        .minRunMinutes(180)
                        .unavailable("2026-11-23T02:00", "2026-11-23T04:00"))
                .with(job("J")));

    assertThat(schedule.startOf(0)).isZero();
    assertThat(schedule.on().getFirst()).isEqualTo(slots(0, 1));
  }

  @Test
  void theHorizonsEndCutsTheExtension() {
    SlottedSchedule schedule =
        feasible(
            plant().with(heater("H").minRunMinutes(300)).with(job("J").from("2026-11-23T22:00")));

    assertThat(schedule.on().getFirst()).isEqualTo(slots(22, 24));
  }

  @Test
  void startsPerDayPushAJobNextToAnotherOrToTheNextDay() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .horizon("2026-11-23T00:00", "2026-11-25T00:00", 60)
                .with(heater("H").maxStarts(2).startsToday(1).batch(60))
                .with(job("A"), job("B").until("2026-11-25T00:00")));

    assertThat(schedule.startOf()).containsExactly(0, 24);
  }

  @Test
  void aJobPlacedInFrontOfAnotherTakesOverItsStart() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H").maxStarts(1).minRunMinutes(120))
                .with(
                    job("A").priority(1).mustRun("2026-11-23T05:00", "2026-11-23T06:00"),
                    job("B").priority(2).until("2026-11-23T05:00")));

    // B's two hours from 03:00 reach A's start at 05:00: one run, one start, and A needs no
    // extension.
    assertThat(schedule.startOf()).containsExactly(5, 3);
    assertThat(schedule.on().getFirst()).isEqualTo(slots(3, 6));
  }

  @Test
  void jobsWaitForOperators() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .shift("06:00", "14:00", 2)
                .with(heater("H"))
                .with(job("A").operators(2), job("B").operators(1)));

    assertThat(schedule.startOf()).containsExactly(6, 7);
  }

  @Test
  void jobsWaitForRoomBelowTheContractualPeak() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .contractualPeakKw("120")
                .baseLoadKw("60")
                .with(heater("G"), heater("H"))
                .with(job("A"), job("B")));

    assertThat(schedule.startOf()).containsExactly(0, 1);
  }

  @Test
  void thePeakIncludesStartUpStandbyAndSurplusAndTheExtension() {
    // A takes 100 kW of 119 for the first two hours; B's heater needs 20 kW while on.
    for (var second :
        java.util.List.of(
            heater("H").capacityKw("60").standbyKw("10"),
            heater("H").capacityKw("60").minLoadKw("20"),
            heater("H").capacityKw("60").startupKwh("10"))) {
      SlottedSchedule schedule =
          feasible(
              plant()
                  .contractualPeakKw("119")
                  .with(heater("G"), second)
                  .with(
                      job("A").heatKwh("200").minutes(120).eligible("G"),
                      job("B").heatKwh("10").eligible("H")));
      assertThat(schedule.startOf()).containsExactly(0, 2);
    }
    SlottedSchedule extended =
        feasible(
            plant()
                .contractualPeakKw("119")
                .with(heater("G"), heater("H").minLoadKw("20").minRunMinutes(180))
                .with(
                    job("A").heatKwh("100").eligible("G").from("2026-11-23T02:00"),
                    job("B").heatKwh("10").eligible("H").from("2026-11-23T02:00")));
    assertThat(extended.startOf()).containsExactly(2, 3);
  }

  @Test
  void furtherDimensionsAreKept() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H").capacity("hooks", "3"))
                .with(
                    job("A").heatKwh("1").uses("hooks", "2"),
                    job("B").heatKwh("1").uses("hooks", "2"),
                    job("C").heatKwh("1").uses("hooks", "1")));

    assertThat(schedule.startOf()).containsExactly(0, 1, 0);
  }

  @Test
  void mustAndCannotRunWindowsAreKept() {
    SlottedSchedule schedule =
        feasible(
            plant()
                .with(heater("H"))
                .with(
                    job("A").mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                    job("B").cannotRun("2026-11-23T00:00", "2026-11-23T03:00")));

    assertThat(schedule.startOf()).containsExactly(9, 3);
  }

  @Test
  void aJobThatDoesNotFitTakesItsEarliestStartAfterItsDeadline() {
    Baseline baseline =
        relaxed(
            plant()
                .with(heater("H").batch(0))
                .with(job("A"), job("B").until("2026-11-23T01:00"), job("C")));

    // A is taken first by id; B misses its deadline, C does not suffer.
    assertThat(baseline.schedule().startOf()).containsExactly(0, 1, 2);
    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("BASELINE_DEADLINE_MISSED");
    assertThat(baseline.misses().getFirst().message()).contains("B", "02:00", "01:00");
  }

  @Test
  void thenThePeakLimitIsWaivedToo() {
    Baseline baseline =
        relaxed(
            plant()
                .contractualPeakKw("70")
                .baseLoadKw("30")
                .with(heater("H"))
                .with(job("A").heatKwh("40"), job("B").heatKwh("41"), job("C").heatKwh("40")));

    assertThat(baseline.schedule().startOf()).containsExactly(0, 0, 1);
    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("BASELINE_PEAK_EXCEEDED");
    assertThat(baseline.misses().getFirst().message()).contains("B", "70 kW");
  }

  @Test
  void aDeadlineWaivedDoesNotWaiveOtherWindows() {
    Baseline baseline =
        relaxed(
            plant()
                .with(heater("H").batch(0))
                .with(
                    job("A"),
                    job("B")
                        .until("2026-11-23T01:00")
                        .cannotRun("2026-11-23T01:00", "2026-11-23T04:00")));

    assertThat(baseline.schedule().startOf()).containsExactly(0, 4);
  }

  @Test
  void aJobThatFitsNowhereLeavesNoBaseline() {
    PlantGrid grid = plant().with(heater("H").maxStarts(0)).with(job("J")).grid();

    assertThat(FifoBaseline.plan(grid)).isNull();
    Outcome<Baseline> explained = FifoBaseline.planOrExplain(grid);
    assertThat(explained.findings())
        .extracting(Finding::code)
        .containsExactly("BASELINE_IMPOSSIBLE");
    assertThat(explained.findings().getFirst().message()).contains("J");
  }

  @Test
  void aJobWhosePredecessorIsLeftOutLeavesNoBaseline() {
    assertThat(
            FifoBaseline.plan(
                plant()
                    .with(heater("H"))
                    .with(
                        job("A").after("B"),
                        job("B").from("2026-11-24T00:00").until("2026-11-25T00:00"))
                    .grid()))
        .isNull();
  }

  @Test
  void aBaseLoadAboveTheLimitIsAMiss() {
    Baseline baseline =
        relaxed(
            plant()
                .contractualPeakKw("10")
                .baseLoadKw("11")
                .with(heater("G").gas("0.05"))
                .with(job("J")));

    assertThat(baseline.misses().getFirst().message()).contains("11 kW", "10 kW");
    assertThat(baseline.schedule().startOf(0)).isZero();
  }

  @Test
  void inputOrderDoesNotMatter() {
    SlottedSchedule one =
        feasible(
            plant()
                .with(heater("H").batch(0), heater("K").batch(0))
                .with(job("A"), job("B"), job("C")));
    SlottedSchedule other =
        feasible(
            plant()
                .with(heater("K").batch(0), heater("H").batch(0))
                .with(job("C"), job("A"), job("B")));

    assertThat(other.startOf()).isEqualTo(one.startOf());
    assertThat(other.equipmentOf()).isEqualTo(one.equipmentOf());
  }

  @Test
  void aPlantWithoutJobsHasAnEmptyBaseline() {
    assertThat(feasible(plant().with(heater("H"))).on().getFirst().isEmpty()).isTrue();
  }
}
