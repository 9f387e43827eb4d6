package io.heatscheduler.core.rolling;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanCutTest {
  /** A (2 h from 06:00) is done, B (4 h from 08:00) runs, C (1 h from 14:00) waits at 10:00. */
  private static PlantBuilder threeJobs() {
    return plant()
        .with(heater("H").maxStarts(5).startsToday(1))
        .with(
            job("A").minutes(120).heatKwh("100"),
            job("B")
                .minutes(240)
                .heatKwh("120")
                .profile("0.4", "0.3", "0.2", "0.1")
                .after("A")
                .mustRun("2026-11-23T09:00", "2026-11-23T11:00")
                .cannotRun("2026-11-23T02:00", "2026-11-23T03:00"),
            job("C").after("A", "B"));
  }

  private static PlanCut cut(PlantBuilder plant, int slot, int[] starts, int... on) {
    return new PlanCut(Dispatch.of(plant.grid(), onFirst(starts, on)), slot);
  }

  private static PlanCut atTen() {
    return cut(threeJobs(), 10, new int[] {6, 8, 14}, 6, 12, 14, 15);
  }

  private static Bill priced(Remainder rest) {
    PlantGrid grid = PlantGrid.of(rest.plant()).orThrow();
    return CostCalculator.price(grid, ScheduleVerifier.slotted(grid, rest.schedule()).orThrow());
  }

  @Test
  void anInstantInsideASlotCutsAtTheNextSlot() {
    Dispatch plan = atTen().plan();

    assertThat(PlanCut.at(plan, berlin("2026-11-23T09:01")).orThrow().slot()).isEqualTo(10);
    assertThat(PlanCut.at(plan, berlin("2026-11-23T10:00")).orThrow().slot()).isEqualTo(10);
  }

  @Test
  void beforeTheHorizonNothingHasHappened() {
    PlanCut cut = PlanCut.at(atTen().plan(), Instant.EPOCH).orThrow();

    assertThat(cut.slot()).isZero();
    assertThat(cut.jobs(Progress.WAITING)).hasSize(3);
    assertThat(cut.rest(Set.of()).plant().site()).isEqualTo(cut.grid().plant().site());
  }

  @Test
  void afterTheLastSlotThereIsNothingToCut() {
    Dispatch plan = atTen().plan();

    assertThat(PlanCut.at(plan, berlin("2026-11-23T23:30")).findings())
        .extracting(Finding::code)
        .containsExactly("PLAN_IS_OVER");
    assertThatIllegalArgumentException().isThrownBy(() -> new PlanCut(plan, 24));
  }

  @Test
  void finishedJobsLeaveAndNobodyWaitsForThem() {
    Plant rest = atTen().rest(Set.of()).plant();

    assertThat(rest.jobs()).extracting(Job::jobId).containsExactly("B", "C");
    assertThat(rest.jobs().getFirst().predecessors()).isEmpty();
    assertThat(rest.jobs().getLast().predecessors()).containsExactly("B");
  }

  @Test
  void aRunningJobKeepsItsEquipmentItsEndAndTheRestOfItsProfile() {
    Job left = atTen().rest(Set.of()).plant().jobs().getFirst();

    assertThat(left.eligibleEquipment()).containsExactly("H");
    assertThat(left.durationMinutes()).isEqualTo(120);
    assertThat(left.latestEnd()).isEqualTo(berlin("2026-11-23T12:00"));
    assertThat(left.heat().kilowattHours()).isEqualByComparingTo("36"); // 120 x (0.2 + 0.1)
    assertThat(left.quantity()).isEqualByComparingTo("0.3");
    assertThat(left.powerProfile().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1");
    assertThat(left.mustRun()).containsExactly(berlin("2026-11-23T10:00", "2026-11-23T11:00"));
    assertThat(left.cannotRun()).isEmpty();
  }

  @Test
  void theRemainderHasOneStartOnly() {
    PlantGrid grid = PlantGrid.of(atTen().rest(Set.of()).plant()).orThrow();

    assertThat(grid.jobs().getFirst().starts()).isEqualTo(PlantBuilder.slots(0, 1));
  }

  @Test
  void aJobToBeRepeatedIsWholeAgainAndHasNoPlace() {
    Remainder rest = atTen().rest(Set.of("B"));

    assertThat(rest.plant().jobs().getFirst().heat().kilowattHours()).isEqualByComparingTo("120");
    assertThat(rest.plant().jobs().getFirst().durationMinutes()).isEqualTo(240);
    assertThat(rest.schedule().assignments()).extracting(Assignment::jobId).containsExactly("C");
  }

  @Test
  void equipmentIsOnIfItWasOnBeforeTheCutAndKeepsTheDaysStarts() {
    Equipment running = atTen().rest(Set.of()).plant().equipment().getFirst();
    PlanCut later = cut(threeJobs(), 13, new int[] {6, 8, 14}, 6, 12, 14, 15);
    Equipment resting = later.rest(Set.of()).plant().equipment().getFirst();

    assertThat(running.initiallyOn()).isTrue();
    assertThat(running.startsToday()).isEqualTo(2); // one before the horizon, one at 06:00
    assertThat(resting.initiallyOn()).isFalse();
  }

  @Test
  void aNewDayCountsItsStartsFromZero() {
    PlantBuilder twoDays =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-25T00:00", 60)
            .with(heater("H").startsToday(3))
            .with(job("A").until("2026-11-25T00:00"), job("B").until("2026-11-25T00:00"));
    PlanCut cut = cut(twoDays, 30, new int[] {6, 26}, 6, 7, 26, 27);

    assertThat(cut.rest(Set.of()).plant().equipment().getFirst().startsToday()).isEqualTo(1);
  }

  @Test
  void thePeakSoFarBecomesTheMonthsPeak() {
    // 50 kW until ten, 30 kW after: the rest pays nothing for its peak.
    PlantBuilder plant = threeJobs().demandCharge("facility", "2").monthToDateKw("20");
    PlanCut cut = cut(plant, 10, new int[] {6, 8, 14}, 6, 12, 14, 15);
    Remainder rest = cut.rest(Set.of());

    assertThat(rest.plant().site().monthToDatePeak().of("facility"))
        .isEqualTo(Power.ofKilowatts(50));
    assertThat(priced(rest).total(LineKind.DEMAND)).isEqualByComparingTo("0");
  }

  @Test
  void inALaterBillingMonthOnlyThatMonthCounts() {
    PlantBuilder plant =
        plant()
            .horizon("2026-11-30T00:00", "2026-12-02T00:00", 60)
            .demandCharge("facility", "2")
            .monthToDateKw("500")
            .with(heater("H"))
            .with(
                job("A").window(berlin("2026-11-30T00:00"), berlin("2026-12-02T00:00")),
                job("B")
                    .heatKwh("40")
                    .window(berlin("2026-11-30T00:00"), berlin("2026-12-02T00:00")));
    PlanCut cut = cut(plant, 30, new int[] {6, 26}, 6, 7, 26, 27);
    PlanCut atMidnight = cut(plant, 24, new int[] {6, 26}, 6, 7, 26, 27);

    assertThat(cut.rest(Set.of()).plant().site().monthToDatePeak().of("facility"))
        .isEqualTo(Power.ofKilowatts(40));
    assertThat(atMidnight.rest(Set.of()).plant().site().monthToDatePeak().of("facility"))
        .isEqualTo(Power.ZERO);
    assertThat(atMidnight.rest(Set.of()).plant().site().monthToDatePeak().knows("facility"))
        .isTrue();
  }

  @Test
  void theFixedChargeOfABrokenDayIsInTheRestOnly() {
    PlantBuilder plant = threeJobs().fixedPerDay("12.5");
    PlanCut cut = cut(plant, 10, new int[] {6, 8, 14}, 6, 12, 14, 15);
    SunkCost sunk = SunkCost.between(CostCalculator.price(cut.plan()), priced(cut.rest(Set.of())));

    assertThat(sunk.total(LineKind.FIXED)).isEqualByComparingTo("0");
    assertThat(sunk.total(LineKind.ENERGY)).isEqualByComparingTo("18.4"); // (100 + 84) x 0.10
  }

  @Test
  void aDayOfTwentyFiveHoursIsCutLikeAnyOther() {
    // Clocks go back on 2026-10-25 at 03:00; slot 4 is 03:00 standard time.
    PlantBuilder plant =
        plant()
            .horizon("2026-10-25T00:00", "2026-10-26T00:00", 60)
            .twoRates("0", "0")
            .with(heater("H"))
            .with(
                job("A")
                    .minutes(300)
                    .heatKwh("250")
                    .window(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")));
    PlanCut cut = cut(plant, 4, new int[] {2}, 2, 7);
    Remainder rest = cut.rest(Set.of());

    assertThat(rest.plant().horizon().slotCount()).isEqualTo(21);
    assertThat(rest.plant().horizon().start()).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
    assertThat(priced(rest).planCost()).isEqualByComparingTo("7.5"); // 150 kWh at 0.05
  }

  @Test
  void aRunGoesOnUntilItsMinimumIsReached() {
    PlantBuilder plant = plant().with(heater("H").minRunMinutes(240)).with(job("A"), job("B"));
    PlanCut cut = cut(plant, 8, new int[] {6, 14}, 6, 10, 14, 18);
    Remainder rest = cut.rest(Set.of());
    PlantGrid grid = PlantGrid.of(rest.plant()).orThrow();
    Schedule stopped =
        new Schedule(rest.schedule().assignments(), List.of(rest.schedule().runs().getLast()));

    assertThat(rest.plant().equipment().getFirst().onSince()).isEqualTo(berlin("2026-11-23T06:00"));
    assertThat(grid.equipment().getFirst().mustStayOnSlots()).isEqualTo(2);
    assertThat(ScheduleVerifier.verify(grid, rest.schedule())).isEmpty();
    assertThat(ScheduleVerifier.verify(grid, stopped))
        .extracting(Finding::code)
        .containsExactly("SCHEDULE_RUN_TOO_SHORT");
  }

  @Test
  void aRunThatIsLongEnoughMayStop() {
    PlantBuilder plant = plant().with(heater("H").minRunMinutes(120)).with(job("A"), job("B"));
    PlanCut cut = cut(plant, 8, new int[] {6, 14}, 6, 10, 14, 18);

    assertThat(cut.rest(Set.of()).plant().equipment().getFirst().onSince()).isNull();
  }

  @Test
  void theNextBatchWaitsForTheTurnaroundAfterOneThatHasEnded() {
    PlantBuilder plant = plant().with(heater("H").batch(120)).with(job("A"), job("B"));
    PlanCut cut = cut(plant, 8, new int[] {6, 14}, 6, 7, 14, 15);
    Remainder rest = cut.rest(Set.of());
    PlantGrid grid = PlantGrid.of(rest.plant()).orThrow();
    Instant eight = berlin("2026-11-23T08:00");
    Interval tooSoon = new Interval(eight, eight.plusSeconds(3600));
    Schedule rushed =
        new Schedule(
            List.of(new Assignment("B", "H", tooSoon)), List.of(new EquipmentRun("H", tooSoon)));

    assertThat(rest.plant().equipment().getFirst().lastBatchEnd())
        .isEqualTo(berlin("2026-11-23T07:00"));
    assertThat(grid.jobs().getFirst().startsOn(grid.equipment().getFirst()).nextSetBit(0))
        .isEqualTo(1); // nine o'clock
    assertThat(ScheduleVerifier.verify(grid, rushed))
        .extracting(Finding::code)
        .containsExactly("SCHEDULE_TURNAROUND_TOO_SHORT");
  }
}
