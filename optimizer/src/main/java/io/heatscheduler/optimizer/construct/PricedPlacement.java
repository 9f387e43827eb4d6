package io.heatscheduler.optimizer.construct;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.Rng;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Anneals the places of all jobs at once, limits exceeded at a price: for plants so full that
 * hardly a job can move alone without exceeding one.
 *
 * <p>A step draws a job and then its place, with a probability that falls with the place's price
 * (heat bath): energy, standby in slots it would have for itself, a start, and excess. The price of
 * excess rises over the run, and more where an excess stays. Demand charges, minimum loads and runs
 * and starts per day do not count: the cheapest places without excess are a hint for {@link
 * Construction#keep}. Deterministic for a seed. Not thread-safe.
 */
final class PricedPlacement {
  /** Temperature at the beginning and the end, in mean running costs of a job. */
  private static final double HOT = 0.3;

  private static final double COLD = 0.001;

  /** Price of exceeding a limit by itself for a slot at the beginning and end, same measure. */
  private static final double CHEAP_EXCESS = 0.05;

  private static final double DEAR_EXCESS = 50;

  /** From this share of the run on, excess that stays grows dearer by this. */
  private static final double DEARER_FROM = 0.3;

  private static final double DEARER = 0.2;

  /** Moves of each job after which more gain less than another run. */
  private static final int MOVES_PER_JOB = 1_500;

  /** exp(-x) beyond this is nothing. */
  private static final double NEGLIGIBLE = 12;

  private final FlatProblem p;
  private final Rng rng;
  private final long totalWork;
  private final OverloadLedger ledger;
  private final int[] equipmentOf;
  private final int[] startOf;
  private final int[][] running;
  private final double[] cost;
  private final double[] excess;
  private final double[] weight;
  private final double meanCost;
  private double energy;
  private double standby;
  private long work;
  private double bestCost = Double.POSITIVE_INFINITY;
  private @Nullable Plan best;

  /**
   * A run.
   *
   * @param from plan near which to search; null: from random places
   * @param mostWork most slots to visit over the whole run
   */
  PricedPlacement(FlatProblem p, @Nullable Plan from, long seed, long mostWork) {
    this.p = p;
    rng = new Rng(seed);
    ledger = new OverloadLedger(p);
    equipmentOf = new int[p.jobs];
    startOf = new int[p.jobs];
    running = new int[p.equipment][p.slots];
    cost = new double[p.slots + 1];
    excess = new double[p.slots + 1];
    int places = 0;
    for (int j = 0; j < p.jobs; j++) {
      int ofJob = 0;
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        ofJob += span(j, o);
      }
      places = Math.max(places, ofJob);
      if (from == null) {
        putAnywhere(j);
      } else {
        put(j, from.equipmentOf(j), from.startOf(j));
      }
    }
    weight = new double[places];
    totalWork = Math.min(mostWork, MOVES_PER_JOB * p.sweep());
    meanCost = (Math.abs(energy) + Math.abs(standby)) / p.jobs + 1;
  }

  /** Slots visited so far. */
  long work() {
    return work;
  }

  /** Whether the run's work is spent. */
  boolean isDone() {
    return work >= totalWork;
  }

  /** Cheapest places seen at which nothing was exceeded; null: none yet. */
  @Nullable Plan best() {
    return best;
  }

  /** Continues for a share of the run's work. */
  void advance(long slots, BooleanSupplier cancelled) {
    long end = Math.min(totalWork, work + slots);
    while (work < end && !cancelled.getAsBoolean()) {
      double progress = work / (double) totalWork;
      step(
          progress,
          meanCost * HOT * StrictMath.pow(COLD / HOT, progress),
          meanCost * CHEAP_EXCESS * StrictMath.pow(DEAR_EXCESS / CHEAP_EXCESS, progress));
    }
  }

  private void step(double progress, double temperature, double excessPrice) {
    int job = rng.nextInt(p.jobs);
    take(job);
    int places = priceAll(job, excessPrice);
    int chosen = draw(places, temperature);
    int option = 0;
    for (int count = span(job, option); chosen >= count; count = span(job, option)) {
      chosen -= count;
      option++;
    }
    int start = p.optionFirst[job][option] + chosen;
    put(job, p.optionEquipment[job][option], start);
    if (ledger.isFree()) {
      remember();
    } else if (progress > DEARER_FROM && ledger.isOverloaded(job, equipmentOf[job], start)) {
      ledger.raisePrices(job, equipmentOf[job], start, DEARER);
    }
  }

  private int span(int job, int option) {
    return p.optionLast[job][option] - p.optionFirst[job][option] + 1;
  }

  /** Prices of all places of a job, by option and start; infinite where it may not start. */
  private int priceAll(int job, double excessPrice) {
    int places = 0;
    for (int o = 0; o < p.optionEquipment[job].length; o++) {
      int e = p.optionEquipment[job][o];
      int first = p.optionFirst[job][o];
      int last = p.optionLast[job][o];
      int duration = p.duration[job];
      int held = ledger.length(job, e);
      sumPrices(job, e, first, Math.min(p.slots, last + held));
      BitSet allowed = p.optionStarts[job][o];
      for (int s = first; s <= last; s++) {
        boolean forbidden = !p.optionContiguous[job][o] && !allowed.get(s);
        weight[places++] =
            forbidden
                ? Double.POSITIVE_INFINITY
                : cost[s + duration]
                    - cost[s]
                    + excessPrice * (excess[Math.min(p.slots, s + held)] - excess[s])
                    + startCost(e, s, s + duration);
      }
      work += last + held - first + (last - first) / 4;
    }
    return places;
  }

  private void sumPrices(int job, int e, int from, int to) {
    cost[from] = 0;
    excess[from] = 0;
    for (int t = from; t < to; t++) {
      int i = e * p.slots + t;
      double alone = running[e][t] == 0 ? p.standby[e] : 0;
      cost[t + 1] = cost[t] + (p.heat[job][0] * p.scale[i] + alone) * p.price[i];
      excess[t + 1] = excess[t] + ledger.priceOfExcess(job, e, t);
    }
  }

  /** A start and its shut-down if nothing runs beside or within [from, to). */
  private double startCost(int e, int from, int to) {
    boolean joins =
        running[e][from] > 0
            || from > 0 && running[e][from - 1] > 0
            || to < p.slots && running[e][to] > 0;
    return joins ? 0 : p.startCost[e * p.slots + from] + p.shutdownCost[e];
  }

  private int draw(int places, double temperature) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < places; i++) {
      lowest = Math.min(lowest, weight[i]);
    }
    double sum = 0;
    for (int i = 0; i < places; i++) {
      double x = (weight[i] - lowest) / temperature;
      weight[i] = x < NEGLIGIBLE ? StrictMath.exp(-x) : 0;
      sum += weight[i];
    }
    double left = rng.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < places; i++) {
      if (weight[i] > 0) {
        last = i;
        left -= weight[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private void take(int job) {
    int e = equipmentOf[job];
    int start = startOf[job];
    ledger.add(job, e, start, -1);
    for (int t = start; t < start + p.duration[job]; t++) {
      int i = e * p.slots + t;
      energy -= p.heat[job][t - start] * p.scale[i] * p.price[i];
      standby -= --running[e][t] == 0 ? p.standby[e] * p.price[i] : 0;
    }
  }

  private void put(int job, int e, int start) {
    equipmentOf[job] = e;
    startOf[job] = start;
    ledger.add(job, e, start, 1);
    for (int t = start; t < start + p.duration[job]; t++) {
      int i = e * p.slots + t;
      energy += p.heat[job][t - start] * p.scale[i] * p.price[i];
      standby += running[e][t]++ == 0 ? p.standby[e] * p.price[i] : 0;
    }
  }

  private void putAnywhere(int job) {
    int option = rng.nextInt(p.optionEquipment[job].length);
    int from = p.optionFirst[job][option] + rng.nextInt(span(job, option));
    put(job, p.optionEquipment[job][option], p.optionStarts[job][option].nextSetBit(from));
  }

  private void remember() {
    double found = energy + standby;
    if (found >= bestCost) {
      return;
    }
    for (int e = 0; e < p.equipment; e++) {
      for (int t = 0; t < p.slots; t++) {
        boolean starts = running[e][t] > 0 && (t == 0 || running[e][t - 1] == 0);
        found += starts ? p.startCost[e * p.slots + t] + p.shutdownCost[e] : 0;
      }
    }
    work += p.slots;
    if (found < bestCost) {
      bestCost = found;
      List<BitSet> off = new ArrayList<>();
      for (int e = 0; e < p.equipment; e++) {
        off.add(new BitSet());
      }
      best = new Plan(equipmentOf, startOf, off);
    }
  }
}
