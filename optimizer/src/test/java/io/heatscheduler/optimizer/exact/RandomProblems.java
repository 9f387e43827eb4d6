package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import java.util.Objects;
import java.util.stream.LongStream;

/** Random problems for tests of other packages. */
public final class RandomProblems {
  private RandomProblems() {}

  /** A problem that is solved in milliseconds. */
  public static Problem tiny(long seed) {
    return TinyProblems.random(seed);
  }

  /** A feasible problem of a day, with all the features drawn, far too big to enumerate. */
  public static Problem large(long seed) {
    return LongStream.range(seed, seed + 1_000)
        .mapToObj(s -> TinyProblems.random(s, 72, 4, 24))
        .filter(problem -> problem.jobs().size() >= 15 && problem.equipment().size() >= 3)
        .filter(RandomProblems::hasAPlan)
        .findFirst()
        .orElseThrow();
  }

  /** Any feasible plan. */
  public static Plan planOf(Problem problem) {
    return Objects.requireNonNull(anyPlan(problem));
  }

  private static boolean hasAPlan(Problem problem) {
    return anyPlan(problem) != null;
  }

  private static Plan anyPlan(Problem problem) {
    return new CpSatFinish(problem, ExactLimits.ofWork(2)).firstPlan(ExactListener.NONE).plan();
  }
}
