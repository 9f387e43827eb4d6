package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.RunStatus;
import io.heatscheduler.agents.whatif.Explanation.Answer;
import io.heatscheduler.agents.whatif.Explanation.Impossible;
import io.heatscheduler.agents.whatif.Explanation.Possible;
import io.heatscheduler.core.cost.CostDifference;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.schedule.Assignment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains a job's place by counterfactuals: each alternative is forced, the plant planned again
 * from the plan there is, and the two bills compared.
 *
 * <p>An alternative only restricts the plant, so its plans are plans of the plant too. Hence the
 * cheapest of all plans seen is the reference, and every bound of the plant bounds the alternative:
 * with z* the least possible cost, z*(alternative) - z*(plant) lies in [max(0, bound(alternative) -
 * best cost), cost(alternative) - bound(plant)].
 */
public final class Explainer {
  private final ReSolver solver;

  /** An explainer that plans each alternative with the solver's effort. */
  public Explainer(ReSolver solver) {
    this.solver = solver;
  }

  /** Alternatives worth asking about a job: other equipment, and characteristic starts. */
  public static List<Alternative> alternatives(GivenPlan plan, String jobId) {
    return new AlternativeChoice(plan, MoveAlone.job(plan.grid(), jobId)).list();
  }

  /**
   * Answers for the alternatives of one job.
   *
   * <p>After a cancellation, answers for those planned so far.
   *
   * @param alternatives of that job; equipment and jobs are of the plant, starts are slots' starts
   */
  public Explanation explain(GivenPlan plan, String jobId, List<Alternative> alternatives) {
    if (!(solver.solve(plan.plant(), plan.schedule()) instanceof Planned again)) {
      throw new IllegalStateException("a verified plan was not found again");
    }
    List<Alternative> asked = List.copyOf(alternatives);
    List<@Nullable PlanResult> results = new ArrayList<>();
    Planned best = again;
    BigDecimal bound = higher(plan.bound(), again.bound());
    for (Alternative alternative : asked) {
      if (solver.isCancelled()) {
        break;
      }
      PlanResult result =
          forbidden(plan, alternative)
              ? null
              : solver.solve(plan.plant(), alternative.changes(), plan.schedule());
      results.add(result);
      if (result instanceof Planned planned
          && planned.objective().compareTo(best.objective()) < 0) {
        best = planned;
      }
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      answers.add(answer(plan, asked.get(i), results.get(i), best, bound));
    }
    return new Explanation(plan, plan.assignment(jobId), best, answers);
  }

  /** Whether the job's own row rules the alternative out, whatever the other jobs do. */
  private static boolean forbidden(GivenPlan plan, Alternative alternative) {
    GridJob job = MoveAlone.job(plan.grid(), alternative.jobId());
    String equipment = alternative.equipmentId();
    return (equipment != null
            && !job.equipment().contains(MoveAlone.equipment(plan.grid(), equipment)))
        || (alternative.start() != null
            && !job.mayStartAt(plan.grid().time().slotAtOrAfter(alternative.start())));
  }

  private static Answer answer(
      GivenPlan plan,
      Alternative alternative,
      @Nullable PlanResult result,
      Planned best,
      @Nullable BigDecimal bound) {
    List<Finding> inTheWay = MoveAlone.limitsBroken(plan, alternative);
    return switch (result) {
      case null -> {
        List<Finding> own = MoveAlone.ownOf(alternative.jobId(), inTheWay);
        yield new Impossible(alternative, own, true, own);
      }
      case NotPlanned none ->
          new Impossible(
              alternative, inTheWay, none.status() == RunStatus.INFEASIBLE, none.findings());
      case Planned planned -> {
        BigDecimal least = higher(bound, planned.bound());
        yield new Possible(
            alternative,
            inTheWay,
            planned,
            CostDifference.between(best.analysis().bill(), planned.analysis().bill()),
            least == null ? BigDecimal.ZERO : least.subtract(best.objective()).max(BigDecimal.ZERO),
            bound == null ? planned.objective() : planned.objective().subtract(bound),
            moved(best, planned, alternative.jobId()));
      }
    };
  }

  private static List<String> moved(Planned from, Planned to, String except) {
    List<Assignment> before = from.schedule().assignments();
    return to.schedule().assignments().stream()
        .filter(place -> !place.jobId().equals(except) && !before.contains(place))
        .map(Assignment::jobId)
        .toList();
  }

  private static @Nullable BigDecimal higher(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.max(b);
  }
}
