package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.fixture.EquipmentBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Equipment that heats up for two hours with 60 kWh and cools down for one with 10 kWh, on slots of
 * an hour (docs/plant-format.md, "Heating up, cooling down, standby").
 */
class SlowEquipmentTest {
  private static EquipmentBuilder kiln() {
    return heater("H").startupKwh("60").slow(120, 60, "10");
  }

  private static BigDecimal quantity(Bill bill, String id) {
    return bill.lines().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + bill.lines()))
        .quantity();
  }

  private static List<String> codes(PlantGrid grid, SlottedSchedule schedule) {
    return ScheduleVerifier.verify(grid, schedule.toSchedule(grid)).stream()
        .map(Finding::code)
        .toList();
  }

  private static SlottedSchedule inStandby(int[] starts, Map<Integer, Integer> standby, int... on) {
    BitSet slots = slots(on);
    return new SlottedSchedule(new int[starts.length], starts, List.of(slots), List.of(standby));
  }

  // Off-peak until 06:00: half of the 60 kWh there; 30 + 10 kWh on-peak, where it also cools down.
  @Test
  void heatingUpAndCoolingDownAreDrawnInTheirOwnSlotsAtTheirRates() {
    PlantGrid grid = plant().twoRates("0", "0").with(kiln()).with(job("J")).grid();
    SlottedSchedule schedule = onFirst(new int[] {7}, 7, 8);

    Bill bill = CostCalculator.price(grid, schedule);

    assertThat(codes(grid, schedule)).isEmpty();
    assertThat(quantity(bill, "energy/off-peak/start")).isEqualByComparingTo("30");
    assertThat(quantity(bill, "energy/on-peak/start")).isEqualByComparingTo("40");
    Dispatch dispatch = Dispatch.of(grid, schedule);
    assertThat(dispatch.siteLoadKw().subList(4, 10))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            BigDecimal.ZERO,
            BigDecimal.valueOf(30),
            BigDecimal.valueOf(30),
            BigDecimal.valueOf(50),
            BigDecimal.valueOf(10),
            BigDecimal.ZERO);
    assertThat(dispatch.starts(0).stream()).containsExactly(7);
    assertThat(bill.byEquipment().total()).isEqualByComparingTo(bill.planCost());
  }

  // 5 kW from 09:00 to 11:00, 8 kWh on the way back; one start and one shut-down in all.
  @Test
  void standbyIsIdlingAndNeitherStartNorShutDown() {
    PlantGrid grid =
        plant()
            .with(
                kiln()
                    .maxStarts(1)
                    .startupCost("3")
                    .shutdownCost("2")
                    .standbyState("warm", "5", 60, "8"))
            .with(job("J"), job("K"))
            .grid();
    SlottedSchedule schedule = inStandby(new int[] {8, 12}, Map.of(12, 1), 8, 9, 12, 13);

    Bill bill = CostCalculator.price(grid, schedule);

    assertThat(codes(grid, schedule)).isEmpty();
    assertThat(quantity(bill, "energy/flat/idle")).isEqualByComparingTo("10");
    assertThat(quantity(bill, "energy/flat/start")).isEqualByComparingTo("78"); // 60 + 8 + 10
    assertThat(bill.total(LineKind.STARTUP_COST)).isEqualByComparingTo("3");
    assertThat(bill.total(LineKind.SHUTDOWN_COST)).isEqualByComparingTo("2");
    assertThat(codes(grid, onFirst(new int[] {8, 12}, 8, 9, 12, 13)))
        .containsExactly("SCHEDULE_TOO_MANY_STARTS");
  }

  @Test
  void aGapNeedsTimeForBothAndAvailableSlots() {
    PlantGrid grid = plant().with(kiln()).with(job("J"), job("K")).grid();
    PlantGrid serviced =
        plant()
            .with(kiln().unavailable("2026-11-23T05:30", "2026-11-23T06:00"))
            .with(job("J"), job("K"))
            .grid();

    assertThat(codes(grid, onFirst(new int[] {8, 12}, 8, 9, 12, 13))).isEmpty();
    assertThat(codes(grid, onFirst(new int[] {8, 11}, 8, 9, 11, 12)))
        .containsExactly("SCHEDULE_GAP_TOO_SHORT");
    assertThat(codes(grid, onFirst(new int[] {1, 8}, 1, 2, 8, 9)))
        .as("it is cold at midnight")
        .containsExactly("SCHEDULE_GAP_TOO_SHORT");
    assertThat(codes(serviced, onFirst(new int[] {7, 12}, 7, 8, 12, 13)))
        .as("heats up in a window of maintenance")
        .containsExactly("SCHEDULE_EQUIPMENT_UNAVAILABLE");
    assertThat(codes(serviced, onFirst(new int[] {4, 12}, 4, 5, 12, 13)))
        .as("cools down in a window of maintenance")
        .containsExactly("SCHEDULE_EQUIPMENT_UNAVAILABLE");
    assertThat(serviced.equipment().getFirst().mayRun()).isEqualTo(slots(2, 4, 8, 24));
  }

  @Test
  void itIsOffAndCooledDownAtTheEndWhereItMustBe() {
    PlantGrid grid = plant().with(kiln().endsOff()).with(job("J")).grid();
    PlantGrid free = plant().with(kiln()).with(job("J")).grid();

    assertThat(codes(grid, onFirst(new int[] {22}, 22, 23))).isEmpty();
    assertThat(codes(grid, onFirst(new int[] {23}, 23, 24)))
        .containsExactly("SCHEDULE_NOT_OFF_AT_END");
    assertThat(codes(free, onFirst(new int[] {23}, 23, 24))).isEmpty();
  }

  @Test
  void coolingDownThatBeginsWithTheHorizonMayReachIntoMaintenanceAndIsCutByItsEnd() {
    PlantGrid grid =
        plant()
            .with(
                kiln()
                    .slow(120, 180, "9")
                    .initiallyOn()
                    .unavailable("2026-11-23T01:00", "2026-11-23T02:00"))
            .with(job("J"))
            .grid();
    SlottedSchedule schedule = onFirst(new int[] {22}, 22, 23);

    assertThat(codes(grid, schedule)).isEmpty();
    Dispatch dispatch = Dispatch.of(grid, schedule);
    assertThat(dispatch.startupKw(0, 1)).isEqualByComparingTo("3");
    assertThat(dispatch.startupKw(0, 23)).isEqualByComparingTo("3");
    assertThat(quantity(CostCalculator.price(grid, schedule), "energy/flat/start"))
        .isEqualByComparingTo("72"); // 9 + 60 + 3, the rest of the last 9 is tomorrow's
  }

  @Test
  void aStandbyStateThatDoesNotExistOrHasNothingToWaitForIsRefused() {
    PlantGrid grid = plant().with(kiln().standbyState("warm", "5", 60, "8")).with(job("J")).grid();
    SlottedSchedule first = inStandby(new int[] {8}, Map.of(8, 1), 8, 9);
    Schedule published = onFirst(new int[] {8}, 8, 9).toSchedule(grid);
    EquipmentRun run = published.runs().getFirst();
    Schedule unknown =
        new Schedule(
            published.assignments(),
            List.of(new EquipmentRun(run.equipmentId(), run.span(), "lukewarm")));

    assertThat(codes(grid, first)).containsExactly("SCHEDULE_STANDBY_IMPOSSIBLE");
    assertThat(ScheduleVerifier.verify(grid, unknown))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("lukewarm", "no such state"));
  }

  @Test
  void heatingUpCountsToTheContractualPeak() {
    PlantGrid grid =
        plant()
            .contractualPeakKw("55")
            .baseLoadKw("30")
            .with(kiln())
            .with(job("J").heatKwh("20"))
            .grid();

    assertThat(codes(grid, onFirst(new int[] {8}, 8, 9)))
        .containsExactly("SCHEDULE_PEAK_EXCEEDED"); // 30 + 60 / 2
    assertThat(FifoBaseline.plan(grid)).isNotNull();
    assertThat(FifoBaseline.plan(grid).feasible()).isFalse();
  }

  @Test
  void theBaselineStaysOnWhereThereIsNoTimeToBeOff() {
    PlantGrid grid =
        plant()
            .with(kiln())
            .with(
                job("J").mustRun("2026-11-23T08:00", "2026-11-23T09:00"),
                job("K").mustRun("2026-11-23T11:00", "2026-11-23T12:00"),
                job("L").mustRun("2026-11-23T16:00", "2026-11-23T17:00"))
            .grid();

    Baseline fifo = FifoBaseline.plan(grid);

    assertThat(fifo).isNotNull();
    assertThat(fifo.feasible()).isTrue();
    assertThat(fifo.schedule().on().getFirst()).isEqualTo(slots(8, 12, 16, 17));
  }

  @Test
  void aPlanIsNotCutWhileItHeatsUpAndTheNextMomentIsNamed() {
    PlantGrid grid = plant().with(kiln()).with(job("J"), job("K")).grid();
    Dispatch plan = Dispatch.of(grid, onFirst(new int[] {8, 14}, 8, 9, 14, 15));

    for (int slot : new int[] {0, 1, 6, 9, 10, 12, 15, 16}) {
      assertThat(PlanCut.at(plan, grid.time().startOf(slot))).isInstanceOf(Outcome.Done.class);
    }
    for (int slot : new int[] {7, 8, 13, 14}) {
      assertThat(PlanCut.at(plan, grid.time().startOf(slot)))
          .as("slot %d", slot)
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              refused -> assertThat(refused.findings().toString()).contains("heating up"));
    }
    assertThat(PlanCut.at(plan, berlin("2026-11-23T07:00")).toString())
        .contains("Ask for 2026-11-23T09:00+01:00");
  }
}
