package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.bound.Bounder;
import io.heatscheduler.optimizer.bound.tree.BoundTree;
import io.heatscheduler.optimizer.construct.Construction;
import io.heatscheduler.optimizer.exact.ModelSize;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans and bounds a problem on two threads: construct, then rounds in which two annealing lanes
 * and the bound each do a fixed amount of work and exchange at the barrier.
 */
public final class HybridSearch {
  private static final int LANES = 2;
  private static final int ROUNDS = 120;
  private static final long SHORTEST_ROUND = 200_000;
  private static final long LONGEST_ROUND = 12_000_000;

  /**
   * The second lane bounds in these first rounds, later in all but one of every {@link
   * #BOUND_PERIOD}.
   */
  private static final int FIRST_BOUND_ROUNDS = 12;

  private static final int BOUND_PERIOD = 3;

  /** A deterministic second of the exact solver counts as this many visited slots. */
  private static final double SLOTS_PER_EXACT_SECOND = 40e6;

  /** Share of all work the exact solver may have at a time. */
  private static final double EXACT_SHARE = 0.2;

  /** Share of all work one proof about a peak may have, and the rounds in which one is tried. */
  private static final double PROOF_SHARE = 0.1;

  private static final double LEAST_PROOF_SECONDS = 0.5;
  private static final int FIRST_PROOF_ROUND = 8;
  private static final int PROOF_PERIOD = 5;
  private static final int LAST_PROOF_ROUND = 60;

  /** Under this, starting the solver takes longer than it may work. */
  private static final double LEAST_EXACT_SECONDS = 0.05;

  private static final long TINY_BINARIES = 1_500;
  private static final double TINY_SECONDS = 3;
  private static final long SMALL_BINARIES = 8_000;
  private static final long LARGE_BINARIES = 60_000;
  private static final int FIRST_PLAN_ROUND = 2;
  private static final int STUCK_ROUND = 6;
  private static final int FIRST_SMALL_ROUND = 16;
  private static final int SECOND_SMALL_ROUND = 60;

  /** A plant is full if no plan comes out of as much insertion as places every job so often. */
  private static final long ENOUGH_SWEEPS = 40;

  private static final double CONSTRUCTION_SHARE = 0.03;
  private static final double[] LEVEL_SHARES = {0, 0.1, 0.25, 0.5};

  private final Problem problem;
  private final FlatProblem flat;
  private final SearchSettings settings;
  private final Board board;
  private final BooleanSupplier cancelled;
  private final ExactSolver exact;
  private final long binaries;
  private final PeakFloors floors;
  private int rounds;
  private boolean infeasible;

  /** Whether the plant is too full to make a plan job by job. */
  private boolean full;

  private HybridSearch(
      Problem problem,
      SearchSettings settings,
      ExactSolver exact,
      BoardListener listener,
      BooleanSupplier cancelled) {
    this.exact = exact;
    this.binaries = exact == ExactSolver.NONE ? Long.MAX_VALUE : ModelSize.of(problem).binaries();
    this.problem = problem;
    this.flat = new FlatProblem(problem);
    this.floors = new PeakFloors(flat);
    this.settings = settings;
    this.board = new Board(problem, listener);
    this.cancelled = cancelled;
  }

  /**
   * Searches until the gap is closed, the work is used up or the run is cancelled.
   *
   * @param problem what to plan, after {@link StaticFilters}
   * @param settings limits
   * @param start a plan to begin with; null if none is known
   * @param exact asked for proofs on small problems and where no plan is found
   * @param listener told of every change
   * @param cancelled asked between steps
   */
  public static SearchResult solve(
      Problem problem,
      SearchSettings settings,
      @Nullable Plan start,
      ExactSolver exact,
      BoardListener listener,
      BooleanSupplier cancelled) {
    int impossible = StaticFilters.firstImpossibleJob(problem);
    if (impossible >= 0) {
      return new SearchResult(
          null, Long.MAX_VALUE, Long.MIN_VALUE, impossible, TerminationReason.INFEASIBLE, 0);
    }
    return new HybridSearch(problem, settings, exact, listener, cancelled).run(start);
  }

  private SearchResult run(@Nullable Plan start) {
    boolean given = start != null && offerStart(start);
    long before = board.objective();
    construct();
    boolean startIsBest = given && board.objective() == before;
    TerminationReason reason = improve(startIsBest);
    return new SearchResult(
        board.incumbent(), board.objective(), board.bound(), -1, reason, board.work());
  }

  /** Takes the start, or a plan that keeps what it can of it; whether there is one. */
  private boolean offerStart(Plan start) {
    boolean complete = IntStream.range(0, flat.jobs).allMatch(j -> start.equipmentOf(j) >= 0);
    if (complete && board.offer(start, "start")) {
      return true;
    }
    Construction construction = new Construction(flat);
    long limit = (long) (settings.work() * CONSTRUCTION_SHARE);
    construction
        .keep(start, settings.seed(), limit, cancelled)
        .ifPresent(built -> board.offer(built.plan(), "start"));
    board.worked(construction.work(), "start");
    return board.incumbent() != null;
  }

  private void construct() {
    Construction construction = new Construction(flat);
    long limit = (long) (settings.work() * CONSTRUCTION_SHARE);
    boolean made = insertInSeveralOrders(construction, limit);
    full = !made && limit >= ENOUGH_SWEEPS * flat.sweep();
    if (board.incumbent() == null && !cancelled.getAsBoolean()) {
      long before = construction.work();
      construction
          .repair(settings.seed(), limit, cancelled)
          .ifPresent(built -> board.offer(built.plan(), "construct"));
      board.worked(construction.work() - before, "construct");
    }
  }

  /** Whether inserting job by job made a plan in some order. */
  private boolean insertInSeveralOrders(Construction construction, long limit) {
    boolean made = false;
    for (double level : LEVEL_SHARES) {
      for (Construction.Order order : Construction.Order.values()) {
        long before = construction.work();
        if (before >= limit || cancelled.getAsBoolean()) {
          return made;
        }
        Optional<Construction.Built> built =
            construction.build(order, level, settings.seed(), limit - before, cancelled);
        built.ifPresent(plan -> board.offer(plan.plan(), "construct"));
        made |= built.isPresent();
        board.worked(construction.work() - before, "construct");
      }
    }
    return made;
  }

  private TerminationReason improve(boolean startIsBest) {
    long laneWork = Math.max(1, (settings.work() - board.work()) / LANES);
    List<Lane> lanes = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      long annealing = i == 0 ? laneWork : laneWork / BOUND_PERIOD;
      lanes.add(
          new Lane(flat, settings.seed() * 31 + i, Math.max(1, annealing), startIsBest, full));
    }
    Bounder bound = new BoundTree(flat);
    try (ExecutorService threads = Executors.newFixedThreadPool(LANES, task -> daemon(task))) {
      while (true) {
        TerminationReason reason = reasonToStop();
        if (reason != null) {
          return reason;
        }
        round(threads, lanes, bound);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "optimizer-lane");
    thread.setDaemon(true);
    return thread;
  }

  private @Nullable TerminationReason reasonToStop() {
    if (infeasible) {
      return TerminationReason.INFEASIBLE;
    }
    if (board.isOptimal()) {
      return TerminationReason.OPTIMAL;
    }
    if (board.isWithin(settings.gap())) {
      return TerminationReason.GAP_REACHED;
    }
    if (cancelled.getAsBoolean()) {
      return TerminationReason.CANCELLED;
    }
    return board.work() >= settings.work() ? TerminationReason.WORK_LIMIT : null;
  }

  private void round(ExecutorService threads, List<Lane> lanes, Bounder bound) {
    PeakFloors.Question question = question();
    if (question != null) {
      prove(threads, lanes, bound, question);
      return;
    }
    long left = settings.work() - board.work();
    long slots =
        Math.max(SHORTEST_ROUND, Math.min(LONGEST_ROUND, settings.work() / LANES / ROUNDS));
    slots = Math.max(1, Math.min(slots, left / LANES + 1));
    Plan incumbent = board.incumbent();
    double exactSeconds = exactSeconds();
    boolean findsFirstPlan = isWithoutPlanAt(FIRST_PLAN_ROUND);
    if (exactSeconds > 0) {
      slots = Math.min(left, (long) (exactSeconds * SLOTS_PER_EXACT_SECOND));
    }
    boolean bounding =
        !bound.isDone() && (rounds < FIRST_BOUND_ROUNDS || rounds % BOUND_PERIOD > 0);
    rounds++;
    long objective = board.objective();
    long laneSlots = slots;
    ExactSolver.Answer[] answer = {ExactSolver.Answer.NOTHING};
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> lanes.getFirst().advance(incumbent, laneSlots, cancelled));
    if (exactSeconds > 0) {
      tasks.add(
          () ->
              answer[0] =
                  findsFirstPlan
                      ? exact.firstPlan(problem, exactSeconds, cancelled)
                      : exact.finish(problem, incumbent, exactSeconds, cancelled));
    } else if (bounding) {
      tasks.add(() -> bound.advance(laneSlots, objective, cancelled));
    } else {
      tasks.add(() -> lanes.getLast().advance(incumbent, laneSlots, cancelled));
    }
    long workBefore = work(lanes, bound);
    await(tasks.stream().map(threads::submit).toList());
    offer(lanes);
    take(answer[0]);
    if (bound.bound() > Long.MIN_VALUE) {
      board.raiseBound(bound.bound() - problem.maxRoundingError(), "bound");
    }
    long exactWork = (long) (answer[0].workSeconds() * SLOTS_PER_EXACT_SECOND);
    board.worked(Math.max(1, work(lanes, bound) - workBefore + exactWork), "improve");
  }

  private static long work(List<Lane> lanes, Bounder bound) {
    return lanes.stream().mapToLong(Lane::work).sum() + bound.work();
  }

  private void offer(List<Lane> lanes) {
    for (Lane lane : lanes) {
      Plan found = lane.found();
      if (found != null) {
        board.offer(found, "improve");
      }
    }
  }

  /** The question about a peak to ask in this round, null if none. */
  private PeakFloors.@Nullable Question question() {
    Plan incumbent = board.incumbent();
    boolean due =
        rounds >= FIRST_PROOF_ROUND
            && rounds <= LAST_PROOF_ROUND
            && rounds % PROOF_PERIOD == FIRST_PROOF_ROUND % PROOF_PERIOD;
    boolean able =
        exact != ExactSolver.NONE
            && proofSeconds() >= LEAST_PROOF_SECONDS
            && board.work() + 2 * slotsOf(proofSeconds()) < settings.work();
    return due && able && incumbent != null ? floors.next(incumbent, board.objective()) : null;
  }

  private double proofSeconds() {
    return settings.work() * PROOF_SHARE / LANES / SLOTS_PER_EXACT_SECOND;
  }

  private static long slotsOf(double exactSeconds) {
    return (long) (exactSeconds * SLOTS_PER_EXACT_SECOND);
  }

  /** A round in which the exact solver tries to prove a peak while a lane searches. */
  private void prove(
      ExecutorService threads, List<Lane> lanes, Bounder bound, PeakFloors.Question question) {
    rounds++;
    Plan incumbent = board.incumbent();
    long objective = board.objective();
    long slots = slotsOf(proofSeconds());
    BitSet ofComponent = problem.demand().get(question.component()).slots();
    ExactSolver.Answer[] answer = {ExactSolver.Answer.NOTHING};
    long workBefore = work(lanes, bound);
    await(
        List.of(
            threads.submit(() -> lanes.getFirst().advance(incumbent, slots, cancelled)),
            threads.submit(
                () -> {
                  answer[0] =
                      exact.within(
                          problem, ofComponent, question.level(), proofSeconds(), cancelled);
                  long rest = slots - slotsOf(answer[0].workSeconds());
                  bound.advance(Math.max(0, rest), objective, cancelled);
                })));
    offer(lanes);
    floors.answered(question, answer[0].infeasible());
    if (answer[0].infeasible()) {
      bound.raisePeakFloor(question.component(), question.level() / (double) Units.POWER_PER_KW);
    }
    if (bound.bound() > Long.MIN_VALUE) {
      board.raiseBound(bound.bound() - problem.maxRoundingError(), "bound");
    }
    long exactWork = slotsOf(answer[0].workSeconds());
    board.worked(Math.max(1, work(lanes, bound) - workBefore + exactWork), "prove");
  }

  /** How long the exact solver may work in this round, in its seconds; 0: not in this round. */
  private double exactSeconds() {
    double budget = settings.work() * EXACT_SHARE / SLOTS_PER_EXACT_SECOND;
    if (exact == ExactSolver.NONE || budget < LEAST_EXACT_SECONDS) {
      return 0;
    }
    if (binaries <= TINY_BINARIES && rounds == 1) {
      return Math.min(budget, TINY_SECONDS);
    }
    boolean stuck =
        isWithoutPlanAt(FIRST_PLAN_ROUND)
            || isWithoutPlanAt(STUCK_ROUND) && binaries <= LARGE_BINARIES;
    boolean small =
        binaries <= SMALL_BINARIES && (rounds == FIRST_SMALL_ROUND || rounds == SECOND_SMALL_ROUND);
    return stuck || small ? budget : 0;
  }

  private boolean isWithoutPlanAt(int round) {
    return rounds == round && board.incumbent() == null;
  }

  private void take(ExactSolver.Answer answer) {
    infeasible = answer.infeasible();
    Plan plan = answer.plan();
    if (plan != null) {
      board.offer(plan, "exact");
    }
    if (answer.bound() > Long.MIN_VALUE) {
      board.raiseBound(answer.bound() - problem.maxRoundingError(), "exact");
    }
    if (answer.optimal()) {
      board.proveOptimal();
    }
  }

  private static void await(List<? extends Future<?>> tasks) {
    boolean interrupted = false;
    for (Future<?> task : tasks) {
      while (true) {
        try {
          task.get();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("a part of the search failed", e.getCause());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
