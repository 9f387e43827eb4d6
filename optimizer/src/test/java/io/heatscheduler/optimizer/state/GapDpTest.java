package io.heatscheduler.optimizer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.RandomResting;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Patterns of equipment with gaps that matter, against all patterns with all states. */
class GapDpTest {
  private static final int SLOTS = 8;

  /** One equipment, no job: a plan is a pattern with its states. */
  private static Problem oneUnit(int seed) {
    Problem random = RandomResting.on(RandomProblems.create(seed, 1, 1, SLOTS), seed);
    return new Problem(
        random.slots(),
        random.slotMinutes(),
        random.dayOfSlot(),
        random.equipment(),
        List.of(),
        random.dimensions(),
        random.operators(),
        random.baseLoad(),
        Problem.NO_LIMIT,
        List.of(),
        0,
        0);
  }

  @Test
  void cheapestPatternEqualsTheBestOfAllPatternsWithAllStates() {
    int feasible = 0;
    int infeasible = 0;
    int inStandby = 0;
    for (int seed = 0; seed < 600; seed++) {
      Problem problem = oneUnit(seed);
      FlatProblem flat = new FlatProblem(problem);
      if (!flat.rests[0]) {
        continue;
      }
      Equipment unit = problem.equipment().getFirst();
      BitSet busy = randomBusy(unit, new Random(seed));
      long best = bestOfAll(problem, busy);
      double[] onCost = new double[SLOTS];
      for (int t = 0; t < SLOTS; t++) {
        onCost[t] = unit.inputWhileOn(t, 0) * flat.price[t];
      }
      int[] stateOf = new int[SLOTS];
      double found = new GapDp(flat).solve(0, busy, onCost, flat.gapsOf(0), stateOf);
      if (best == Long.MAX_VALUE) {
        assertThat(found).as("seed %d", seed).isInfinite();
        infeasible++;
        continue;
      }
      Plan plan = plan(RestPattern.on(stateOf), RestPattern.standby(stateOf));
      Evaluation value = PlanEvaluator.evaluate(problem, plan);
      assertThat(value.violations()).as("seed %d", seed).isEmpty();
      assertThat(value.objective()).as("seed %d", seed).isCloseTo(best, within((long) SLOTS));
      assertThat(found).as("seed %d", seed).isCloseTo(best, within((double) SLOTS));
      feasible++;
      inStandby += RestPattern.standby(stateOf).isEmpty() ? 0 : 1;
    }
    assertThat(feasible).isGreaterThan(200);
    assertThat(infeasible).isGreaterThan(10);
    assertThat(inStandby).isGreaterThan(10);
  }

  /** Without busy slots and starts per day it is the bound's relaxation: never dearer. */
  @Test
  void withoutBusySlotsItIsAtMostEveryPattern() {
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = oneUnit(seed);
      FlatProblem flat = new FlatProblem(problem);
      if (!flat.rests[0]) {
        continue;
      }
      Equipment unit = problem.equipment().getFirst();
      double[] onCost = new double[SLOTS];
      for (int t = 0; t < SLOTS; t++) {
        onCost[t] = unit.inputWhileOn(t, 0) * flat.price[t];
      }
      double found = new GapDp(flat).solve(0, null, onCost, flat.gapsOf(0), new int[SLOTS]);
      long best = bestOfAll(problem, new BitSet());
      assertThat(found).as("seed %d", seed).isLessThanOrEqualTo((double) best + SLOTS);
    }
  }

  private static long bestOfAll(Problem problem, BitSet busy) {
    long best = Long.MAX_VALUE;
    for (long bits = 0; bits < 1L << SLOTS; bits++) {
      BitSet on = BitSet.valueOf(new long[] {bits});
      BitSet missing = (BitSet) busy.clone();
      missing.andNot(on);
      if (missing.isEmpty()) {
        best = Math.min(best, bestOfStates(problem, on, on.nextSetBit(0), new HashMap<>()));
      }
    }
    return best;
  }

  /** Every choice of states before the runs from a slot on. */
  private static long bestOfStates(
      Problem problem, BitSet on, int run, Map<Integer, Integer> standby) {
    if (run < 0) {
      Evaluation value = PlanEvaluator.evaluate(problem, plan(on, standby));
      return value.isFeasible() ? value.objective() : Long.MAX_VALUE;
    }
    int next = on.nextSetBit(on.nextClearBit(run));
    long best = bestOfStates(problem, on, next, standby);
    boolean goesOn = run == 0 && problem.equipment().getFirst().initiallyOn();
    int states = problem.equipment().getFirst().resting().states().size();
    for (int k = 1; k < states && !goesOn; k++) {
      standby.put(run, k);
      best = Math.min(best, bestOfStates(problem, on, next, standby));
      standby.remove(run);
    }
    return best;
  }

  private static Plan plan(BitSet on, Map<Integer, Integer> standby) {
    return new Plan(new int[0], new int[0], List.of(on), List.of(standby));
  }

  private static BitSet randomBusy(Equipment unit, Random random) {
    BitSet busy = new BitSet();
    busy.set(0, unit.mustStayOnSlots());
    for (int t = 0; t < SLOTS; t++) {
      if (unit.isAvailable(t) && random.nextInt(4) == 0) {
        busy.set(t);
      }
    }
    return busy;
  }
}
