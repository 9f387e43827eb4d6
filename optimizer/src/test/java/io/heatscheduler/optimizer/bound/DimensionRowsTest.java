package io.heatscheduler.optimizer.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.DenseProblems;
import io.heatscheduler.optimizer.problem.Enumeration;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows R8 of docs/model/milp.md. */
class DimensionRowsTest {
  private static final long WORK = 2_000_000;

  private static long bound(Problem problem) {
    LagrangianBound bound = new LagrangianBound(new FlatProblem(problem));
    bound.advance(WORK, () -> false);
    return bound.bound();
  }

  @Test
  void boundsNeverExceedTheCheapestOfAllPlansWithDimensions() {
    int compared = 0;
    for (int seed = 0; seed < 600; seed++) {
      Problem problem =
          seed % 2 == 0
              ? RandomProblems.create(seed, 2, 2, 5)
              : RandomProblems.create(seed, 3, 1, 8);
      if (problem.dimensions() == 0 || StaticFilters.firstImpossibleJob(problem) >= 0) {
        continue;
      }
      Optional<Plan> optimum = Enumeration.optimum(problem);
      if (optimum.isPresent()) {
        compared++;
        assertThat(bound(problem))
            .as("seed %d", seed)
            .isLessThanOrEqualTo(PlanEvaluator.evaluate(problem, optimum.get()).objective());
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  // 3 jobs of 2 slots and 1 kW that use 3 of 4 hooks: 6 kWh and 18/4 slots on with 1 kWh each, at
  // 1.
  @Test
  void fullDimensionsKeepEquipmentOn() {
    Problem problem = hooks();
    assertThat(bound(problem) / (double) Units.MONEY_PER_ONE).isBetween(10.45, 10.5);
    Plan cheapest = Enumeration.optimum(problem).orElseThrow();
    assertThat(PlanEvaluator.evaluate(problem, cheapest).objective())
        .isEqualTo(12 * Units.MONEY_PER_ONE);
  }

  @Test
  void densePlantsHaveABoundAboveTheirEnergyAlone() {
    Problem problem = DenseProblems.create(0);
    List<Equipment> unlimited = new ArrayList<>();
    for (Equipment unit : problem.equipment()) {
      unlimited.add(withoutDimensions(unit));
    }
    assertThat(bound(problem))
        .isGreaterThan(bound(problem.with(unlimited, problem.jobs())) * 6 / 5);
  }

  private static Equipment withoutDimensions(Equipment unit) {
    long[] none = unit.dimensionCapacity();
    Arrays.fill(none, Long.MAX_VALUE);
    return machine(unit.inputScale(), unit.pricePerKwh(), unit.standby(), none);
  }

  private static Problem hooks() {
    int slots = 7;
    BitSet starts = new BitSet();
    starts.set(0, slots - 1);
    List<Job> jobs = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      Job.Option anywhere = new Job.Option(0, starts);
      long[] heat = {Units.POWER_PER_KW, Units.POWER_PER_KW};
      jobs.add(new Job("J" + j, heat, 0, new long[] {3}, new int[0], List.of(anywhere)));
    }
    double[] ones = new double[slots];
    Arrays.fill(ones, 1);
    int[] operators = new int[slots];
    Arrays.fill(operators, Integer.MAX_VALUE);
    Equipment oven = machine(ones, ones, Units.POWER_PER_KW, new long[] {4});
    return new Problem(
        slots,
        60,
        new int[slots],
        List.of(oven),
        jobs,
        1,
        operators,
        new long[slots],
        Problem.NO_LIMIT,
        List.of(),
        0,
        0);
  }

  private static Equipment machine(double[] scale, double[] price, long standby, long[] room) {
    BitSet always = new BitSet();
    always.set(0, scale.length);
    return new Equipment(
        "E",
        true,
        false,
        0,
        10_000 * Units.POWER_PER_KW,
        0,
        standby,
        0,
        0,
        0,
        1,
        Integer.MAX_VALUE,
        0,
        false,
        InputCurve.LINEAR,
        scale,
        price,
        always,
        room);
  }
}
