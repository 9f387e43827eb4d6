package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.cost.Savings;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.testkit.oracle.Appraisal;
import io.heatscheduler.testkit.oracle.Fraction;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Cost, verification and baseline against the oracle's own reading of the format. */
class CoreAgainstOracleTest {

  @Test
  void theCalculatorPricesTheOraclesPlanAsTheOracleDoes() {
    TinyCases.eachFeasible(
        tiny -> {
          SlottedSchedule plan = slotted(tiny.grid(), tiny.optimum().plan());
          Bill bill = CostCalculator.price(tiny.grid(), plan);
          assertSameMoney(bill, bill.planCost(), tiny.optimum().cost());
        });
  }

  @Test
  void theVerifierAcceptsTheOraclesPlan() {
    TinyCases.eachFeasible(
        tiny -> assertThat(ScheduleVerifier.verify(tiny.grid(), tiny.optimum().plan())).isEmpty());
  }

  @Test
  void theVerifierAcceptsAChangedPlanExactlyWhenTheOracleDoes() {
    int[] counts = new int[2];
    TinyCases.eachFeasible(
        tiny -> {
          Mutations mutations = new Mutations(tiny.plant(), tiny.seed());
          for (int i = 0; i < 30; i++) {
            Schedule changed = mutations.mutate(tiny.optimum().plan());
            Appraisal appraisal = ScheduleAppraiser.appraise(tiny.plant(), changed);
            counts[appraisal.isFeasible() ? 1 : 0]++;
            assertThat(ScheduleVerifier.verify(tiny.grid(), changed).isEmpty())
                .as("%s, which the oracle finds to break %s", changed, appraisal.violations())
                .isEqualTo(appraisal.isFeasible());
          }
        });
    assertThat(counts[0]).as("changed plans that break a rule").isGreaterThan(3_000);
    assertThat(counts[1]).as("changed plans that keep all rules").isGreaterThan(1_000);
  }

  @Test
  void aChangedPlanCostsWhatTheOracleSaysPartByPart() {
    TinyCases.eachFeasible(
        tiny -> {
          Mutations mutations = new Mutations(tiny.plant(), 1_000 + tiny.seed());
          for (int i = 0; i < 30; i++) {
            Schedule changed = mutations.mutate(tiny.optimum().plan());
            Appraisal appraisal = ScheduleAppraiser.appraise(tiny.plant(), changed);
            if (!appraisal.isFeasible()) {
              continue;
            }
            assertThat(appraisal.cost()).isGreaterThanOrEqualTo(tiny.optimum().cost());
            Bill bill = CostCalculator.price(tiny.grid(), slotted(tiny.grid(), changed));
            assertSameMoney(bill, bill.planCost(), appraisal.cost());
            assertSameMoney(bill, bill.total(LineKind.DEMAND), appraisal.demand());
            assertSameMoney(bill, bill.total(LineKind.FIXED), appraisal.fixed());
            assertSameMoney(
                bill,
                bill.total(LineKind.STARTUP_COST).add(bill.total(LineKind.SHUTDOWN_COST)),
                appraisal.wear());
          }
        });
  }

  @Test
  void theBaselineIsNeverCheaperThanTheOptimumAndKnowsWhetherItIsFeasible() {
    int[] feasible = new int[1];
    TinyCases.eachFeasible(
        tiny -> {
          Baseline baseline = FifoBaseline.plan(tiny.grid());
          if (baseline == null) {
            return;
          }
          Schedule schedule = baseline.schedule().toSchedule(tiny.grid());
          Appraisal appraisal = ScheduleAppraiser.appraise(tiny.plant(), schedule);
          assertThat(appraisal.isFeasible())
              .as("%s against misses %s", appraisal.violations(), baseline.misses())
              .isEqualTo(baseline.feasible());
          Bill bill = CostCalculator.price(tiny.grid(), baseline.schedule());
          assertSameMoney(bill, bill.planCost(), appraisal.cost());
          if (baseline.feasible()) {
            feasible[0]++;
            assertThat(appraisal.cost()).isGreaterThanOrEqualTo(tiny.optimum().cost());
          }
        });
    assertThat(feasible[0]).as("plants with a feasible baseline").isGreaterThan(200);
  }

  @Test
  void anInfeasiblePlantHasNoFeasibleBaseline() {
    TinyCases.each(
        tiny -> {
          Baseline baseline = FifoBaseline.plan(tiny.grid());
          if (tiny.result() instanceof io.heatscheduler.testkit.oracle.OracleResult.Infeasible
              && baseline != null) {
            assertThat(baseline.feasible()).isFalse();
          }
        });
  }

  @Test
  void savingsPartsSumToTheDifferenceOfTheTwoPlanCosts() {
    TinyCases.eachFeasible(
        tiny -> {
          Baseline baseline = FifoBaseline.plan(tiny.grid());
          if (baseline == null) {
            return;
          }
          SlottedSchedule optimum = slotted(tiny.grid(), tiny.optimum().plan());
          Savings savings = Savings.between(tiny.grid(), baseline.schedule(), optimum);
          BigDecimal difference =
              CostCalculator.price(tiny.grid(), baseline.schedule())
                  .planCost()
                  .subtract(CostCalculator.price(tiny.grid(), optimum).planCost());
          assertThat(savings.amount()).isEqualByComparingTo(difference);
          assertThat(
                  savings
                      .peak()
                      .add(savings.startsAndIdling())
                      .add(savings.timeShift())
                      .add(savings.equipmentAndFuel()))
              .isEqualByComparingTo(difference);
        });
  }

  /** Equal but for the one rounding of each bill line, half of 1e-6. */
  private static void assertSameMoney(Bill bill, BigDecimal billed, Fraction exact) {
    BigDecimal rounding =
        new BigDecimal("0.0000005").multiply(BigDecimal.valueOf(bill.lines().size()));
    assertThat(billed.subtract(exact.toDecimal()).abs()).isLessThanOrEqualTo(rounding);
  }

  private static SlottedSchedule slotted(PlantGrid grid, Schedule schedule) {
    Outcome<SlottedSchedule> slotted = ScheduleVerifier.slotted(grid, schedule);
    return slotted.orThrow();
  }
}
