package io.heatscheduler.optimizer.construct;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.Insertion;
import io.heatscheduler.optimizer.state.Rng;
import io.heatscheduler.optimizer.state.SearchState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds plans job by job: best insertion in several orders, with the soft peak at several levels;
 * a job without a feasible start ejects the jobs that fail least often. Where that runs into dead
 * ends, {@link OverloadRepair} finds places at which all jobs fit together.
 *
 * <p>Deterministic for a seed. Not thread-safe.
 */
public final class Construction {
  /** Orders in which jobs are inserted. */
  public enum Order {
    /** Duration x electric power, largest first. */
    LARGEST,
    /** Number of allowed (equipment, start) pairs, fewest first. */
    LEAST_FLEXIBLE,
    /** Latest start, earliest first. */
    EARLIEST_DEADLINE,
    /** Highest power, first. */
    STRONGEST
  }

  private static final int EJECTION_TRIALS = 24;

  private final FlatProblem p;
  private final SearchState state;
  private final Insertion insertion;
  private final int[] failures;
  private final double[] size;
  private final double[] flexibility;
  private @Nullable OverloadRepair repair;
  private @Nullable PricedPlacement placement;
  private long repairWork;

  /** Constructions for a problem. */
  public Construction(FlatProblem p) {
    this.p = p;
    state = new SearchState(p);
    insertion = new Insertion(p, state);
    failures = new int[p.jobs];
    size = new double[p.jobs];
    flexibility = new double[p.jobs];
    for (int j = 0; j < p.jobs; j++) {
      for (long h : p.heat[j]) {
        size[j] += h;
      }
      for (var starts : p.optionStarts[j]) {
        flexibility[j] += starts.cardinality();
      }
    }
  }

  /** Slots visited so far. */
  public long work() {
    return insertion.work() + repairWork;
  }

  /**
   * One plan.
   *
   * @param order order of insertion
   * @param levelShare soft peak level between the component's floor (0) and the sum of all jobs'
   *     mean load above it (1)
   * @param seed fixes every random choice
   * @param maxWork slots to visit before giving up
   * @param cancelled stops early
   * @return a feasible plan and its objective, or empty if none was found within the work
   */
  public Optional<Built> build(
      Order order, double levelShare, long seed, long maxWork, BooleanSupplier cancelled) {
    clear();
    setLevels(levelShare);
    return place(ordered(order), seed, maxWork, cancelled);
  }

  /**
   * A plan that keeps what it can of another: jobs stay where they are as far as that is feasible,
   * the rest is placed anew, least flexible first.
   *
   * @param hint any plan, feasible or not; a job with equipment -1 is not placed in it
   * @param seed fixes every random choice
   * @param maxWork slots to visit before giving up
   * @param cancelled stops early
   */
  public Optional<Built> keep(Plan hint, long seed, long maxWork, BooleanSupplier cancelled) {
    clear();
    setLevels(0);
    List<Integer> unplaced = new ArrayList<>();
    for (int job : ordered(Order.LEAST_FLEXIBLE)) {
      int e = hint.equipmentOf(job);
      if (e < 0 || !insertion.insertAt(job, e, hint.startOf(job))) {
        unplaced.add(job);
      }
    }
    return place(unplaced, seed, maxWork, cancelled);
  }

  /**
   * A plan around places at which no limit is overloaded; a search for them that ran out of work is
   * continued by the next call.
   *
   * @param seed fixes every random choice of a new search
   * @param maxWork slots to visit before giving up
   * @param cancelled stops early
   */
  public Optional<Built> repair(long seed, long maxWork, BooleanSupplier cancelled) {
    OverloadRepair search = repair == null ? new OverloadRepair(p, seed) : repair;
    repair = search;
    long before = search.work();
    boolean fits = search.advance(maxWork, cancelled);
    repairWork += search.work() - before;
    if (!fits) {
      return Optional.empty();
    }
    repair = null;
    return keep(search.places(), seed, maxWork, cancelled);
  }

  /**
   * A plan around the cheapest places of one {@link PricedPlacement}; a run that is not finished is
   * continued by the next call.
   *
   * @param from plan near which a new run searches; null: from random places
   * @param seed fixes every random choice of a new run
   * @param mostRunWork most slots to visit in a new run
   * @param maxWork slots to visit now
   * @return the plan if the run ended and found places without excess that make one
   */
  public Optional<Built> placeAnew(
      @Nullable Plan from, long seed, long mostRunWork, long maxWork, BooleanSupplier cancelled) {
    PricedPlacement run =
        placement == null ? new PricedPlacement(p, from, seed, mostRunWork) : placement;
    placement = run;
    long before = run.work();
    run.advance(maxWork, cancelled);
    repairWork += run.work() - before;
    Plan places = run.best();
    if (!run.isDone()) {
      return Optional.empty();
    }
    placement = null;
    return places == null ? Optional.empty() : keep(places, seed, maxWork, cancelled);
  }

  private Optional<Built> place(
      List<Integer> jobs, long seed, long maxWork, BooleanSupplier cancelled) {
    Rng rng = new Rng(seed);
    long end = insertion.work() + maxWork;
    ArrayDeque<Integer> queue = new ArrayDeque<>(jobs);
    while (!queue.isEmpty()) {
      if (insertion.work() > end || cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      int job = queue.pollFirst();
      if (insertion.insertBest(job, rng, 0)) {
        continue;
      }
      failures[job]++;
      for (int ejected : eject(job, rng)) {
        queue.addLast(ejected);
      }
      if (state.equipmentOf(job) < 0) {
        queue.addLast(job);
      }
    }
    return state.isFeasible()
        ? Optional.of(new Built(state.toPlan(), state.objective()))
        : Optional.empty();
  }

  /**
   * A feasible plan.
   *
   * @param plan the plan
   * @param objective money units
   */
  public record Built(Plan plan, long objective) {}

  private void clear() {
    for (int j = 0; j < p.jobs; j++) {
      failures[j] = 0;
      if (state.equipmentOf(j) >= 0) {
        state.remove(j);
      }
    }
  }

  private void setLevels(double share) {
    for (int k = 0; k < p.components; k++) {
      long floor = Math.max(p.componentFloor[k], state.highestLoad(k));
      double energy = 0;
      for (double s : size) {
        energy += s;
      }
      long level = floor + Math.round(share * 2 * energy / p.slots);
      state.setSoftPeak(k, level, p.componentRate[k] / 4);
    }
  }

  private List<Integer> ordered(Order order) {
    List<Integer> jobs = new ArrayList<>();
    for (int j = 0; j < p.jobs; j++) {
      jobs.add(j);
    }
    jobs.sort(
        switch (order) {
          case LARGEST -> Comparator.comparingDouble(j -> -size[j]);
          case LEAST_FLEXIBLE -> Comparator.comparingDouble(j -> flexibility[j]);
          case EARLIEST_DEADLINE -> Comparator.comparingInt(this::latestStart);
          case STRONGEST -> Comparator.comparingDouble(j -> -size[j] / p.duration[j]);
        });
    return jobs;
  }

  private int latestStart(int job) {
    int latest = 0;
    for (int last : p.optionLast[job]) {
      latest = Math.max(latest, last);
    }
    return latest;
  }

  /**
   * Tries random places, removes who is in the way of the least troublesome one, and inserts the
   * job.
   */
  private List<Integer> eject(int job, Rng rng) {
    List<Integer> best = List.of();
    double bestCost = Double.POSITIVE_INFINITY;
    for (int trial = 0; trial < EJECTION_TRIALS; trial++) {
      int option = rng.nextInt(p.optionEquipment[job].length);
      var allowed = p.optionStarts[job][option];
      int first = p.optionFirst[job][option];
      int start = allowed.nextSetBit(first + rng.nextInt(p.optionLast[job][option] - first + 1));
      List<Integer> inTheWay = conflicts(job, p.optionEquipment[job][option], start, rng);
      double cost = rng.nextDouble() * 0.5;
      for (int other : inTheWay) {
        cost += 1 + failures[other] * failures[other];
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = inTheWay;
      }
    }
    for (int other : best) {
      state.remove(other);
    }
    insertion.insertBest(job, rng, 0);
    return best;
  }

  /**
   * Jobs to remove so that a job fits at a place: same equipment first, then whoever holds
   * operators or load.
   */
  private List<Integer> conflicts(int job, int e, int start, Rng rng) {
    int end = start + p.duration[job];
    List<Integer> result = new ArrayList<>();
    List<Integer> elsewhere = new ArrayList<>();
    for (int other = 0; other < p.jobs; other++) {
      if (state.equipmentOf(other) < 0 || other == job) {
        continue;
      }
      boolean precedence =
          contains(p.predecessors[job], other) && state.startOf(other) + p.duration[other] > start
              || contains(p.successors[job], other) && state.startOf(other) < end;
      boolean overlaps =
          state.startOf(other) < end + p.turnaround[e]
              && start - p.turnaround[e] < state.startOf(other) + p.duration[other];
      if (precedence
          || overlaps && state.equipmentOf(other) == e && (p.batch[e] || rng.nextInt(4) > 0)) {
        result.add(other);
      } else if (overlaps) {
        elsewhere.add(other);
      }
    }
    if (lacksOperatorsOrLoad(job, e, start, end)) {
      int wanted = 1 + rng.nextInt(3);
      while (wanted-- > 0 && !elsewhere.isEmpty()) {
        result.add(elsewhere.remove(rng.nextInt(elsewhere.size())));
      }
    }
    if (result.isEmpty() && !elsewhere.isEmpty()) {
      result.add(elsewhere.get(rng.nextInt(elsewhere.size())));
    }
    if (result.isEmpty()) { // starts per day or minimum run: anybody on the equipment
      for (int other = 0; other < p.jobs; other++) {
        if (state.equipmentOf(other) == e && rng.nextInt(3) == 0) {
          result.add(other);
        }
      }
    }
    return result;
  }

  private boolean lacksOperatorsOrLoad(int job, int e, int start, int end) {
    for (int t = start; t < end; t++) {
      long heat = p.heat[job][t - start];
      if (!p.pricesOperators() && p.jobOperators[job] > state.operatorsFree(t)) {
        return true;
      }
      if (p.electric[e] && state.load(t) + heat * p.scale[e * p.slots + t] > p.peakLimit) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(int[] values, int value) {
    for (int v : values) {
      if (v == value) {
        return true;
      }
    }
    return false;
  }
}
