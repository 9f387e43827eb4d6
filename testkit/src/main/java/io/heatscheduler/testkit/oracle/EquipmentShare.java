package io.heatscheduler.testkit.oracle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs one equipment carries in a plan, with everything that follows from them alone: whether
 * they fit together, what their slots cost and draw, and the on/off patterns worth trying.
 */
final class EquipmentShare {
  final boolean fits;
  final int jobSlots;
  final Fraction[] inputKw;
  final Fraction jobsCost;
  final double[] inputNearest;
  final EquipmentFacts unit;
  private final OnPatterns patterns;
  private @Nullable List<Option> options;

  /**
   * A pattern with the whole cost of the equipment.
   *
   * @param pattern when it is on
   * @param cost energy, starts and shut-downs
   * @param costNearest the cost as a double
   * @param loadNearest electric input per slot as doubles; empty unless electric
   */
  record Option(
      OnPatterns.Pattern pattern, Fraction cost, double costNearest, double[] loadNearest) {}

  /**
   * Puts jobs together.
   *
   * @param starts start slot of each job, or -1 if the job is not here
   */
  EquipmentShare(
      EquipmentFacts unit, OnPatterns patterns, List<JobFacts> jobs, int[] starts, int slots) {
    this.unit = unit;
    this.patterns = patterns;
    Fraction[] heat = new Fraction[slots];
    Arrays.fill(heat, Fraction.ZERO);
    int mask = 0;
    boolean fitting = true;
    Map<String, BigDecimal[]> used = new HashMap<>();
    for (int j = 0; j < starts.length; j++) {
      JobFacts job = jobs.get(j);
      for (int k = 0; starts[j] >= 0 && k < job.durationSlots; k++) {
        int slot = starts[j] + k;
        mask |= 1 << slot;
        heat[slot] = heat[slot].plus(job.heatKw[k]);
        fitting &= heat[slot].compareTo(unit.capacityKw) <= 0;
        for (Map.Entry<String, BigDecimal> use : job.job.uses().entrySet()) {
          BigDecimal[] perSlot = used.computeIfAbsent(use.getKey(), key -> zeros(slots));
          perSlot[slot] = perSlot[slot].add(use.getValue());
          BigDecimal limit = unit.equipment.capacities().get(use.getKey());
          fitting &= limit == null || perSlot[slot].compareTo(limit) <= 0;
        }
      }
    }
    fits = fitting && (!unit.batch || batchesAreApart(jobs, starts));
    jobSlots = mask;
    inputKw = new Fraction[slots];
    inputNearest = new double[slots];
    Fraction cost = Fraction.ZERO;
    for (int slot = 0; fits && slot < slots; slot++) {
      if ((mask >> slot & 1) == 1) {
        inputKw[slot] = unit.runningInputKw(slot, heat[slot]);
        cost = cost.plus(unit.price(slot, inputKw[slot]));
      } else {
        inputKw[slot] = Fraction.ZERO;
      }
      inputNearest[slot] = unit.electric ? inputKw[slot].nearest() : 0;
    }
    jobsCost = cost;
  }

  /** Ways to be on, cheapest first; empty if no pattern can hold the jobs. */
  List<Option> options() {
    List<Option> known = options;
    if (known == null) {
      known =
          patterns.holding(jobSlots).stream()
              .map(
                  pattern -> {
                    Fraction cost = patterns.costBesideJobs(pattern, jobSlots).plus(jobsCost);
                    return new Option(pattern, cost, cost.nearest(), loadNearest(pattern));
                  })
              .toList();
      options = known;
    }
    return known;
  }

  /** Electric input in a slot under a pattern, exact. */
  Fraction loadKw(OnPatterns.Pattern pattern, int slot) {
    if (!unit.electric) {
      return Fraction.ZERO;
    }
    GapFacts gaps = pattern.gaps();
    Fraction beside = gaps == null ? Fraction.ZERO : gaps.inputKw[slot];
    if ((pattern.on() >> slot & 1) == 0) {
      return beside;
    }
    Fraction running =
        (jobSlots >> slot & 1) == 1 ? inputKw[slot] : unit.runningInputKw(slot, Fraction.ZERO);
    return (pattern.starts() >> slot & 1) == 1
        ? running.plus(unit.startupKw)
        : running.plus(beside);
  }

  private double[] loadNearest(OnPatterns.Pattern pattern) {
    if (!unit.electric) {
      return new double[0];
    }
    double[] load = new double[inputKw.length];
    Arrays.setAll(load, slot -> loadKw(pattern, slot).nearest());
    return load;
  }

  private boolean batchesAreApart(List<JobFacts> jobs, int[] starts) {
    for (int a = 0; a < starts.length; a++) {
      for (int b = a + 1; b < starts.length; b++) {
        if (starts[a] < 0 || starts[b] < 0) {
          continue;
        }
        boolean aFirst = starts[a] + jobs.get(a).durationSlots + unit.turnaroundSlots <= starts[b];
        boolean bFirst = starts[b] + jobs.get(b).durationSlots + unit.turnaroundSlots <= starts[a];
        if (!aFirst && !bFirst) {
          return false;
        }
      }
    }
    return true;
  }

  private static BigDecimal[] zeros(int slots) {
    BigDecimal[] zeros = new BigDecimal[slots];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
