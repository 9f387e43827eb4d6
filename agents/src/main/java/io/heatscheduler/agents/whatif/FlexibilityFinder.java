package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an hour more, 50 kW more, an operator more or a start more would save.
 *
 * <p>Only limits the plan touches are tried, each with the same effort, and so is the unchanged
 * plant. A plan found with more freedom that does not use it is a plan of the unchanged plant and
 * lowers the reference instead: what more searching finds is not sold as the value of freedom.
 */
public final class FlexibilityFinder {
  /** How many are listed. */
  public static final int LISTED = 10;

  private final ReSolver solver;
  private final int mostTried;

  /**
   * A finder.
   *
   * @param mostTried candidates planned at most, each with the solver's effort
   */
  public FlexibilityFinder(ReSolver solver, int mostTried) {
    this.solver = solver;
    this.mostTried = mostTried;
  }

  /** The freedoms that save the most. */
  public Flexibility find(GivenPlan plan) {
    if (!(solver.solve(plan.plant(), plan.schedule()) instanceof Planned again)) {
      throw new IllegalStateException("a verified plan was not found again");
    }
    List<PlantChange> candidates = new BindingLimits(plan).loosened();
    List<PlantChange> tried = candidates.subList(0, Math.min(mostTried, candidates.size()));
    List<Tried> using = new ArrayList<>();
    BigDecimal reference = again.objective();
    int done = 0;
    for (PlantChange change : tried) {
      if (solver.isCancelled()) {
        break;
      }
      done++;
      PlanResult result = solver.solve(plan.plant(), List.of(change), again.schedule());
      if (result instanceof Planned planned) {
        if (usesIt(plan, planned)) {
          using.add(new Tried(change, planned));
        } else {
          reference = reference.min(planned.objective());
        }
      }
    }
    return new Flexibility(
        plan,
        reference,
        boundOf(plan, again),
        worth(using, reference, boundOf(plan, again)),
        done,
        candidates.size() - done);
  }

  /** A candidate whose plan the unchanged plant does not allow. */
  private record Tried(PlantChange change, Planned plan) {}

  private static boolean usesIt(GivenPlan plan, Planned planned) {
    return Finding.anyError(ScheduleVerifier.verify(plan.grid(), planned.schedule()));
  }

  private static List<FlexibilityValue> worth(
      List<Tried> using, BigDecimal reference, @Nullable BigDecimal bound) {
    return using.stream()
        .filter(tried -> tried.plan().objective().compareTo(reference) < 0)
        .map(tried -> worth(tried, reference, bound))
        .sorted(Comparator.comparing(FlexibilityValue::saving).reversed())
        .limit(LISTED)
        .toList();
  }

  private static FlexibilityValue worth(
      Tried tried, BigDecimal reference, @Nullable BigDecimal bound) {
    BigDecimal cost = tried.plan().objective();
    BigDecimal below = tried.plan().bound();
    return new FlexibilityValue(
        tried.change(),
        reference.subtract(cost),
        bound == null ? BigDecimal.ZERO : bound.subtract(cost).max(BigDecimal.ZERO),
        below == null ? null : reference.subtract(below));
  }

  private static @Nullable BigDecimal boundOf(GivenPlan plan, Planned again) {
    BigDecimal known = plan.bound();
    BigDecimal proven = again.bound();
    if (known == null || proven == null) {
      return known == null ? proven : known;
    }
    return known.max(proven);
  }
}
