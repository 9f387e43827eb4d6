package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.SearchState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which peak level to ask the exact solver about next: high under the incumbent's peak first, then
 * halfway in money between what is proven and what is not.
 */
final class PeakFloors {
  private static final double FIRST_SHARE = 0.98;
  private static final double NEXT_SHARE = 0.8;
  private static final int ATTEMPTS = 3;

  /** Demand charges, or parts of them, below this share of the objective are not worth a proof. */
  private static final double WORTH = 0.004;

  private final FlatProblem p;
  private final double[] proven;
  private final double[] refused;
  private final int[] attempts;

  /**
   * A question: can a plan keep its load at or below a level in a component's slots?
   *
   * @param component its index
   * @param share level as a share of the incumbent's peak over the component's floor
   * @param level power units
   */
  record Question(int component, double share, long level) {}

  PeakFloors(FlatProblem p) {
    this.p = p;
    proven = new double[p.components];
    refused = new double[p.components];
    attempts = new int[p.components];
    Arrays.fill(refused, 1);
  }

  /** The question worth most for a round's incumbent; null if none is worth its work. */
  @Nullable Question next(Round round) {
    Plan incumbent = round.incumbent();
    if (incumbent == null) {
      return null;
    }
    SearchState state = new SearchState(p);
    state.load(incumbent);
    Question best = null;
    double most = WORTH * Math.abs((double) round.objective());
    for (int k = 0; k < p.components; k++) {
      DemandComponent component = p.problem.demand().get(k);
      long above = state.highestLoad(k) - component.floor();
      double open = above * component.ratePerUnit() * (refused[k] - proven[k]);
      if (above > 0 && attempts[k] < ATTEMPTS && open > most) {
        most = open;
        double share =
            attempts[k] == 0 ? FIRST_SHARE : proven[k] + NEXT_SHARE * (refused[k] - proven[k]);
        best = new Question(k, share, component.floor() + Math.round(share * above));
      }
    }
    return best;
  }

  /** Takes the answer. */
  void answered(Question question, boolean noPlanSoLow) {
    int k = question.component();
    attempts[k]++;
    if (noPlanSoLow) {
      proven[k] = Math.max(proven[k], question.share());
    } else {
      refused[k] = Math.min(refused[k], question.share());
    }
  }
}
