package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.construct.Construction;
import io.heatscheduler.optimizer.improve.Annealing;
import io.heatscheduler.optimizer.improve.Polish;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of annealing runs, advanced round by round; while no plan is known it constructs.
 * Between barriers it touches nothing shared.
 */
final class Lane {
  /**
   * Shares of a lane's work given to its runs: short ones for a good plan soon, the last one for
   * the best.
   */
  private static final double[] RUN_SHARES = {0.06, 0.24, 0.7};

  private static final double[] HEAT_FACTORS = {1, 2, 2};

  /**
   * Where a first run from a plan already good begins: late, where it is cold and the peak hard.
   */
  private static final double LATE = 0.75;

  private static final double[] LEVEL_SHARES = {0, 0.1, 0.25, 0.5, 1};

  private final FlatProblem p;
  private final long seed;
  private final long laneWork;
  private final boolean startIsGood;
  private @Nullable Annealing run;
  private @Nullable Construction construction;
  private @Nullable Plan found;
  private @Nullable Plan polished;
  private final Polish polish;
  private int runs;
  private int builds;
  private long work;

  /**
   * A lane.
   *
   * @param laneWork visited slots over all its runs
   * @param startIsGood whether the first incumbent is a plan worth staying near, e.g. of an earlier
   *     search
   */
  Lane(FlatProblem p, long seed, long laneWork, boolean startIsGood) {
    this.p = p;
    this.seed = seed;
    this.laneWork = laneWork;
    this.startIsGood = startIsGood;
    polish = new Polish(p);
  }

  /** Works for about {@code slots} visited slots, from the incumbent if a new run begins. */
  void advance(@Nullable Plan incumbent, long slots, BooleanSupplier cancelled) {
    if (incumbent == null) {
      construct(slots, cancelled);
      return;
    }
    construction = null;
    Annealing current = run;
    if (current == null || current.isDone()) {
      int index = Math.min(runs, RUN_SHARES.length - 1);
      long runWork = Math.max(1, (long) (laneWork * RUN_SHARES[index]));
      double from = runs == 0 && startIsGood ? LATE : 0;
      current =
          new Annealing(p, incumbent, seed * 1_000_003L + runs, runWork, HEAT_FACTORS[index], from);
      run = current;
      runs++;
    }
    long before = current.work();
    current.advance(slots, cancelled);
    work += current.work() - before;
    if (current.best() != polished) {
      polished = current.best();
      found = polish.polish(current.best());
    }
  }

  private void construct(long slots, BooleanSupplier cancelled) {
    Construction builder = construction == null ? new Construction(p) : construction;
    construction = builder;
    long before = builder.work();
    Construction.Order[] orders = Construction.Order.values();
    Construction.Order order = orders[builds % orders.length];
    double share = LEVEL_SHARES[builds / orders.length % LEVEL_SHARES.length];
    builder
        .build(order, share, seed * 1_000_003L + builds, slots, cancelled)
        .ifPresent(built -> found = built.plan());
    builds++;
    work += builder.work() - before;
  }

  /** Best plan of the current run, null if none. */
  @Nullable Plan found() {
    return found;
  }

  /** Visited slots. */
  long work() {
    return work;
  }
}
