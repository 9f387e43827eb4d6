package io.heatscheduler.optimizer.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdenticalJobsTest {
  private static Problem problem(List<Job> jobs) {
    Problem any = RandomProblems.create(3, jobs.size(), 2, 24);
    return any.with(any.equipment(), jobs);
  }

  private static Job job(String id, long heat, int... predecessors) {
    BitSet starts = new BitSet();
    starts.set(0, 10);
    return new Job(
        id,
        new long[] {heat, heat},
        0,
        new long[0],
        predecessors,
        List.of(new Job.Option(0, starts)));
  }

  @Test
  void jobsThatDifferInNameOnlyAreIdentical() {
    IdenticalJobs identical =
        IdenticalJobs.of(problem(List.of(job("A", 5), job("B", 7), job("C", 5), job("D", 5))));
    assertThat(List.of(0, 1, 2, 3)).map(identical::next).containsExactly(2, -1, 3, -1);
  }

  @Test
  void aJobBeforeOrAfterAnotherOneIsLikeNone() {
    IdenticalJobs identical =
        IdenticalJobs.of(problem(List.of(job("A", 5), job("B", 5), job("C", 5, 1), job("D", 5))));
    assertThat(List.of(0, 1, 2, 3)).map(identical::next).containsExactly(3, -1, -1, -1);
  }

  @Test
  void aJobWithAPriceOfItsOwnIsLikeNone() {
    Problem plain = problem(List.of(job("A", 5), job("B", 5), job("C", 5)));
    SlotPrices prices = SlotPrices.ofUnits(new long[plain.slots()]);
    SoftTerms soft =
        new SoftTerms(Map.of(new SoftTerms.Place(1, 0), prices), Map.of(), null, List.of());
    IdenticalJobs identical = IdenticalJobs.of(plain.withSoft(soft));
    assertThat(List.of(0, 1, 2)).map(identical::next).containsExactly(2, -1, -1);
  }

  @Test
  void theOrderedPlanHasTheSameValue() {
    int changed = 0;
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = StaticFilters.apply(RandomProblems.create(seed, 6, 2, 24));
      Job first = problem.jobs().getFirst();
      List<Job> twins =
          problem.jobs().stream()
              .map(
                  j ->
                      new Job(
                          j.id(),
                          first.heat(),
                          first.operators(),
                          first.uses(),
                          new int[0],
                          first.options()))
              .toList();
      if (first.options().isEmpty()) {
        continue;
      }
      Problem alike = problem.with(problem.equipment(), twins);
      Plan plan = randomPlan(alike, seed);
      Plan ordered = IdenticalJobs.of(alike).inOrder(plan);
      assertThat(PlanEvaluator.evaluate(alike, ordered).objective())
          .isEqualTo(PlanEvaluator.evaluate(alike, plan).objective());
      for (int j = 1; j < twins.size(); j++) {
        assertThat(ordered.startOf(j)).isGreaterThanOrEqualTo(ordered.startOf(j - 1));
      }
      changed += ordered.equals(plan) ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(20);
  }

  private static Plan randomPlan(Problem problem, long seed) {
    Random random = new Random(seed);
    int jobs = problem.jobs().size();
    int[] equipment = new int[jobs];
    int[] start = new int[jobs];
    List<BitSet> on = problem.equipment().stream().map(e -> new BitSet()).toList();
    for (int j = 0; j < jobs; j++) {
      Job job = problem.jobs().get(j);
      Job.Option option = job.options().get(random.nextInt(job.options().size()));
      int[] starts = option.starts().stream().toArray();
      equipment[j] = option.equipment();
      start[j] = starts[random.nextInt(starts.length)];
      on.get(equipment[j]).set(start[j], start[j] + job.duration());
    }
    return new Plan(equipment, start, on);
  }
}
