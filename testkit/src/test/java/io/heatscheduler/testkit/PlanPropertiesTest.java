package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.exact.CpSatFinish;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import io.heatscheduler.testkit.plants.PlantKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Laws that hold for every plant and every plan. */
class PlanPropertiesTest {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");

  /** Keys that only ever forbid something: without them a plan can do all it could before. */
  private static final List<PlantKey> RESTRICTIONS =
      List.of(
          PlantKey.CONTRACTUAL_PEAK,
          PlantKey.SHIFTS,
          PlantKey.OPERATORS,
          PlantKey.MIN_RUN,
          PlantKey.MAX_STARTS,
          PlantKey.STARTS_TODAY,
          PlantKey.BATCH,
          PlantKey.TURNAROUND,
          PlantKey.CAPACITIES,
          PlantKey.USES,
          PlantKey.MAX_TEMPERATURE,
          PlantKey.SETPOINT,
          PlantKey.UNAVAILABLE,
          PlantKey.IS_ACTIVE,
          PlantKey.EARLIEST_START,
          PlantKey.EARLIEST_OFF_GRID,
          PlantKey.LATEST_END,
          PlantKey.LATEST_OFF_GRID,
          PlantKey.ELIGIBLE,
          PlantKey.PREDECESSORS,
          PlantKey.MUST_RUN,
          PlantKey.CANNOT_RUN);

  @Test
  void moreFreedomNeverRaisesTheProvenOptimum() {
    int[] compared = new int[1];
    TinyCases.eachFeasible(
        tiny -> {
          for (PlantKey key : RESTRICTIONS) {
            Plant relaxed = key.relaxed(tiny.plant());
            boolean used = !relaxed.equals(tiny.plant());
            if (used && (tiny.seed() + key.ordinal()) % 5 == 0) {
              assertNotDearer(key, relaxed, tiny.optimum());
              compared[0]++;
            }
          }
        });
    assertThat(compared[0]).isGreaterThan(250);
  }

  @Test
  void moreCapacityNeverRaisesTheProvenOptimumWithoutACurve() {
    int[] compared = new int[1];
    TinyCases.eachFeasible(
        tiny -> {
          boolean curved =
              tiny.plant().equipment().stream()
                  .anyMatch(e -> !e.efficiency().loadCurve().isEmpty());
          if (!curved && tiny.seed() % 4 == 0) {
            Plant relaxed = PlantKey.CAPACITY.relaxed(tiny.plant());
            assertNotDearer(PlantKey.CAPACITY, relaxed, tiny.optimum());
            compared[0]++;
          }
        });
    assertThat(compared[0]).isGreaterThan(50);
  }

  @Test
  void halvingTheSlotLeavesTheEnergyCostOfTheSameSchedule() {
    int[] compared = new int[1];
    TinyCases.eachFeasible(
        tiny -> {
          int minutes = tiny.plant().horizon().slotMinutes();
          boolean whole =
              tiny.plant().jobs().stream()
                  .allMatch(
                      job -> job.powerProfile().isEmpty() && job.durationMinutes() % minutes == 0);
          if (!whole || minutes < 30) {
            return;
          }
          PlantDraft finer = PlantDraft.of(tiny.plant());
          finer.slotMinutes = minutes / 2;
          finer.slots = finer.slots * 2;
          PlantGrid fine = PlantGrid.of(finer.build()).orThrow();
          Schedule plan = tiny.optimum().plan();
          assertThat(energy(fine, plan))
              .isCloseTo(energy(tiny.grid(), plan), Offset.offset(SIX_DECIMALS));
          compared[0]++;
        });
    assertThat(compared[0]).isGreaterThan(100);
  }

  @Test
  void aDayOfClockChangeHas92Or100QuarterHoursAndBillsThem() {
    // 10 kW of heat at 80 % draw 12.5 kW all day; 0.05 from 00:00 to 06:00, else 0.15; 2 a day.
    assertDay(LocalDate.of(2026, 3, 29), 92, "5 night hours", "38.875"); // 12.5 x (5x.05+18x.15)+2
    assertDay(LocalDate.of(2026, 10, 25), 100, "7 night hours", "40.125"); // 12.5 x (.35+2.7)+2
    assertDay(LocalDate.of(2026, 10, 26), 96, "6 night hours", "39.5"); // 12.5 x (.3+2.7)+2
  }

  @Test
  void thereIsNoGapAtObjectiveZero() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    LocalDate date = LocalDate.of(2026, 11, 23);
    PlantDraft plant = new PlantDraft(zone, date.atStartOfDay(zone).toInstant(), 60, 4);
    plant.equipment.add(new EquipmentDraft("H1"));
    plant.periods.add(period("00:00", "00:00", "0"));
    plant.jobs.add(new JobDraft("J1", plant.start, plant.at(4)));
    PlanResult result =
        new Pipeline(new HybridOptimizer(null))
            .run(
                plant.build(),
                PlanSettings.DEFAULT.withOptimizer(
                    new OptimizerSettings(Duration.ofSeconds(60), 2L, 0, 1)),
                PipelineListener.NONE,
                new Cancellation());

    assertThat(result).isInstanceOf(PlanResult.Planned.class);
    PlanResult.Planned plan = (PlanResult.Planned) result;
    assertThat(plan.objective()).isEqualByComparingTo("0");
    assertThat(plan.search().gap(plan.objective())).isNull();
    assertThat(plan.search().gap(BigDecimal.ONE)).isNotNull();
  }

  private static void assertDay(LocalDate date, int quarters, String why, String cost) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    PlantDraft plant = new PlantDraft(zone, date.atStartOfDay(zone).toInstant(), 15, quarters);
    assertThat(plant.at(quarters)).isEqualTo(date.plusDays(1).atStartOfDay(zone).toInstant());
    EquipmentDraft heater = new EquipmentDraft("H1");
    heater.efficiencyPercent = new BigDecimal("80");
    plant.equipment.add(heater);
    plant.periods.add(period("00:00", "06:00", "0.05"));
    plant.periods.add(period("06:00", "00:00", "0.15"));
    plant.fixedChargePerDay = new BigDecimal("2");
    JobDraft job = new JobDraft("J1", plant.start, plant.at(quarters));
    job.durationMinutes = quarters * 15;
    job.heatKwh = new BigDecimal("2.5").multiply(BigDecimal.valueOf(quarters));
    plant.jobs.add(job);
    PlantGrid grid = PlantGrid.of(plant.build()).orThrow();
    io.heatscheduler.core.time.Interval allDay =
        new io.heatscheduler.core.time.Interval(plant.start, plant.at(quarters));
    Schedule schedule =
        new Schedule(
            List.of(new io.heatscheduler.core.schedule.Assignment("J1", "H1", allDay)),
            List.of(new io.heatscheduler.core.schedule.EquipmentRun("H1", allDay)));
    assertThat(grid.slotCount()).isEqualTo(quarters);
    assertThat(ScheduleVerifier.verify(grid, schedule)).isEmpty();
    assertThat(
            CostCalculator.price(grid, ScheduleVerifier.slotted(grid, schedule).orThrow())
                .planCost())
        .as(why)
        .isEqualByComparingTo(cost);
    assertThat(ScheduleAppraiser.appraise(plant.build(), schedule).cost().toDecimal())
        .as(why)
        .isEqualByComparingTo(cost);
  }

  private static TariffPeriod period(String start, String end, String rate) {
    return new TariffPeriod(
        DayType.WEEKDAY,
        new DailyWindow(LocalTime.parse(start), LocalTime.parse(end)),
        new BigDecimal(rate),
        BigDecimal.ZERO,
        "from " + start,
        null);
  }

  private static void assertNotDearer(PlantKey key, Plant relaxed, OracleResult.Optimum optimum) {
    PlantGrid grid = PlantGrid.of(relaxed).orThrow();
    ExactResult result =
        new CpSatFinish(ProblemCompiler.compile(grid), ExactLimits.ofWork(5))
            .solve(null, ExactListener.NONE);
    Plan plan = result.plan();
    assertThat(result.status()).as("without %s", key).isEqualTo(ExactStatus.OPTIMAL);
    assertThat(plan).isNotNull();
    BigDecimal cost = CostCalculator.price(grid, ProblemCompiler.toSchedule(plan)).planCost();
    assertThat(cost)
        .as("optimum without %s", key)
        .isLessThanOrEqualTo(optimum.cost().toDecimal().add(SIX_DECIMALS));
    if (BruteForceOracle.placements(relaxed) <= 20_000) {
      OracleResult again = BruteForceOracle.solve(relaxed);
      assertThat(again).isInstanceOf(OracleResult.Optimum.class);
      assertThat(cost)
          .isCloseTo(
              ((OracleResult.Optimum) again).cost().toDecimal(), Offset.offset(SIX_DECIMALS));
    }
  }

  private static BigDecimal energy(PlantGrid grid, Schedule schedule) {
    Bill bill = CostCalculator.price(grid, ScheduleVerifier.slotted(grid, schedule).orThrow());
    return bill.total(LineKind.ENERGY)
        .add(bill.total(LineKind.ADDER))
        .add(bill.total(LineKind.FUEL));
  }
}
