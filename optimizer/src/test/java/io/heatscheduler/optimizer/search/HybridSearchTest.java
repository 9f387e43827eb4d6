package io.heatscheduler.optimizer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.problem.Enumeration;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RandomProblems;
import io.heatscheduler.optimizer.problem.RandomSoftTerms;
import io.heatscheduler.optimizer.problem.StaticFilters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HybridSearchTest {
  private static final BoardListener NOBODY = (board, phase) -> {};

  private static SearchResult solve(Problem problem, long work) {
    return HybridSearch.solve(
        problem, new SearchSettings(work, 0, 1), null, ExactSolver.NONE, NOBODY, () -> false);
  }

  @Test
  void boundIsAtMostTheOptimumAndThePlanAtLeastOnTinyProblems() {
    int solved = 0;
    int optimal = 0;
    int infeasible = 0;
    for (int seed = 0; seed < 240; seed++) {
      boolean two = seed % 2 == 0;
      Problem problem =
          two ? RandomProblems.create(seed, 2, 2, 5) : RandomProblems.create(seed, 3, 1, 8);
      Optional<Plan> optimum = Enumeration.optimum(problem);
      SearchResult result = solve(problem, 400_000);
      if (optimum.isEmpty()) {
        assertThat(result.plan()).as("seed %d", seed).isNull();
        infeasible++;
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum.get()).objective();
      assertThat(result.reason()).as("seed %d", seed).isNotEqualTo(TerminationReason.INFEASIBLE);
      assertThat(result.bound()).as("seed %d", seed).isLessThanOrEqualTo(cheapest);
      assertThat(result.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(cheapest);
      if (result.reason() == TerminationReason.OPTIMAL) {
        assertThat(result.objective())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(cheapest + 2 * problem.maxRoundingError());
      }
      solved++;
      optimal += result.objective() == cheapest ? 1 : 0;
    }
    assertThat(infeasible).isGreaterThan(20);
    assertThat(solved).isGreaterThan(60);
    assertThat(optimal).isGreaterThan(solved * 9 / 10);
  }

  @Test
  void boundIsAtMostTheOptimumAndThePlanMostlyReachesItWithSoftTerms() {
    int solved = 0;
    int optimal = 0;
    for (int seed = 0; seed < 240; seed++) {
      boolean two = seed % 2 == 0;
      Problem problem =
          RandomSoftTerms.on(
              two ? RandomProblems.create(seed, 2, 2, 5) : RandomProblems.create(seed, 3, 1, 8),
              seed);
      Optional<Plan> optimum = Enumeration.optimum(problem);
      SearchResult result = solve(problem, 400_000);
      if (optimum.isEmpty()) {
        assertThat(result.plan()).as("seed %d", seed).isNull();
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum.get()).objective();
      assertThat(result.bound()).as("seed %d", seed).isLessThanOrEqualTo(cheapest);
      assertThat(result.objective()).as("seed %d", seed).isGreaterThanOrEqualTo(cheapest);
      solved++;
      optimal += result.objective() == cheapest ? 1 : 0;
    }
    assertThat(solved).isGreaterThan(90);
    assertThat(optimal).isGreaterThan(solved * 85 / 100);
  }

  @Test
  void plansAreFeasibleAndValuedAsFromScratch() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      Problem problem = RandomProblems.create(seed, 10, 4, 64);
      SearchResult result = solve(problem, 2_000_000);
      Plan plan = result.plan();
      if (plan == null) {
        continue;
      }
      Evaluation scratch = PlanEvaluator.evaluate(problem, plan);
      assertThat(scratch.violations()).as("seed %d", seed).isEmpty();
      assertThat(result.objective()).isEqualTo(scratch.objective());
      assertThat(result.bound()).isLessThanOrEqualTo(result.objective());
      found++;
    }
    assertThat(found).isGreaterThan(15);
  }

  @Test
  void aStartIsKeptWhereItFitsAndCompletedWhereItDoesNot() {
    int tried = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = StaticFilters.apply(RandomProblems.create(seed, 10, 4, 64));
      Plan plan = solve(problem, 2_000_000).plan();
      if (plan == null) {
        continue;
      }
      int[] equipment = plan.equipmentOfJob();
      int[] starts = plan.startOfJob();
      equipment[0] = -1;
      starts[0] = -1;
      SearchResult result =
          HybridSearch.solve(
              problem,
              new SearchSettings(20_000, 0, 1),
              new Plan(equipment, starts, plan.on()),
              ExactSolver.NONE,
              NOBODY,
              () -> false);
      Plan completed = result.plan();
      assertThat(completed).as("seed %d", seed).isNotNull();
      int kept = 0;
      for (int j = 1; j < equipment.length; j++) {
        kept +=
            completed.startOf(j) == starts[j] && completed.equipmentOf(j) == equipment[j] ? 1 : 0;
      }
      assertThat(kept).as("seed %d", seed).isGreaterThanOrEqualTo(equipment.length / 2);
      tried++;
    }
    assertThat(tried).isGreaterThan(10);
  }

  @Test
  void twoRunsGiveTheSamePlanBoundAndEvents() {
    for (int seed : new int[] {2, 5, 11, 14}) {
      Problem problem = RandomProblems.create(seed, 8, 3, 48);
      List<String> events = new ArrayList<>();
      List<String> again = new ArrayList<>();
      SearchSettings settings = new SearchSettings(3_000_000, 0, 7);
      SearchResult first =
          HybridSearch.solve(
              problem,
              settings,
              null,
              ExactSolver.NONE,
              (board, phase) ->
                  events.add(phase + board.objective() + " " + board.bound() + " " + board.work()),
              () -> false);
      SearchResult second =
          HybridSearch.solve(
              problem,
              settings,
              null,
              ExactSolver.NONE,
              (board, phase) ->
                  again.add(phase + board.objective() + " " + board.bound() + " " + board.work()),
              () -> false);
      assertThat(second).isEqualTo(first);
      assertThat(again).isEqualTo(events);
    }
  }

  @Test
  void aCancelledRunKeepsItsIncumbent() {
    Problem problem = feasibleProblem();
    AtomicInteger rounds = new AtomicInteger();
    SearchResult result =
        HybridSearch.solve(
            problem,
            new SearchSettings(Long.MAX_VALUE / 4, 0, 1),
            null,
            ExactSolver.NONE,
            (board, phase) -> rounds.addAndGet(board.incumbent() == null ? 0 : 1),
            () -> rounds.get() > 3);
    assertThat(result.plan()).isNotNull();
    assertThat(result.reason()).isIn(TerminationReason.CANCELLED, TerminationReason.OPTIMAL);
  }

  @Test
  void aStartPlanIsNeverLost() {
    Problem problem = feasibleProblem();
    Plan start = solve(problem, 1_000_000).plan();
    assertThat(start).isNotNull();
    SearchResult result =
        HybridSearch.solve(
            problem, new SearchSettings(1, 0, 1), start, ExactSolver.NONE, NOBODY, () -> true);
    assertThat(result.objective()).isEqualTo(PlanEvaluator.evaluate(problem, start).objective());
  }

  @Test
  void aJobWithoutAnyStartIsAProofOfInfeasibility() {
    int proven = 0;
    for (int seed = 0; seed < 200; seed++) {
      Problem problem = RandomProblems.create(seed, 3, 1, 8);
      int job = StaticFilters.firstImpossibleJob(problem);
      SearchResult result = solve(problem, 20_000);
      assertThat(result.reason() == TerminationReason.INFEASIBLE)
          .as("seed %d", seed)
          .isEqualTo(job >= 0);
      proven += job >= 0 ? 1 : 0;
    }
    assertThat(proven).isGreaterThan(3);
  }

  @Test
  void anExactProofOfInfeasibilityEndsTheSearch() {
    Problem problem = null;
    for (int seed = 0; problem == null; seed++) {
      Problem candidate = RandomProblems.create(seed, 3, 1, 8);
      boolean none = Enumeration.optimum(candidate).isEmpty();
      problem = none && StaticFilters.firstImpossibleJob(candidate) < 0 ? candidate : null;
    }
    ExactSolver proves =
        (p, plan, seconds, stop) -> new ExactSolver.Answer(true, false, null, Long.MIN_VALUE, 0.1);
    SearchResult result =
        HybridSearch.solve(
            problem, new SearchSettings(50_000_000, 0, 1), null, proves, NOBODY, () -> false);
    assertThat(result.reason()).isEqualTo(TerminationReason.INFEASIBLE);
    assertThat(result.plan()).isNull();
  }

  @Test
  void anExactProofOfOptimalityEndsTheSearchWithTheCheapestPlan() {
    int ended = 0;
    for (int seed = 0; seed < 40; seed++) {
      Problem problem = RandomProblems.create(seed, 3, 1, 8);
      Plan optimum = Enumeration.optimum(problem).orElse(null);
      if (optimum == null) {
        continue;
      }
      long cheapest = PlanEvaluator.evaluate(problem, optimum).objective();
      ExactSolver proves =
          (p, plan, seconds, stop) -> new ExactSolver.Answer(false, true, optimum, cheapest, 0.1);
      SearchResult result =
          HybridSearch.solve(
              problem, new SearchSettings(50_000_000, 0, 1), null, proves, NOBODY, () -> false);
      assertThat(result.reason()).as("seed %d", seed).isEqualTo(TerminationReason.OPTIMAL);
      assertThat(result.objective()).as("seed %d", seed).isEqualTo(cheapest);
      assertThat(result.bound()).as("seed %d", seed).isLessThanOrEqualTo(cheapest);
      ended++;
    }
    assertThat(ended).isGreaterThan(10);
  }

  private static Problem feasibleProblem() {
    for (int seed = 0; ; seed++) {
      Problem problem = RandomProblems.create(seed, 10, 4, 64);
      if (solve(problem, 1_000_000).plan() != null) {
        return problem;
      }
    }
  }
}
