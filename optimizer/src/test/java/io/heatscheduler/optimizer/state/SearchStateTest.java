package io.heatscheduler.optimizer.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.RandomResting;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchStateTest {

  @Test
  void stateEqualsTheEvaluationFromScratchAfterEveryRandomMove() {
    int compared = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = RandomProblems.create(seed, 6, 3, 24);
      if (problem.jobs().stream().anyMatch(j -> j.options().isEmpty())) {
        continue;
      }
      FlatProblem flat = new FlatProblem(problem);
      SearchState state = new SearchState(flat);
      Random random = new Random(seed);
      for (int j = 0; j < flat.jobs; j++) {
        placeAnywhere(flat, state, j, random);
      }
      for (int move = 0; move < 40; move++) {
        int job = random.nextInt(flat.jobs);
        state.remove(job);
        placeAnywhere(flat, state, job, random);
        Evaluation scratch = PlanEvaluator.evaluate(problem, state.toPlan());
        assertThat(state.objective())
            .as("seed %d move %d", seed, move)
            .isEqualTo(scratch.objective());
        if (scratch.isFeasible()) {
          assertThat(state.brokenLimits()).as("seed %d move %d", seed, move).isZero();
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  @Test
  void gapsAreCountedLikeFromScratchAfterEveryRandomMove() {
    int compared = 0;
    int feasible = 0;
    int inStandby = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = RandomResting.on(RandomProblems.create(seed, 6, 3, 24), seed);
      if (problem.jobs().stream().anyMatch(j -> j.options().isEmpty())) {
        continue;
      }
      FlatProblem flat = new FlatProblem(problem);
      SearchState state = new SearchState(flat);
      Random random = new Random(seed);
      for (int j = 0; j < flat.jobs; j++) {
        placeAnywhere(flat, state, j, random);
      }
      for (int move = 0; move < 40; move++) {
        int job = random.nextInt(flat.jobs);
        state.remove(job);
        placeAnywhere(flat, state, job, random);
        Evaluation scratch = PlanEvaluator.evaluate(problem, state.toPlan());
        assertThat(state.objective())
            .as("seed %d move %d", seed, move)
            .isEqualTo(scratch.objective());
        compared++;
        feasible += scratch.isFeasible() ? 1 : 0;
        inStandby += state.toPlan().standby().stream().allMatch(Map::isEmpty) ? 0 : 1;
      }
    }
    assertThat(compared).isGreaterThan(5_000);
    assertThat(feasible).isGreaterThan(50);
    assertThat(inStandby).isGreaterThan(500);
  }

  @Test
  void softTermsAreCountedLikeFromScratchAfterEveryRandomMove() {
    int compared = 0;
    for (int seed = 0; seed < 300; seed++) {
      Problem problem = RandomSoftTerms.on(RandomProblems.create(seed, 6, 3, 24), seed);
      if (problem.jobs().stream().anyMatch(j -> j.options().isEmpty())) {
        continue;
      }
      FlatProblem flat = new FlatProblem(problem);
      SearchState state = new SearchState(flat);
      Random random = new Random(seed);
      for (int j = 0; j < flat.jobs; j++) {
        placeAnywhere(flat, state, j, random);
      }
      for (int move = 0; move < 40; move++) {
        int job = random.nextInt(flat.jobs);
        long before = state.objective();
        int equipment = state.equipmentOf(job);
        int start = state.startOf(job);
        state.remove(job);
        state.place(job, equipment, start);
        assertThat(state.objective()).as("seed %d move %d", seed, move).isEqualTo(before);
        state.remove(job);
        placeAnywhere(flat, state, job, random);
        Evaluation scratch = PlanEvaluator.evaluate(problem, state.toPlan());
        assertThat(state.objective())
            .as("seed %d move %d", seed, move)
            .isEqualTo(scratch.objective());
        compared += scratch.soft() > 0 ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(5_000);
  }

  @Test
  void removingAJobRestoresTheStateToTheLastUnit() {
    for (int seed = 0; seed < 100; seed++) {
      Problem problem = RandomProblems.create(seed, 6, 3, 24);
      if (problem.jobs().stream().anyMatch(j -> j.options().isEmpty())) {
        continue;
      }
      FlatProblem flat = new FlatProblem(problem);
      SearchState state = new SearchState(flat);
      Random random = new Random(seed);
      for (int j = 1; j < flat.jobs; j++) {
        placeAnywhere(flat, state, j, random);
      }
      long before = state.objective();
      int broken = state.brokenLimits();
      placeAnywhere(flat, state, 0, random);
      state.remove(0);
      assertThat(state.objective()).isEqualTo(before);
      assertThat(state.brokenLimits()).isEqualTo(broken);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 7, 21, 33, 48, 77})
  void softPeakOfOneSlotIsTheTrueDemandCharge(long seed) {
    Problem problem = RandomProblems.create(seed, 6, 3, 24);
    FlatProblem flat = new FlatProblem(problem);
    SearchState state = new SearchState(flat);
    Random random = new Random(seed);
    for (int j = 0; j < flat.jobs; j++) {
      if (flat.optionEquipment[j].length > 0) {
        placeAnywhere(flat, state, j, random);
      }
    }
    double charge = 0;
    for (int k = 0; k < flat.components; k++) {
      long second = flat.componentFloor[k];
      long[] sorted = new long[flat.slots];
      int slots = state.sortedLoads(k, sorted);
      if (slots > 1) {
        second = Math.max(second, sorted[slots - 2]);
      }
      state.setSoftPeak(k, second, flat.componentRate[k]);
      charge += flat.componentRate[k] * Math.max(0, state.highestLoad(k) - second);
    }
    assertThat(state.softCost() - state.runningCost())
        .isCloseTo(charge, within(1.0 + charge * 1e-12));
  }

  private static void placeAnywhere(FlatProblem p, SearchState state, int job, Random random) {
    int option = random.nextInt(p.optionEquipment[job].length);
    int first = p.optionFirst[job][option];
    int start =
        p.optionStarts[job][option].nextSetBit(
            first + random.nextInt(p.optionLast[job][option] - first + 1));
    state.place(job, p.optionEquipment[job][option], start);
  }
}
