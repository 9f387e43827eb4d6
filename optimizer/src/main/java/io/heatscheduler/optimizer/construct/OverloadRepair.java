package io.heatscheduler.optimizer.construct;

import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.state.FlatProblem;
import io.heatscheduler.optimizer.state.Rng;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Looks for places at which all jobs fit together, by letting limits be exceeded at a price: jobs
 * in overloaded slots move to where the excess costs least, and an excess that no move removes
 * grows dearer.
 *
 * <p>For plants so full that insertion job by job runs into dead ends. Cost does not count, and
 * neither do minimum runs and starts per day: the places are a hint for {@link Construction#keep}.
 * Deterministic for a seed. Not thread-safe.
 */
final class OverloadRepair {
  private static final double LEAP = 0.02;
  private static final double DEARER = 1;

  /** Moves per job after which prices are forgotten and some jobs leave for random places. */
  private static final int MOVES_PER_JOB = 60;

  private static final double SHAKEN_SHARE = 0.15;

  private final FlatProblem p;
  private final Rng rng;
  private final OverloadLedger ledger;
  private final int[] equipmentOf;
  private final int[] startOf;
  private final double[] prefix;
  private long work;
  private long moves;
  private double precedencePrice = 1;

  /** Jobs at random places. */
  OverloadRepair(FlatProblem p, long seed) {
    this.p = p;
    rng = new Rng(seed);
    ledger = new OverloadLedger(p);
    equipmentOf = new int[p.jobs];
    startOf = new int[p.jobs];
    prefix = new double[p.slots + 1];
    for (int j = 0; j < p.jobs; j++) {
      putAnywhere(j);
    }
  }

  private void putAnywhere(int job) {
    int option = rng.nextInt(p.optionEquipment[job].length);
    int span = p.optionLast[job][option] - p.optionFirst[job][option] + 1;
    int from = p.optionFirst[job][option] + rng.nextInt(span);
    equipmentOf[job] = p.optionEquipment[job][option];
    startOf[job] = p.optionStarts[job][option].nextSetBit(from);
    ledger.add(job, equipmentOf[job], startOf[job], 1);
  }

  /** Slots visited so far. */
  long work() {
    return work;
  }

  /**
   * Moves jobs until nothing is overloaded or the work is spent.
   *
   * @return whether nothing is overloaded
   */
  boolean advance(long slots, BooleanSupplier cancelled) {
    long end = work + slots;
    while (work < end && !cancelled.getAsBoolean()) {
      int job = overloadedJob();
      if (job < 0) {
        return true;
      }
      move(job);
      if (++moves % ((long) MOVES_PER_JOB * p.jobs) == 0) {
        shake();
      }
    }
    return false;
  }

  /** Leaves a state that dear prices hold together without solving it. */
  private void shake() {
    ledger.forgetPrices();
    precedencePrice = 1;
    for (int job = 0; job < p.jobs; job++) {
      if (rng.nextDouble() < SHAKEN_SHARE) {
        ledger.add(job, equipmentOf[job], startOf[job], -1);
        putAnywhere(job);
      }
    }
  }

  /** The places as a plan without on-slots. */
  Plan places() {
    List<BitSet> off = new ArrayList<>();
    for (int e = 0; e < p.equipment; e++) {
      off.add(new BitSet());
    }
    return new Plan(equipmentOf, startOf, off);
  }

  /** A job whose run touches an excess, searched from a random one on; -1: there is none. */
  private int overloadedJob() {
    int first = rng.nextInt(p.jobs);
    for (int i = 0; i < p.jobs; i++) {
      int job = (first + i) % p.jobs;
      work += p.duration[job];
      if (ledger.isOverloaded(job, equipmentOf[job], startOf[job])
          || precedenceExcess(job, startOf[job]) > 0) {
        return job;
      }
    }
    return -1;
  }

  private void move(int job) {
    int oldEquipment = equipmentOf[job];
    int oldStart = startOf[job];
    ledger.add(job, oldEquipment, oldStart, -1);
    double current = priceAt(job, oldEquipment, oldStart);
    double best = Double.POSITIVE_INFINITY;
    int bestEquipment = oldEquipment;
    int bestStart = oldStart;
    int ties = 0;
    for (int o = 0; o < p.optionEquipment[job].length; o++) {
      int e = p.optionEquipment[job][o];
      int first = p.optionFirst[job][o];
      int last = p.optionLast[job][o];
      int length = ledger.length(job, e);
      sumPrices(job, e, first, Math.min(p.slots, last + length));
      BitSet allowed = p.optionStarts[job][o];
      for (int s = first; s <= last; s++) {
        if (!p.optionContiguous[job][o] && !allowed.get(s) || e == oldEquipment && s == oldStart) {
          continue;
        }
        double price =
            prefix[Math.min(p.slots, s + length)]
                - prefix[s]
                + precedencePrice * precedenceExcess(job, s);
        boolean tie = price == best;
        ties = tie ? ties + 1 : price < best ? 1 : ties;
        if (price < best || tie && rng.nextInt(ties) == 0) {
          best = price;
          bestEquipment = e;
          bestStart = s;
        }
      }
    }
    if (best < current || rng.nextDouble() < LEAP && best < Double.POSITIVE_INFINITY) {
      equipmentOf[job] = bestEquipment;
      startOf[job] = bestStart;
    }
    ledger.add(job, equipmentOf[job], startOf[job], 1);
    if (best >= current) {
      ledger.raisePrices(job, equipmentOf[job], startOf[job], DEARER);
      precedencePrice += precedenceExcess(job, startOf[job]) > 0 ? DEARER : 0;
    }
  }

  private double priceAt(int job, int e, int start) {
    int end = Math.min(p.slots, start + ledger.length(job, e));
    sumPrices(job, e, start, end);
    return prefix[end] - prefix[start] + precedencePrice * precedenceExcess(job, start);
  }

  private void sumPrices(int job, int e, int from, int to) {
    work += to - from;
    prefix[from] = 0;
    for (int t = from; t < to; t++) {
      prefix[t + 1] = prefix[t] + ledger.priceOfExcess(job, e, t);
    }
  }

  /** Slots by which a job would start before predecessors end or end after successors start. */
  private int precedenceExcess(int job, int start) {
    int excess = 0;
    for (int other : p.predecessors[job]) {
      excess += Math.max(0, startOf[other] + p.duration[other] - start);
    }
    for (int other : p.successors[job]) {
      excess += Math.max(0, start + p.duration[job] - startOf[other]);
    }
    return excess;
  }
}
