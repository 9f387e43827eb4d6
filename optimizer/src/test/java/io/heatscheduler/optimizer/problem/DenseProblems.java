package io.heatscheduler.optimizer.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Shared equipment cut from a hidden plan that fills several dimensions nearly up to the brim. */
public final class DenseProblems {
  private static final int SLOTS = 144;
  private static final int MACHINES = 2;
  private static final int DIMENSIONS = 3;
  private static final long ROOM = 100 * Units.POWER_PER_KW;

  private DenseProblems() {}

  /** A problem with a plan, about five sixths full in three dimensions, with wide windows. */
  public static Problem create(long seed) {
    Random random = new Random(seed);
    List<Job> jobs = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      for (int from = 0; from < SLOTS; ) {
        int length = Math.min(SLOTS - from, 6 + random.nextInt(18));
        int parts = 3 + random.nextInt(4);
        double[][] shares = shares(random, parts);
        for (int part = 0; part < parts; part++) {
          if (random.nextInt(6) > 0) {
            jobs.add(job(jobs.size(), from, length, shares[part], random));
          }
        }
        from += length;
      }
    }
    List<Equipment> equipment = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      equipment.add(machine(e, random));
    }
    int[] operators = new int[SLOTS];
    Arrays.fill(operators, Integer.MAX_VALUE);
    return StaticFilters.apply(
        new Problem(
            SLOTS,
            10,
            new int[SLOTS],
            equipment,
            jobs,
            DIMENSIONS,
            operators,
            new long[SLOTS],
            Problem.NO_LIMIT,
            List.of(),
            0,
            SLOTS));
  }

  /** Shares of each part in each dimension; they sum to at most 1 over the parts. */
  private static double[][] shares(Random random, int parts) {
    double[][] shares = new double[parts][DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      double sum = 0;
      for (double[] part : shares) {
        part[d] = 0.3 + random.nextDouble();
        sum += part[d];
      }
      for (double[] part : shares) {
        part[d] /= sum;
      }
    }
    return shares;
  }

  private static Job job(int number, int from, int length, double[] shares, Random random) {
    BitSet starts = new BitSet();
    starts.set(
        Math.max(0, from - random.nextInt(30)),
        Math.min(SLOTS - length, from + random.nextInt(30)) + 1);
    long[] heat = new long[length];
    Arrays.fill(heat, (1 + random.nextInt(5)) * Units.POWER_PER_KW);
    long[] uses = Arrays.stream(shares).mapToLong(share -> (long) (share * ROOM)).toArray();
    List<Job.Option> options = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      options.add(new Job.Option(e, starts));
    }
    return new Job("J" + number, heat, 0, uses, new int[0], options);
  }

  private static Equipment machine(int e, Random random) {
    BitSet always = new BitSet();
    always.set(0, SLOTS);
    double[] scale = new double[SLOTS];
    double[] price = new double[SLOTS];
    Arrays.fill(scale, 1);
    Arrays.setAll(price, t -> 0.05 + random.nextInt(100) / 1000.0);
    long[] room = new long[DIMENSIONS];
    Arrays.fill(room, ROOM);
    return new Equipment(
        "E" + e,
        true,
        false,
        0,
        10_000 * Units.POWER_PER_KW,
        0,
        20 * Units.POWER_PER_KW,
        0,
        10_000_000L,
        0,
        1,
        Integer.MAX_VALUE,
        0,
        false,
        InputCurve.LINEAR,
        scale,
        price,
        always,
        room);
  }
}
