package io.heatscheduler.optimizer.construct;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PricedPlacementTest {
  private static final long WORK = 20_000_000;

  @Test
  void findsCheaperPlansOfFullPlantsThanRepairAlone() {
    double repaired = 0;
    double placed = 0;
    for (int seed = 0; seed < 6; seed++) {
      Problem problem = FullProblems.nearlyFull(seed);
      Construction construction = new Construction(new FlatProblem(problem));
      Construction.Built start = construction.repair(seed, WORK, () -> false).orElseThrow();

      Optional<Construction.Built> anew =
          construction.placeAnew(start.plan(), seed, WORK, WORK, () -> false);

      assertThat(anew).as("seed %d", seed).isPresent();
      assertThat(PlanEvaluator.evaluate(problem, anew.get().plan()).isFeasible()).isTrue();
      repaired += start.objective();
      placed += anew.get().objective();
    }
    assertThat(placed).isLessThan(0.97 * repaired);
  }

  @Test
  void aRunInPiecesGivesThePlanOfARunAtOnce() {
    FlatProblem flat = new FlatProblem(FullProblems.nearlyFull(3));
    Construction pieces = new Construction(flat);
    Optional<Construction.Built> built = Optional.empty();
    for (int calls = 0; built.isEmpty() && calls < 10_000; calls++) {
      built = pieces.placeAnew(null, 7, WORK, 1_000_000, () -> false);
    }

    Optional<Construction.Built> atOnce =
        new Construction(flat).placeAnew(null, 7, WORK, WORK, () -> false);

    assertThat(atOnce.map(Construction.Built::plan))
        .isPresent()
        .isEqualTo(built.map(Construction.Built::plan));
  }
}
