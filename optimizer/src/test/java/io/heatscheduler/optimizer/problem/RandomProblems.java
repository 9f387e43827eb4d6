package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Seeded random problems in which every feature of the plant format occurs. */
public final class RandomProblems {
  private final Random random;
  private final int slots;
  private final int dimensions;

  private RandomProblems(long seed, int slots) {
    this.random = new Random(seed);
    this.slots = slots;
    this.dimensions = random.nextInt(3) == 0 ? 1 : 0;
  }

  /** A problem with a number of jobs, equipment and slots; feasibility is not promised. */
  public static Problem create(long seed, int jobs, int equipment, int slots) {
    return StaticFilters.apply(new RandomProblems(seed, slots).problem(jobs, equipment));
  }

  private Problem problem(int jobs, int equipmentCount) {
    double[] electricity = prices();
    List<Equipment> equipment = new ArrayList<>();
    for (int e = 0; e < equipmentCount; e++) {
      equipment.add(equipment(e, electricity));
    }
    List<Job> list = new ArrayList<>();
    for (int j = 0; j < jobs; j++) {
      list.add(job(j, equipmentCount));
    }
    int[] days = new int[slots];
    int midnight = 1 + random.nextInt(slots);
    long[] base = new long[slots];
    int[] operators = new int[slots];
    boolean limited = random.nextBoolean();
    for (int t = 0; t < slots; t++) {
      days[t] = t >= midnight ? 1 : 0;
      base[t] = kw(random.nextInt(40));
      operators[t] = limited ? 1 + random.nextInt(3) : Integer.MAX_VALUE;
    }
    long limit = random.nextInt(3) == 0 ? kw(150 + random.nextInt(150)) : Problem.NO_LIMIT;
    return new Problem(
        slots,
        15,
        days,
        equipment,
        list,
        dimensions,
        operators,
        base,
        limit,
        demand(),
        1_234_567,
        equipmentCount * slots);
  }

  private List<DemandComponent> demand() {
    List<DemandComponent> components = new ArrayList<>();
    for (int k = random.nextInt(3); k > 0; k--) {
      BitSet window = new BitSet();
      int from = random.nextInt(slots);
      window.set(from, from + 1 + random.nextInt(slots - from));
      components.add(
          new DemandComponent(
              "peak " + k, window, random.nextInt(80) / 10.0, kw(random.nextInt(60))));
    }
    return components;
  }

  private double[] prices() {
    double[] prices = new double[slots];
    boolean negative = random.nextInt(4) == 0;
    for (int t = 0; t < slots; t++) {
      prices[t] = (random.nextInt(400) - (negative ? 150 : 0)) / 1000.0;
    }
    return prices;
  }

  private Equipment equipment(int e, double[] electricity) {
    boolean electric = random.nextInt(4) > 0;
    boolean batch = random.nextInt(3) == 0;
    long capacity = kw(60 + random.nextInt(90));
    double[] scale = new double[slots];
    double[] price = new double[slots];
    double efficiency =
        random.nextBoolean() ? 0.8 + random.nextInt(20) / 100.0 : 2 + random.nextInt(20) / 10.0;
    boolean weather = random.nextInt(3) == 0;
    BitSet available = new BitSet();
    available.set(0, slots);
    for (int t = 0; t < slots; t++) {
      scale[t] = 1 / (efficiency * (weather ? 1 + random.nextInt(30) / 100.0 : 1));
      price[t] = electric ? electricity[t] : 0.045;
    }
    if (random.nextInt(3) == 0) {
      int from = random.nextInt(slots);
      available.clear(from, Math.min(slots, from + 1 + random.nextInt(3)));
    }
    InputCurve curve = InputCurve.LINEAR;
    if (random.nextInt(3) == 0) {
      double c = capacity;
      curve =
          InputCurve.through(
              new double[] {0.3 * c, 0.6 * c, c},
              new double[] {
                c * (0.3 + random.nextInt(10) / 50.0), c * (0.55 + random.nextInt(10) / 50.0), c
              });
    }
    long[] limits = new long[dimensions];
    for (int d = 0; d < dimensions; d++) {
      limits[d] = random.nextBoolean() ? Long.MAX_VALUE : kw(4);
    }
    return new Equipment(
        "E" + e,
        electric,
        batch,
        batch ? random.nextInt(2) : 0,
        capacity,
        random.nextBoolean() ? 0 : capacity / 4,
        random.nextInt(3) == 0 ? kw(2) : 0,
        random.nextInt(3) == 0 ? kw(16) : 0,
        random.nextInt(3) * 40_000_000L,
        random.nextInt(3) == 0 ? 30_000_000L : 0,
        1 + random.nextInt(3),
        random.nextInt(3) == 0 ? 1 + random.nextInt(2) : Integer.MAX_VALUE,
        random.nextInt(4) == 0 ? 1 : 0,
        random.nextInt(4) == 0,
        curve,
        scale,
        price,
        available,
        limits);
  }

  private Job job(int j, int equipmentCount) {
    int duration = 1 + random.nextInt(Math.max(1, slots / 4));
    long[] heat = new long[duration];
    boolean profile = random.nextInt(4) == 0;
    long power = Math.round(1e9 * (10 + random.nextInt(50) + random.nextInt(3) / 3.0));
    for (int k = 0; k < duration; k++) {
      heat[k] = profile ? kw(5 + random.nextInt(60)) : power;
    }
    BitSet starts = new BitSet();
    int first = random.nextInt(slots - duration + 1);
    int last = first + random.nextInt(slots - duration - first + 1);
    starts.set(first, last + 1);
    if (random.nextInt(5) == 0 && last > first) {
      starts.clear(first + random.nextInt(last - first));
    }
    List<Job.Option> options = new ArrayList<>();
    for (int e = 0; e < equipmentCount; e++) {
      if (random.nextInt(4) > 0) {
        options.add(new Job.Option(e, starts));
      }
    }
    if (options.isEmpty()) {
      options.add(new Job.Option(random.nextInt(equipmentCount), starts));
    }
    int[] predecessors =
        j > 0 && random.nextInt(5) == 0 ? new int[] {random.nextInt(j)} : new int[0];
    long[] uses = new long[dimensions];
    for (int d = 0; d < dimensions; d++) {
      uses[d] = kw(random.nextInt(4));
    }
    return new Job("J" + j, heat, random.nextInt(2), uses, predecessors, options);
  }

  private static long kw(double value) {
    return Math.round(value * Units.POWER_PER_KW);
  }
}
