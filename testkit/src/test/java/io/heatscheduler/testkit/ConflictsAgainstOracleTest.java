package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.repair.Conflict;
import io.heatscheduler.agents.repair.ConflictFinder;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.limit.LimitedPlant;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.optimizer.PlanExistence;
import io.heatscheduler.optimizer.worker.SolverProcess;
import io.heatscheduler.optimizer.worker.WorkerSettings;
import io.heatscheduler.testkit.oracle.BruteForceOracle;
import io.heatscheduler.testkit.oracle.OracleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conflicts of the infeasible tiny plants, each limit's necessity checked by enumeration. */
class ConflictsAgainstOracleTest {
  private static final double MOST_PLACEMENTS = 100_000;

  @Test
  void aConflictIsInfeasibleByItselfAndFeasibleWithoutAnyOneOfItsLimits() {
    int[] counts = new int[3];
    try (SolverProcess process = new SolverProcess(WorkerSettings.ofThisProgram())) {
      PlanExistence existence = new PlanExistence(process);
      TinyCases.each(
          tiny -> {
            if (!(tiny.result() instanceof OracleResult.Infeasible)) {
              return;
            }
            Conflict conflict =
                ConflictFinder.find(
                    tiny.plant(), Set.of(), grid -> existence.of(grid, 5, () -> false).answer());
            assertThat(conflict).isNotNull();
            assertThat(conflict.minimal()).isTrue();
            assertThat(conflict.message()).endsWith(".").doesNotContain("null");
            counts[0]++;
            counts[1] += conflict.limits().size();
            Plant alone = LimitedPlant.keeping(conflict.limits(), tiny.plant());
            assertThat(isFeasible(alone)).as(conflict.message()).isNotEqualTo(1);
            for (Limit limit : conflict.limits()) {
              List<Limit> rest = new ArrayList<>(conflict.limits());
              rest.remove(limit);
              int feasible = isFeasible(LimitedPlant.keeping(rest, tiny.plant()));
              assertThat(feasible).as("%s without %s", conflict.message(), limit).isNotZero();
              counts[2] += feasible == 1 ? 1 : 0;
            }
          });
    }
    assertThat(counts[0]).as("infeasible plants").isGreaterThan(60);
    assertThat(counts[2]).as("limits checked of %s", counts[1]).isGreaterThan(counts[1] * 9 / 10);
  }

  /** 1: a plan exists, 0: none, -1: too many placements to try. */
  private static int isFeasible(Plant plant) {
    if (BruteForceOracle.placements(plant) > MOST_PLACEMENTS) {
      return -1;
    }
    return BruteForceOracle.solve(plant) instanceof OracleResult.Optimum ? 1 : 0;
  }
}
