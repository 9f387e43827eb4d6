package io.heatscheduler.optimizer.improve;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.Insertion;
import io.heatscheduler.optimizer.state.Rng;
import io.heatscheduler.optimizer.state.SearchState;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * One annealing run: remove a few jobs, put each back at its best place, accept by temperature; the
 * peak is soft at first and hardens as the run goes on.
 *
 * <p>With the exact maximum as objective the search freezes: a single slot decides, and almost no
 * move changes it. So until {@link #TRUE_COST_FROM} of the work the demand charge is the mean of
 * the n highest loads, n falling from {@link #FIRST_SHARE} of the slots to 1; after it the true
 * charge counts, from the best plan seen.
 *
 * <p>Work is counted in visited slots, so a run gives the same plans on every machine. Not
 * thread-safe.
 */
public final class Annealing {
  private static final double FIRST_SHARE = 0.16;
  private static final double TRUE_COST_FROM = 0.95;
  private static final double BLINK = 0.05;

  private static final int LEVEL_PERIOD = 64;
  private static final double COLD = 2e-4;

  private final FlatProblem p;
  private final SearchState state;
  private final Insertion insertion;
  private final Rng rng;
  private final Ruin ruin;
  private final long totalWork;
  private final double firstTemperature;
  private final double from;
  private final long[] sorted;
  private final double[] idlePrice;
  private final boolean pricesIdling;
  private final int[] oldEquipment = new int[16];
  private final int[] oldStart = new int[16];
  private final double[] sortKey;
  private Plan best;
  private long bestObjective;
  private long iterations;
  private boolean trueCost;

  /**
   * A run from a feasible plan.
   *
   * @param start feasible plan to start from
   * @param seed fixes every random choice
   * @param totalWork slots to visit over the whole run
   * @param heatFactor first temperature as a multiple of the mean running cost per job, 1 to 4
   *     worked
   * @param from share of the cooling left out at the beginning, from 0 to under 1: a run from a
   *     good plan begins late, so that it stays near
   */
  public Annealing(
      FlatProblem p, Plan start, long seed, long totalWork, double heatFactor, double from) {
    this.p = p;
    this.from = from;
    this.totalWork = totalWork;
    state = new SearchState(p);
    state.load(start);
    insertion = new Insertion(p, state);
    rng = new Rng(seed);
    ruin = new Ruin(p, state, rng);
    sorted = new long[p.slots];
    idlePrice = new double[p.slots];
    pricesIdling = p.components > 0;
    sortKey = new double[p.jobs];
    best = start;
    bestObjective = Long.MAX_VALUE;
    firstTemperature = heatFactor * Math.abs(state.objective()) / Math.max(1, p.jobs) + 1;
    remember();
    setLevels(from);
  }

  /** Best feasible plan seen. */
  public Plan best() {
    return best;
  }

  /**
   * Its objective in money units; {@link Long#MAX_VALUE} if the start was not feasible and nothing
   * was found.
   */
  public long bestObjective() {
    return bestObjective;
  }

  /** Slots visited. */
  public long work() {
    return insertion.work();
  }

  /** Ruin and recreate steps made. */
  public long iterations() {
    return iterations;
  }

  /** Whether the run's work is spent. */
  public boolean isDone() {
    return insertion.work() >= totalWork;
  }

  /**
   * Continues for a share of the run's work.
   *
   * @param work slots to visit now
   * @param cancelled stops early
   */
  public void advance(long work, BooleanSupplier cancelled) {
    long end = Math.min(totalWork, insertion.work() + work);
    double temperature = firstTemperature;
    for (long i = 0; insertion.work() < end; i++) {
      if (iterations % LEVEL_PERIOD == 0 || i == 0) {
        if (cancelled.getAsBoolean()) {
          return;
        }
        double progress = from + (1 - from) * insertion.work() / totalWork;
        setLevels(progress);
        temperature = firstTemperature * StrictMath.pow(COLD, progress / TRUE_COST_FROM);
      }
      step(temperature);
      iterations++;
    }
  }

  private void setLevels(double progress) {
    if (progress >= TRUE_COST_FROM && !trueCost) {
      trueCost = true;
      state.load(best);
    }
    Arrays.fill(idlePrice, 0);
    for (int k = 0; k < p.components; k++) {
      int slots = state.sortedLoads(k, sorted);
      double first = Math.max(1, FIRST_SHARE * slots);
      int n =
          trueCost
              ? 1
              : (int) Math.max(1, Math.round(StrictMath.pow(first, 1 - progress / TRUE_COST_FROM)));
      long level = Math.max(p.componentFloor[k], sorted[slots - n]);
      state.setSoftPeak(k, level, p.componentRate[k] / n);
      priceHighSlots(k, sorted[Math.max(0, slots - n - 1)], n);
    }
    if (pricesIdling) {
      state.priceIdling(idlePrice);
    }
  }

  /** Idling in one of the n + 1 highest slots costs the component's soft rate. */
  private void priceHighSlots(int component, long from, int n) {
    long least = Math.max(from, p.componentFloor[component]);
    for (int t : p.componentSlots[component]) {
      if (state.load(t) > least) {
        idlePrice[t] += p.componentRate[component] / n;
      }
    }
  }

  private double cost() {
    return trueCost ? state.objective() : state.softCost();
  }

  private void step(double temperature) {
    double before = cost();
    int removed = ruin.choose();
    int[] jobs = ruin.chosen();
    for (int i = 0; i < removed; i++) {
      oldEquipment[i] = state.equipmentOf(jobs[i]);
      oldStart[i] = state.startOf(jobs[i]);
      state.remove(jobs[i]);
    }
    int[] order = Arrays.copyOf(jobs, removed);
    sort(order);
    boolean complete = true;
    for (int i = 0; i < removed && complete; i++) {
      complete = insertion.insertBest(order[i], rng, BLINK);
    }
    if (complete && state.isFeasible()) {
      double after = cost();
      if (after <= before
          || after - before < -temperature * StrictMath.log(rng.nextDouble() + 1e-300)) {
        remember();
        return;
      }
    }
    for (int i = 0; i < removed; i++) {
      if (state.equipmentOf(jobs[i]) >= 0) {
        state.remove(jobs[i]);
      }
    }
    for (int i = 0; i < removed; i++) {
      state.place(jobs[i], oldEquipment[i], oldStart[i]);
    }
  }

  /** Random order, largest first, or least flexible first. */
  private void sort(int[] order) {
    if (order.length < 2) {
      return;
    }
    int rule = rng.nextInt(4);
    for (int job : order) {
      sortKey[job] =
          switch (rule) {
            case 0, 1 -> rng.nextDouble();
            case 2 -> -(double) p.heat[job][0] * p.duration[job];
            default -> p.optionLast[job][0] - p.optionFirst[job][0];
          };
    }
    for (int i = 1; i < order.length; i++) {
      int job = order[i];
      int k = i;
      while (k > 0 && sortKey[order[k - 1]] > sortKey[job]) {
        order[k] = order[k - 1];
        k--;
      }
      order[k] = job;
    }
  }

  private void remember() {
    if (!state.isFeasible() || state.runningCost() + p.problem.fixedCost() >= bestObjective) {
      return;
    }
    long objective = state.objective();
    if (objective < bestObjective) {
      bestObjective = objective;
      best = state.toPlan();
    }
  }
}
