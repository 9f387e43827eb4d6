package io.heatscheduler.agents.replan;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.SunkCost;
import java.util.List;

/** What re-planning ends in: the new plan and its difference, or the reasons why there is none. */
public sealed interface Replanning {

  /** The plan of the rest, or the reasons. */
  PlanResult result();

  /**
   * A new plan.
   *
   * @param cut the old plan, cut
   * @param events what has happened, in a planner's words
   * @param diff the jobs before and after
   * @param sunk what the old plan had cost, line by line
   * @param costs what changes in money
   * @param changes all of this as {@code replan.json} has it
   * @param result the new plan: verified, priced, published with its difference
   */
  record Replanned(
      PlanCut cut,
      List<String> events,
      PlanDiff diff,
      SunkCost sunk,
      ReplanCosts costs,
      Document changes,
      PlanResult.Planned result)
      implements Replanning {
    public Replanned {
      events = List.copyOf(events);
    }
  }

  /** No new plan; the old one is untouched. */
  record NotReplanned(PlanResult.NotPlanned result) implements Replanning {}
}
