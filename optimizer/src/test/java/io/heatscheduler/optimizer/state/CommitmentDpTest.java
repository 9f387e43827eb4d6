package io.heatscheduler.optimizer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommitmentDpTest {
  private static final int SLOTS = 9;

  @Test
  void cheapestPatternEqualsTheBestOfAllPatterns() {
    int feasible = 0;
    int infeasible = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Problem problem = RandomProblems.create(seed, 1, 1, SLOTS);
      Equipment unit = problem.equipment().getFirst();
      FlatProblem flat = new FlatProblem(problem);
      Random random = new Random(seed);
      BitSet busy = randomBusy(unit, random);
      double[] onCost = randomCosts(random, -3);
      double[] startCost = randomCosts(random, 0);
      double best = Double.POSITIVE_INFINITY;
      for (long bits = 0; bits < 1L << SLOTS; bits++) {
        BitSet pattern = BitSet.valueOf(new long[] {bits});
        if (isFeasible(problem, pattern, busy)) {
          best = Math.min(best, cost(unit, pattern, onCost, startCost));
        }
      }
      BitSet found = new CommitmentDp(flat).solve(0, busy, onCost, startCost);
      if (best == Double.POSITIVE_INFINITY) {
        assertThat(found).as("seed %d", seed).isNull();
        infeasible++;
      } else {
        assertThat(found).as("seed %d", seed).isNotNull();
        assertThat(isFeasible(problem, found, busy)).as("seed %d", seed).isTrue();
        assertThat(cost(unit, found, onCost, startCost))
            .as("seed %d", seed)
            .isCloseTo(best, within(1e-6));
        feasible++;
      }
    }
    assertThat(feasible).isGreaterThan(500);
    assertThat(infeasible).isGreaterThan(20);
  }

  @Test
  void fastPatternIsFeasibleWheneverItSaysSo() {
    int kept = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Problem problem = RandomProblems.create(seed, 1, 1, SLOTS);
      FlatProblem flat = new FlatProblem(problem);
      BitSet busy = randomBusy(problem.equipment().getFirst(), new Random(seed));
      long[] words = busy.isEmpty() ? new long[1] : busy.toLongArray();
      long[] on = new long[1];
      if (new OnPattern(flat).decide(0, words, on) == 0) {
        assertThat(isFeasible(problem, BitSet.valueOf(on), busy)).as("seed %d", seed).isTrue();
        kept++;
      }
    }
    assertThat(kept).isGreaterThan(1_000);
  }

  private static BitSet randomBusy(Equipment unit, Random random) {
    BitSet busy = new BitSet();
    for (int t = 0; t < SLOTS; t++) {
      busy.set(t, unit.isAvailable(t) && random.nextInt(3) == 0);
    }
    return busy;
  }

  private static double[] randomCosts(Random random, int lowest) {
    double[] costs = new double[SLOTS];
    for (int t = 0; t < SLOTS; t++) {
      costs[t] = (lowest + random.nextInt(10)) * 1e7;
    }
    return costs;
  }

  private static boolean isFeasible(Problem problem, BitSet pattern, BitSet busy) {
    Equipment unit = problem.equipment().getFirst();
    int[] starts = {unit.startsToday(), 0};
    int length = 0;
    boolean free = unit.initiallyOn();
    for (int t = 0; t < SLOTS; t++) {
      boolean before = t == 0 ? unit.initiallyOn() : pattern.get(t - 1);
      if (!pattern.get(t)) {
        if (busy.get(t) || t > 0 && before && !free && length < unit.minRunSlots()) {
          return false;
        }
        free = false;
        length = 0;
        continue;
      }
      if (!unit.isAvailable(t)) {
        return false;
      }
      length++;
      if (!before && ++starts[problem.dayOfSlot(t)] > unit.maxStartsPerDay()) {
        return false;
      }
    }
    return true;
  }

  private static double cost(Equipment unit, BitSet pattern, double[] onCost, double[] startCost) {
    double cost = 0;
    for (int t = 0; t < SLOTS; t++) {
      boolean before = t == 0 ? unit.initiallyOn() : pattern.get(t - 1);
      cost +=
          pattern.get(t)
              ? onCost[t] + (before ? 0 : startCost[t])
              : before ? unit.shutdownCost() : 0;
    }
    return cost;
  }
}
