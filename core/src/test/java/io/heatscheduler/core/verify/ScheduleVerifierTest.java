package io.heatscheduler.core.verify;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule is kept by one schedule and broken, alone, by its neighbour. */
class ScheduleVerifierTest {
  private static List<Finding> verify(PlantBuilder plant, SlottedSchedule schedule) {
    PlantGrid grid = plant.grid();
    return ScheduleVerifier.verify(grid, schedule.toSchedule(grid));
  }

  private static void assertKept(PlantBuilder plant, SlottedSchedule schedule) {
    assertThat(verify(plant, schedule)).isEmpty();
  }

  private static void assertBroken(
      PlantBuilder plant, SlottedSchedule schedule, String code, String... words) {
    assertOnly(verify(plant, schedule), code, words);
  }

  private static void assertOnly(List<Finding> findings, String code, String... words) {
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    assertThat(findings.getFirst().message()).contains(Arrays.asList(words));
  }

  private static SlottedSchedule oneHourAt(int slot) {
    return onFirst(new int[] {slot}, slot, slot + 1);
  }

  private static Assignment runs(String job, String equipment, String from, String to) {
    return new Assignment(job, equipment, berlin(from, to));
  }

  private static EquipmentRun on(String equipment, String from, String to) {
    return new EquipmentRun(equipment, berlin(from, to));
  }

  private static Schedule only(Assignment assignment, EquipmentRun run) {
    return new Schedule(List.of(assignment), List.of(run));
  }

  private static final PlantGrid ONE = plant().with(heater("H")).with(job("J")).grid();
  private static final Assignment AT_EIGHT = runs("J", "H", "2026-11-23T08:00", "2026-11-23T09:00");
  private static final EquipmentRun ON_AT_EIGHT = on("H", "2026-11-23T08:00", "2026-11-23T09:00");

  @Test
  void aPlainScheduleIsClean() {
    assertThat(ScheduleVerifier.verify(ONE, only(AT_EIGHT, ON_AT_EIGHT))).isEmpty();
  }

  @Test
  void everyJobIsScheduledOnce() {
    assertOnly(
        ScheduleVerifier.verify(ONE, new Schedule(List.of(), List.of())),
        "SCHEDULE_JOB_MISSING",
        "J");
    assertOnly(
        ScheduleVerifier.verify(
            ONE, new Schedule(List.of(AT_EIGHT, AT_EIGHT), List.of(ON_AT_EIGHT))),
        "SCHEDULE_JOB_TWICE",
        "J",
        "2026-11-23T08:00+01:00");
    assertOnly(
        ScheduleVerifier.verify(
            ONE,
            new Schedule(
                List.of(AT_EIGHT, runs("X", "H", "2026-11-23T08:00", "2026-11-23T09:00")),
                List.of(ON_AT_EIGHT))),
        "SCHEDULE_JOB_UNKNOWN",
        "X");
  }

  @Test
  void onlyKnownEquipmentIsUsed() {
    assertOnly(
        ScheduleVerifier.verify(
            ONE, only(runs("J", "Z", "2026-11-23T08:00", "2026-11-23T09:00"), ON_AT_EIGHT)),
        "SCHEDULE_EQUIPMENT_UNKNOWN",
        "J",
        "Z");
    assertOnly(
        ScheduleVerifier.verify(
            ONE,
            new Schedule(
                List.of(AT_EIGHT),
                List.of(ON_AT_EIGHT, on("Z", "2026-11-23T08:00", "2026-11-23T09:00")))),
        "SCHEDULE_EQUIPMENT_UNKNOWN",
        "Z");
  }

  @Test
  void spansLieOnTheSlots() {
    assertOnly(
        ScheduleVerifier.verify(
            ONE, only(runs("J", "H", "2026-11-23T08:01", "2026-11-23T09:01"), ON_AT_EIGHT)),
        "SCHEDULE_OFF_GRID",
        "08:01");
    assertOnly(
        ScheduleVerifier.verify(
            ONE,
            new Schedule(
                List.of(AT_EIGHT),
                List.of(ON_AT_EIGHT, on("H", "2026-11-23T11:00", "2026-11-23T11:30")))),
        "SCHEDULE_OFF_GRID",
        "11:30");
  }

  @Test
  void spansLieInsideTheHorizon() {
    assertOnly(
        ScheduleVerifier.verify(
            ONE, only(runs("J", "H", "2026-11-22T23:00", "2026-11-23T00:00"), ON_AT_EIGHT)),
        "SCHEDULE_OUTSIDE_HORIZON",
        "2026-11-22T23:00+01:00");
    assertOnly(
        ScheduleVerifier.verify(
            ONE,
            new Schedule(
                List.of(AT_EIGHT),
                List.of(ON_AT_EIGHT, on("H", "2026-11-23T23:00", "2026-11-24T01:00")))),
        "SCHEDULE_OUTSIDE_HORIZON",
        "2026-11-24T01:00+01:00");
  }

  @Test
  void aJobRunsForItsDuration() {
    assertOnly(
        ScheduleVerifier.verify(
            ONE,
            only(
                runs("J", "H", "2026-11-23T08:00", "2026-11-23T10:00"),
                on("H", "2026-11-23T08:00", "2026-11-23T10:00"))),
        "SCHEDULE_DURATION_WRONG",
        "120 minutes",
        "60 minutes");
  }

  @Test
  void aJobKeepsItsWindow() {
    PlantBuilder window =
        plant().with(heater("H")).with(job("J").from("2026-11-23T07:30").until("2026-11-23T10:30"));
    assertKept(window, oneHourAt(8));
    assertKept(window, oneHourAt(9));
    assertBroken(window, oneHourAt(7), "SCHEDULE_TOO_EARLY", "J", "07:00+01:00", "07:30+01:00");
    assertBroken(window, oneHourAt(10), "SCHEDULE_TOO_LATE", "J", "11:00+01:00", "10:30+01:00");
  }

  @Test
  void aJobRunsOnEligibleEquipment() {
    PlantBuilder two = plant().with(heater("H"), heater("K")).with(job("J").eligible("K"));
    assertKept(
        two, new SlottedSchedule(new int[] {1}, new int[] {8}, List.of(slots(), slots(8, 9))));
    assertBroken(
        two,
        new SlottedSchedule(new int[] {0}, new int[] {8}, List.of(slots(8, 9), slots())),
        "SCHEDULE_NOT_ELIGIBLE",
        "J",
        "H",
        "K");
  }

  @Test
  void aJobRunsOnEquipmentThatGetsHotEnough() {
    assertKept(
        plant().with(heater("H").maxTemperature("180")).with(job("J").setpoint("180")),
        oneHourAt(8));
    assertKept(plant().with(heater("H").maxTemperature("180")).with(job("J")), oneHourAt(8));
    assertBroken(
        plant().with(heater("H").maxTemperature("179")).with(job("J").setpoint("180")),
        oneHourAt(8),
        "SCHEDULE_TOO_HOT",
        "180 °C",
        "179 °C");
  }

  @Test
  void inactiveEquipmentStaysOff() {
    assertBroken(
        plant().with(heater("H").inactive()).with(job("J")),
        oneHourAt(8),
        "SCHEDULE_EQUIPMENT_INACTIVE",
        "H");
  }

  @Test
  void aJobRunsDuringTheWholeOfItsMustRunWindow() {
    PlantBuilder must =
        plant()
            .with(heater("H"))
            .with(job("J").minutes(120).mustRun("2026-11-23T08:15", "2026-11-23T09:15"));
    assertKept(must, onFirst(new int[] {8}, 8, 10));
    assertBroken(must, onFirst(new int[] {9}, 9, 11), "SCHEDULE_MUST_RUN_MISSED", "08:15");
    assertBroken(must, onFirst(new int[] {7}, 7, 9), "SCHEDULE_MUST_RUN_MISSED", "09:15");
  }

  @Test
  void aJobRunsInNoSlotOfItsCannotRunWindow() {
    PlantBuilder cannot =
        plant().with(heater("H")).with(job("J").cannotRun("2026-11-23T08:15", "2026-11-23T08:30"));
    assertKept(cannot, oneHourAt(7));
    assertKept(cannot, oneHourAt(9));
    assertBroken(cannot, oneHourAt(8), "SCHEDULE_CANNOT_RUN_TOUCHED", "J", "08:15");
  }

  @Test
  void aJobStartsAtOrAfterItsPredecessorsEnds() {
    PlantBuilder order = plant().with(heater("H")).with(job("A"), job("B").after("A"));
    assertKept(order, onFirst(new int[] {8, 9}, 8, 10));
    assertBroken(
        order,
        onFirst(new int[] {8, 8}, 8, 9),
        "SCHEDULE_PREDECESSOR_RUNNING",
        "B starts at 2026-11-23T08:00+01:00",
        "A ends at 2026-11-23T09:00+01:00");
  }

  @Test
  void aPredecessorThatIsNotPlannedCannotHaveEnded() {
    assertBroken(
        plant()
            .with(heater("H"))
            .with(job("A").after("B"), job("B").from("2026-11-24T00:00").until("2026-11-25T00:00")),
        oneHourAt(8),
        "SCHEDULE_PREDECESSOR_LEFT_OUT",
        "A",
        "B");
  }

  @Test
  void equipmentIsOnWhileAJobRuns() {
    PlantBuilder two = plant().with(heater("H")).with(job("J").minutes(120));
    assertKept(two, onFirst(new int[] {8}, 8, 10));
    assertBroken(
        two,
        onFirst(new int[] {8}, 8, 9),
        "SCHEDULE_EQUIPMENT_OFF",
        "J",
        "H is off at 2026-11-23T09:00+01:00");
  }

  @Test
  void heatStaysWithinTheCapacity() {
    PlantBuilder full =
        plant()
            .with(heater("H"))
            .with(job("A").heatKwh("50"), job("B").heatKwh("50"), job("C").heatKwh("0.00001"));
    assertKept(full, onFirst(new int[] {8, 8, 9}, 8, 10));
    assertBroken(
        full,
        onFirst(new int[] {8, 8, 8}, 8, 9),
        "SCHEDULE_OVER_CAPACITY",
        "H delivers 100.00001 kW",
        "08:00+01:00",
        "100 kW");
  }

  @Test
  void thirdsOfTheCapacityFillItExactly() {
    assertKept(
        plant()
            .with(heater("H"))
            .with(
                job("A").heatKwh("100").minutes(180),
                job("B").heatKwh("100").minutes(180),
                job("C").heatKwh("100").minutes(180)),
        onFirst(new int[] {8, 8, 8}, 8, 11));
  }

  @Test
  void aViolationOverSeveralSlotsIsOneFindingWithItsWorstSlot() {
    assertBroken(
        plant()
            .with(heater("H"))
            .with(
                job("A").heatKwh("280").minutes(240).profile("0.2", "0.2", "0.3", "0.3"),
                job("B").heatKwh("200").minutes(240)),
        onFirst(new int[] {8, 8}, 8, 12),
        "SCHEDULE_OVER_CAPACITY",
        "134 kW",
        "10:00+01:00");
  }

  @Test
  void batchesRunOneAtATimeWithATurnaroundBetween() {
    PlantBuilder batch =
        plant().with(heater("H").batch(90)).with(job("A").heatKwh("10"), job("B").heatKwh("10"));
    assertKept(batch, onFirst(new int[] {8, 11}, 8, 12));
    assertBroken(
        batch,
        onFirst(new int[] {8, 10}, 8, 11),
        "SCHEDULE_TURNAROUND_TOO_SHORT",
        "B",
        "60 minutes after A",
        "90 minutes");
    assertBroken(batch, onFirst(new int[] {8, 8}, 8, 9), "SCHEDULE_BATCHES_OVERLAP", "A", "B", "H");
  }

  @Test
  void furtherDimensionsHaveRoom() {
    PlantBuilder hooks =
        plant()
            .with(heater("H").capacity("hooks", "12"))
            .with(
                job("A").heatKwh("1").uses("hooks", "7"),
                job("B").heatKwh("1").uses("hooks", "5"),
                job("C").heatKwh("1").uses("hooks", "1").uses("elsewhere", "99"));
    assertKept(hooks, onFirst(new int[] {8, 8, 9}, 8, 10));
    assertBroken(
        hooks,
        onFirst(new int[] {8, 8, 8}, 8, 9),
        "SCHEDULE_DIMENSION_EXCEEDED",
        "H holds 13 hooks",
        "12");
  }

  @Test
  void equipmentIsOffInEverySlotItsMaintenanceTouches() {
    PlantBuilder off =
        plant()
            .with(heater("H").unavailable("2026-11-23T08:15", "2026-11-23T08:30"))
            .with(job("J"));
    assertKept(off, oneHourAt(9));
    assertBroken(off, oneHourAt(8), "SCHEDULE_EQUIPMENT_UNAVAILABLE", "H", "maintenance", "08:15");
    assertBroken(off, onFirst(new int[] {9}, 8, 10), "SCHEDULE_EQUIPMENT_UNAVAILABLE", "H");
  }

  @Test
  void aRunLastsItsMinimum() {
    PlantBuilder plant = plant().with(heater("H").minRunMinutes(150)).with(job("J"));
    assertKept(plant, onFirst(new int[] {8}, 8, 11));
    assertBroken(
        plant,
        onFirst(new int[] {8}, 8, 10),
        "SCHEDULE_RUN_TOO_SHORT",
        "H runs for 120 minutes from 2026-11-23T08:00+01:00",
        "150 minutes");
  }

  @Test
  void theHorizonsEndMayCutARun() {
    assertKept(
        plant().with(heater("H").minRunMinutes(180)).with(job("J")),
        onFirst(new int[] {23}, 23, 24));
  }

  @Test
  void aRunThatBeganBeforeTheHorizonMayEndAtAnyTime() {
    PlantBuilder on = plant().with(heater("H").minRunMinutes(180).initiallyOn()).with(job("J"));
    assertKept(on, oneHourAt(0));
    assertBroken(on, oneHourAt(1), "SCHEDULE_RUN_TOO_SHORT", "H");
    assertBroken(
        plant().with(heater("H").minRunMinutes(180)).with(job("J")),
        oneHourAt(0),
        "SCHEDULE_RUN_TOO_SHORT",
        "H");
  }

  @Test
  void unavailabilityDoesNotShortenTheMinimumRun() {
    assertBroken(
        plant()
            .with(
                heater("H").minRunMinutes(180).unavailable("2026-11-23T10:00", "2026-11-23T12:00"))
            .with(job("J")),
        onFirst(new int[] {8}, 8, 10),
        "SCHEDULE_RUN_TOO_SHORT",
        "H");
  }

  @Test
  void startsAreLimitedPerLocalDate() {
    PlantBuilder twoDays =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-25T00:00", 60)
            .with(heater("H").maxStarts(1))
            .with(job("A"), job("B").until("2026-11-25T00:00"));
    assertKept(twoDays, onFirst(new int[] {23, 25}, 23, 24, 25, 26));
    assertBroken(
        twoDays,
        onFirst(new int[] {2, 5}, 2, 3, 5, 6),
        "SCHEDULE_TOO_MANY_STARTS",
        "H starts 2 times on 2026-11-23",
        "1 times");
  }

  @Test
  void startsAlreadyMadeCountOnTheFirstDateOnly() {
    PlantBuilder used =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-25T00:00", 60)
            .with(heater("H").maxStarts(1).startsToday(1))
            .with(job("J").until("2026-11-25T00:00"));
    assertKept(used, oneHourAt(30));
    assertBroken(
        used, oneHourAt(5), "SCHEDULE_TOO_MANY_STARTS", "starts 1 times", "1 earlier starts");
  }

  @Test
  void slotZeroIsAStartUnlessInitiallyOn() {
    assertBroken(
        plant().with(heater("H").maxStarts(0)).with(job("J")),
        oneHourAt(0),
        "SCHEDULE_TOO_MANY_STARTS",
        "H");
    assertKept(plant().with(heater("H").maxStarts(0).initiallyOn()).with(job("J")), oneHourAt(0));
  }

  @Test
  void runningJobsDoNotNeedMoreOperatorsThanTheShiftsBring() {
    PlantBuilder crew =
        plant()
            .shift("06:00", "14:00", 3)
            .with(heater("H"))
            .with(job("A").operators(2), job("B").operators(1), job("C").heatKwh("0").operators(1));
    assertKept(crew, onFirst(new int[] {8, 8, 9}, 8, 10));
    assertBroken(
        crew,
        onFirst(new int[] {8, 8, 8}, 8, 9),
        "SCHEDULE_TOO_FEW_OPERATORS",
        "4 operators",
        "08:00+01:00",
        "bring 3");
    assertBroken(
        crew, onFirst(new int[] {8, 8, 14}, 8, 9, 14, 15), "SCHEDULE_TOO_FEW_OPERATORS", "bring 0");
  }

  @Test
  void theSiteStaysWithinItsContractualPeak() {
    PlantBuilder limited =
        plant().baseLoadKw("40").contractualPeakKw("90").with(heater("H")).with(job("J"));
    assertKept(limited, oneHourAt(8));
    assertBroken(
        limited.contractualPeakKw("89.99"),
        oneHourAt(8),
        "SCHEDULE_PEAK_EXCEEDED",
        "90 kW",
        "08:00+01:00",
        "89.99 kW");
  }

  @Test
  void startUpStandbyAndSurplusCountAgainstThePeak() {
    PlantBuilder plain = plant().contractualPeakKw("50").with(heater("H")).with(job("J"));
    assertKept(plain, oneHourAt(8));
    for (var heater :
        List.of(
            heater("H").startupKwh("0.1"),
            heater("H").standbyKw("0.1"),
            heater("H").minLoadKw("50.1"))) {
      assertBroken(
          plant().contractualPeakKw("50").with(heater).with(job("J")),
          oneHourAt(8),
          "SCHEDULE_PEAK_EXCEEDED",
          "50.1 kW");
    }
    assertKept(
        plant()
            .contractualPeakKw("50")
            .with(heater("H").startupKwh("9").initiallyOn())
            .with(job("J")),
        oneHourAt(0));
  }

  @Test
  void fuelDoesNotCountAgainstThePeak() {
    assertKept(
        plant().contractualPeakKw("1").with(heater("G").gas("0.05")).with(job("J")), oneHourAt(8));
  }

  @Test
  void runsOfOneEquipmentAreApart() {
    List<EquipmentRun> touching =
        List.of(
            on("H", "2026-11-23T08:00", "2026-11-23T09:00"),
            on("H", "2026-11-23T09:00", "2026-11-23T10:00"));

    assertOnly(
        ScheduleVerifier.verify(ONE, new Schedule(List.of(AT_EIGHT), touching)),
        "SCHEDULE_RUNS_TOUCH",
        "H",
        "09:00+01:00");
  }

  @Test
  void aCleanScheduleBecomesTheSameSlottedSchedule() {
    PlantGrid grid = plant().with(heater("H"), heater("K")).with(job("A"), job("B")).grid();
    SlottedSchedule slotted =
        new SlottedSchedule(
            new int[] {1, 0}, new int[] {4, 7}, List.of(slots(7, 8), slots(4, 6, 9, 11)));

    SlottedSchedule read = ScheduleVerifier.slotted(grid, slotted.toSchedule(grid)).orThrow();

    assertThat(read.equipmentOf(0)).isEqualTo(1);
    assertThat(read.startOf(1)).isEqualTo(7);
    assertThat(read.on()).isEqualTo(slotted.on());
    assertThat(read.toSchedule(grid)).isEqualTo(slotted.toSchedule(grid));
  }

  @Test
  void aScheduleThatIsNotOnTheGridCannotBeSlotted() {
    Outcome<SlottedSchedule> outcome =
        ScheduleVerifier.slotted(ONE, new Schedule(List.of(), List.of(ON_AT_EIGHT)));

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.findings())
        .extracting(Finding::code)
        .containsExactly("SCHEDULE_JOB_MISSING");
  }

  @Test
  void everyViolationIsReportedNotOnlyTheFirst() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        verify(
            plant()
                .contractualPeakKw("10")
                .with(heater("H").minRunMinutes(120))
                .with(job("J").from("2026-11-23T09:00")),
            oneHourAt(8)));

    assertThat(findings)
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(
            "SCHEDULE_TOO_EARLY", "SCHEDULE_RUN_TOO_SHORT", "SCHEDULE_PEAK_EXCEEDED");
  }
}
