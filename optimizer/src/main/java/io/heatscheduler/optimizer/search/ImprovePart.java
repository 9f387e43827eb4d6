package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.construct.Construction;
import io.heatscheduler.optimizer.improve.Annealing;
import io.heatscheduler.optimizer.improve.Polish;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Improves the plan: a sequence of annealing runs, each polished; while no plan is known it
 * constructs.
 */
final class ImprovePart implements Part {
  /**
   * Shares of the work given to its runs: short ones for a good plan soon, the last one for the
   * best.
   */
  private static final double[] RUN_SHARES = {0.06, 0.24, 0.7};

  private static final double[] HEAT_FACTORS = {1, 2, 2};

  /**
   * Where a first run from a plan already good begins: late, where it is cold and the peak hard.
   */
  private static final double LATE = 0.75;

  /** Share of the work that places all jobs anew in a full plant. */
  private static final double PLACING_SHARE = 0.7;

  /** At least so many placements are tried, if need be shorter ones. */
  private static final int LEAST_PLACEMENTS = 4;

  private static final double[] LEVEL_SHARES = {0, 0.1, 0.25, 0.5, 1};

  private final FlatProblem p;
  private final long seed;
  private final long placingWork;
  private final long annealingWork;
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
   * A sequence of runs.
   *
   * @param allWork visited slots over all its runs, over 0
   * @param first in a full plant most of the work goes into placing all jobs anew; a given start
   *     that nothing beat is worth staying near
   */
  ImprovePart(FlatProblem p, long seed, long allWork, ConstructPart.Outcome first) {
    this.p = p;
    this.seed = seed;
    long most = Math.max(1, allWork);
    placingWork = first.full() ? (long) (most * PLACING_SHARE) : 0;
    annealingWork = most - placingWork;
    startIsGood = first.startIsBest();
    polish = new Polish(p);
  }

  @Override
  public String phase() {
    return "improve";
  }

  @Override
  public long wanted(Round round) {
    return round.usualSlots();
  }

  @Override
  public void advance(Round round, long slots, BooleanSupplier cancelled) {
    Plan incumbent = round.incumbent();
    if (incumbent == null) {
      construct(slots, cancelled);
      return;
    }
    if (work < placingWork) {
      placeAnew(incumbent, slots, cancelled);
      return;
    }
    construction = null;
    Annealing current = run;
    if (current == null || current.isDone()) {
      int index = Math.min(runs, RUN_SHARES.length - 1);
      long runWork = Math.max(1, (long) (annealingWork * RUN_SHARES[index]));
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
    Optional<Construction.Built> plan =
        builds % 2 == 0
            ? build(builder, builds / 2, slots, cancelled)
            : builder.repair(seed * 1_000_003L + builds, slots, cancelled);
    plan.ifPresent(built -> found = built.plan());
    builds++;
    work += builder.work() - before;
  }

  private void placeAnew(Plan incumbent, long slots, BooleanSupplier cancelled) {
    Construction builder = construction == null ? new Construction(p) : construction;
    construction = builder;
    long before = builder.work();
    long mostRunWork = placingWork / LEAST_PLACEMENTS + 1;
    Plan from = builds % 2 == 0 ? incumbent : null; // used when a new run begins
    builder
        .placeAnew(from, seed * 1_000_003L + builds, mostRunWork, slots, cancelled)
        .ifPresent(built -> found = polish.polish(built.plan()));
    builds++;
    work += builder.work() - before;
  }

  private Optional<Construction.Built> build(
      Construction builder, int number, long slots, BooleanSupplier cancelled) {
    Construction.Order[] orders = Construction.Order.values();
    Construction.Order order = orders[number % orders.length];
    double share = LEVEL_SHARES[number / orders.length % LEVEL_SHARES.length];
    return builder.build(order, share, seed * 1_000_003L + number, slots, cancelled);
  }

  @Override
  public void publish(Board board) {
    if (found != null) {
      board.offer(found, phase());
    }
  }

  @Override
  public long work() {
    return work;
  }
}
