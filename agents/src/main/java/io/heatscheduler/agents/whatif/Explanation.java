package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.core.cost.CostDifference;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.Assignment;
import java.math.BigDecimal;
import java.util.List;

/**
 * Why a job runs where and when it does: what each alternative would cost more, or why it cannot
 * be.
 *
 * @param plan the plan asked about
 * @param current where the job runs in it
 * @param best the cheapest plan now known: the plan planned on with the effort of each alternative,
 *     or an alternative, if one is cheaper; what differences are taken against
 * @param answers one for each alternative, in the order asked
 */
public record Explanation(GivenPlan plan, Assignment current, Planned best, List<Answer> answers) {
  public Explanation {
    answers = List.copyOf(answers);
  }

  /** What there is to say about an alternative. */
  public sealed interface Answer {
    /** What was asked. */
    Alternative alternative();

    /** Limits that break if the job moves and every other one stays; empty if none does. */
    List<Finding> inTheWay();
  }

  /**
   * The alternative can be had.
   *
   * @param plan the cheapest plan found with it
   * @param difference what it costs more than {@link Explanation#best()}, by component
   * @param least the alternative costs at least this much more, whatever the plan; proven
   * @param most and at most this much more; proven
   * @param moved ids of the other jobs that have another place than in the best plan, sorted
   */
  public record Possible(
      Alternative alternative,
      List<Finding> inTheWay,
      Planned plan,
      CostDifference difference,
      BigDecimal least,
      BigDecimal most,
      List<String> moved)
      implements Answer {
    public Possible {
      inTheWay = List.copyOf(inTheWay);
      moved = List.copyOf(moved);
    }
  }

  /**
   * No plan with the alternative.
   *
   * @param proven whether none exists; otherwise none was found with the effort
   * @param reasons why, as errors
   */
  public record Impossible(
      Alternative alternative, List<Finding> inTheWay, boolean proven, List<Finding> reasons)
      implements Answer {
    public Impossible {
      inTheWay = List.copyOf(inTheWay);
      reasons = List.copyOf(reasons);
    }
  }
}
