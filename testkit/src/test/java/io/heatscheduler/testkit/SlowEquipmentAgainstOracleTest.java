package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.Remainder;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import io.heatscheduler.optimizer.exact.CpSatFinish;
import io.heatscheduler.optimizer.exact.ExactLimits;
import io.heatscheduler.optimizer.exact.ExactListener;
import io.heatscheduler.optimizer.exact.ExactResult;
import io.heatscheduler.optimizer.exact.ExactStatus;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.testkit.oracle.Appraisal;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import io.heatscheduler.testkit.plants.SlowPlants;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tiny plants whose equipment heats up, cools down, waits in standby and ends off: bill,
 * verification, baseline, search and bound against enumeration.
 */
class SlowEquipmentAgainstOracleTest {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00001");
  private static final int SEEDS = 90;

  /** What the plants were good for. */
  private static final class Counts {
    int feasible;
    int binding;
    int standby;
    int baselines;
    int refused;
    int optimal;
    int proven;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void slowEquipmentIsPlannedPricedAndCheckedAsTheOracleSays(boolean standby) {
    Counts counts = new Counts();
    for (int seed = 0; seed < SEEDS; seed++) {
      try {
        compare(SlowPlants.tiny(seed, standby), counts);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("plant %d: %s".formatted(seed, failure.getMessage()), failure);
      }
    }
    assertThat(counts.feasible).as("feasible plants").isGreaterThan(40);
    assertThat(counts.binding).as("plants in which the keys bind").isGreaterThanOrEqualTo(20);
    assertThat(counts.baselines).as("feasible baselines").isGreaterThan(15);
    assertThat(counts.refused).as("schedules refused for their gaps").isGreaterThan(10);
    assertThat(counts.standby).as("optima in standby").isGreaterThanOrEqualTo(standby ? 6 : 0);
    assertThat(counts.optimal)
        .as("optima found by search alone in %s plants", counts.feasible)
        .isGreaterThanOrEqualTo(counts.feasible * 9 / 10);
    assertThat(counts.proven).as("proofs by bound alone").isGreaterThan(counts.feasible / 2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theExactFinishProvesTheOraclesOptimumOrThatThereIsNone(boolean standby) {
    int proven = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Plant plant = SlowPlants.tiny(seed, standby);
      PlantGrid grid = PlantGrid.of(plant).orThrow();
      if (!grid.conflicts().isEmpty()) {
        continue;
      }
      ExactResult result =
          new CpSatFinish(ProblemCompiler.compile(grid), ExactLimits.ofWork(5))
              .solve(null, ExactListener.NONE);
      if (!(BruteForceOracle.solve(plant) instanceof OracleResult.Optimum optimum)) {
        assertThat(result.status()).as("plant %d", seed).isEqualTo(ExactStatus.INFEASIBLE);
        continue;
      }
      BigDecimal cheapest = optimum.cost().toDecimal();
      assertThat(result.status()).as("plant %d", seed).isEqualTo(ExactStatus.OPTIMAL);
      assertThat(result.plan()).as("plant %d", seed).isNotNull();
      SlottedSchedule schedule = ProblemCompiler.toSchedule(result.plan());
      assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
      assertThat(CostCalculator.price(grid, schedule).planCost())
          .as("plant %d", seed)
          .isCloseTo(cheapest, Offset.offset(SIX_DECIMALS));
      assertThat(Units.amount(result.bound()))
          .as("plant %d", seed)
          .isLessThanOrEqualTo(cheapest.add(SIX_DECIMALS));
      proven++;
    }
    assertThat(proven).isGreaterThan(40);
  }

  /** What is left of a plan keeps the rules of the plant that is left, and draws the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPlanGoesOnUnchangedOverEveryCutThatIsNotRefused(boolean standby) {
    int cuts = 0;
    int refused = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Plant plant = SlowPlants.tiny(seed, standby);
      if (!(BruteForceOracle.solve(plant) instanceof OracleResult.Optimum optimum)) {
        continue;
      }
      PlantGrid grid = PlantGrid.of(plant).orThrow();
      Dispatch whole = Dispatch.of(grid, ScheduleVerifier.verified(grid, optimum.plan()).orThrow());
      for (int slot = 1; slot < grid.slotCount(); slot++) {
        switch (PlanCut.at(whole, grid.time().startOf(slot))) {
          case Outcome.Rejected<PlanCut> no -> refused++;
          case Outcome.Done<PlanCut>(PlanCut cut, var findings) -> {
            cuts++;
            assertGoesOn(whole, cut.rest(Set.of()), slot, seed);
          }
        }
      }
    }
    assertThat(cuts).isGreaterThan(100);
    assertThat(refused).isGreaterThan(20);
  }

  private static void assertGoesOn(Dispatch whole, Remainder left, int slot, int seed) {
    PlantGrid grid = PlantGrid.of(left.plant()).orThrow();
    assertThat(ScheduleVerifier.verify(grid, left.schedule()))
        .as("plant %d cut at %d", seed, slot)
        .isEmpty();
    Dispatch rest = Dispatch.of(grid, ScheduleVerifier.slotted(grid, left.schedule()).orThrow());
    for (int e = 0; e < grid.equipment().size(); e++) {
      for (int t = 0; t < grid.slotCount(); t++) {
        assertThat(rest.inputKw(e, t))
            .as("plant %d cut at %d, slot %d", seed, slot, slot + t)
            .isCloseTo(whole.inputKw(e, slot + t), Offset.offset(SIX_DECIMALS));
      }
    }
  }

  private static void compare(Plant plant, Counts counts) {
    PlantGrid grid = PlantGrid.of(plant).orThrow();
    OracleResult truth = BruteForceOracle.solve(plant);
    OracleResult instant = BruteForceOracle.solve(SlowPlants.instant(plant));
    Baseline fifo = FifoBaseline.plan(grid);
    if (fifo != null && fifo.feasible()) {
      counts.baselines++;
      assertAgreed(plant, grid, fifo.schedule());
    }
    if (instant instanceof OracleResult.Optimum quick) {
      Appraisal slow = ScheduleAppraiser.appraise(plant, quick.plan());
      assertThat(ScheduleVerifier.verify(grid, quick.plan()).isEmpty())
          .as("%s", slow.violations())
          .isEqualTo(slow.violations().isEmpty());
      counts.refused += slow.violations().isEmpty() ? 0 : 1;
    }
    if (!grid.conflicts().isEmpty()) {
      assertThat(truth).isInstanceOf(OracleResult.Infeasible.class);
      return;
    }
    OptimizerResult result =
        new HybridOptimizer(null)
            .optimize(
                grid,
                new OptimizerSettings(Duration.ofSeconds(60), 30L, 0, 1),
                null,
                progress -> {},
                new Cancellation());
    SlottedSchedule schedule = result.schedule();
    if (!(truth instanceof OracleResult.Optimum optimum)) {
      assertThat(schedule).isNull();
      return;
    }
    counts.feasible++;
    counts.binding +=
        instant instanceof OracleResult.Optimum quick && quick.cost().equals(optimum.cost())
            ? 0
            : 1;
    counts.standby +=
        optimum.plan().runs().stream().anyMatch(run -> run.standbyBefore() != null) ? 1 : 0;
    BigDecimal cheapest = optimum.cost().toDecimal();
    assertThat(ScheduleVerifier.verify(grid, optimum.plan())).isEmpty();
    if (result.bound() != null) {
      assertThat(result.bound()).isLessThanOrEqualTo(cheapest.add(SIX_DECIMALS));
    }
    assertThat(schedule).as("optimum %s", cheapest).isNotNull();
    assertAgreed(plant, grid, schedule);
    BigDecimal cost = CostCalculator.price(grid, schedule).planCost();
    assertThat(result.searchObjective()).isCloseTo(cost, Offset.offset(result.tolerance()));
    assertThat(cost).isGreaterThanOrEqualTo(cheapest.subtract(SIX_DECIMALS));
    counts.optimal += cost.subtract(cheapest).compareTo(SIX_DECIMALS) <= 0 ? 1 : 0;
    counts.proven += result.provenOptimal() ? 1 : 0;
  }

  /** A schedule both sides accept at the same price, and judge alike without its standby states. */
  private static void assertAgreed(Plant plant, PlantGrid grid, SlottedSchedule schedule) {
    Schedule published = schedule.toSchedule(grid);
    Appraisal appraisal = ScheduleAppraiser.appraise(plant, published);
    assertThat(appraisal.violations()).isEmpty();
    assertThat(ScheduleVerifier.verify(grid, published)).isEmpty();
    assertThat(CostCalculator.price(grid, schedule).planCost())
        .isCloseTo(appraisal.cost().toDecimal(), Offset.offset(SIX_DECIMALS));
    List<EquipmentRun> withoutStandby = new ArrayList<>();
    published.runs().forEach(r -> withoutStandby.add(new EquipmentRun(r.equipmentId(), r.span())));
    Schedule off = new Schedule(published.assignments(), withoutStandby);
    assertThat(ScheduleVerifier.verify(grid, off).isEmpty())
        .isEqualTo(ScheduleAppraiser.appraise(plant, off).violations().isEmpty());
  }
}
