package io.heatscheduler.optimizer.search;

import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans and bounds a problem on two threads: construct, then rounds in which one thread improves
 * the plan and the other one works for the proof, both for a fixed amount of work.
 *
 * <p>{@link ConstructPart} makes the first plan. From then on {@link ImprovePart} has the first
 * thread in every round. The second goes to the first part in this order that wants it: {@link
 * FloorPart} (floors under the peaks), {@link FinishPart} (exact models), {@link BranchPart}
 * (branch and cut), {@link BoundPart}, a second {@link ImprovePart}.
 */
public final class HybridSearch {
  private final SearchSettings settings;
  private final BooleanSupplier cancelled;
  private final Board board;
  private final Part improve;
  private final List<Part> others;

  private HybridSearch(
      SearchSettings settings,
      BooleanSupplier cancelled,
      Board board,
      Part improve,
      List<Part> others) {
    this.settings = settings;
    this.cancelled = cancelled;
    this.board = board;
    this.improve = improve;
    this.others = others;
  }

  /**
   * Searches until the gap is closed, the work is used up or the run is cancelled.
   *
   * @param models what to plan, after {@link StaticFilters}
   * @param settings limits
   * @param start a plan to begin with; null if none is known
   * @param exact asked for proofs on small problems and where no plan is found
   * @param listener told of every change
   * @param cancelled asked between steps
   */
  public static SearchResult solve(
      Models models,
      SearchSettings settings,
      @Nullable Plan start,
      ExactSolver exact,
      BoardListener listener,
      BooleanSupplier cancelled) {
    Problem problem = models.search();
    int impossible = StaticFilters.firstImpossibleJob(problem);
    if (impossible >= 0) {
      return new SearchResult(
          null, Long.MAX_VALUE, Long.MIN_VALUE, impossible, TerminationReason.INFEASIBLE, 0);
    }
    FlatProblem flat = new FlatProblem(problem);
    FlatProblem toBound = models.isLinear() ? flat : new FlatProblem(models.bound());
    Board board = new Board(models, listener);
    ConstructPart.Outcome first = new ConstructPart(flat, settings, cancelled).run(start, board);

    long threadWork = Math.max(1, (settings.work() - board.work()) / Round.THREADS);
    long seed = settings.seed() * 31;
    BoundPart bound = new BoundPart(toBound);
    HybridSearch search =
        new HybridSearch(
            settings,
            cancelled,
            board,
            new ImprovePart(flat, seed, threadWork, first),
            List.of(
                new FloorPart(toBound, exact, bound),
                new FinishPart(models.bound(), exact),
                new BranchPart(exact, bound),
                bound,
                new ImprovePart(flat, seed + 1, threadWork / BoundPart.PERIOD, first)));
    TerminationReason reason = search.rounds();
    return new SearchResult(
        board.incumbent(), board.objective(), board.bound(), -1, reason, board.work());
  }

  /** The same for a problem whose own objective is what a plan costs. */
  static SearchResult solve(
      Problem problem,
      SearchSettings settings,
      @Nullable Plan start,
      ExactSolver exact,
      BoardListener listener,
      BooleanSupplier cancelled) {
    return solve(Models.linear(problem), settings, start, exact, listener, cancelled);
  }

  private TerminationReason rounds() {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Round.THREADS, task -> daemon(task))) {
      for (int number = 0; ; number++) {
        TerminationReason reason = reasonToStop();
        if (reason != null) {
          return reason;
        }
        round(Round.of(number, board, settings.work()), threads);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "optimizer-part");
    thread.setDaemon(true);
    return thread;
  }

  private @Nullable TerminationReason reasonToStop() {
    if (board.isInfeasible()) {
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

  private void round(Round round, ExecutorService threads) {
    int i = 0;
    long slots = others.getFirst().wanted(round);
    while (slots == 0) { // ends: the last one always wants a turn
      i++;
      slots = others.get(i).wanted(round);
    }
    Part second = others.get(i);
    long turn = slots;
    long before = work();
    await(
        List.of(
            threads.submit(() -> improve.advance(round, turn, cancelled)),
            threads.submit(() -> second.advance(round, turn, cancelled))));
    improve.publish(board);
    second.publish(board);
    board.worked(Math.max(1, work() - before), second.phase());
  }

  private long work() {
    return improve.work() + others.stream().mapToLong(Part::work).sum();
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
