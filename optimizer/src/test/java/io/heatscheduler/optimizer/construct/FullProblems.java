package io.heatscheduler.optimizer.construct;

import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Seeded problems with little room, each with a plan. */
final class FullProblems {
  private static final int SLOTS = 96;
  private static final int MACHINES = 2;
  private static final int ROOM = 100;

  private FullProblems() {}

  /** Machines filled to the brim with a hidden plan, every eighth job left out. */
  static Problem nearlyFull(int seed) {
    Random random = new Random(seed);
    List<Job> jobs = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      for (int from = 0; from < SLOTS; ) {
        int length = Math.min(SLOTS - from, 6 + random.nextInt(18));
        for (int room = ROOM; room > 0; ) {
          int use = Math.min(room, 10 + random.nextInt(40));
          if (random.nextInt(8) > 0) {
            jobs.add(job(jobs.size(), from, length, use, random));
          }
          room -= use;
        }
        from += length;
      }
    }
    List<Equipment> equipment = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      equipment.add(machine(e));
    }
    int[] operators = new int[SLOTS];
    Arrays.fill(operators, Integer.MAX_VALUE);
    return StaticFilters.apply(
        new Problem(
            SLOTS,
            15,
            new int[SLOTS],
            equipment,
            jobs,
            1,
            operators,
            new long[SLOTS],
            Problem.NO_LIMIT,
            List.of(),
            0,
            jobs.size() * SLOTS));
  }

  private static Job job(int number, int from, int length, int use, Random random) {
    int duration = Math.max(1, length - random.nextInt(2));
    int first = Math.max(0, from - random.nextInt(12));
    int last = Math.min(SLOTS - duration, from + random.nextInt(12));
    BitSet starts = new BitSet();
    starts.set(first, last + 1);
    long[] heat = new long[duration];
    Arrays.fill(heat, 10 * Units.POWER_PER_KW);
    List<Job.Option> options = new ArrayList<>();
    for (int e = 0; e < MACHINES; e++) {
      options.add(new Job.Option(e, starts));
    }
    long[] uses = {use * Units.POWER_PER_KW};
    return new Job("J" + number, heat, 0, uses, new int[0], options);
  }

  private static Equipment machine(int e) {
    BitSet always = new BitSet();
    always.set(0, SLOTS);
    double[] scale = new double[SLOTS];
    double[] price = new double[SLOTS];
    Arrays.fill(scale, 1);
    for (int t = 0; t < SLOTS; t++) {
      price[t] = t % 48 < 24 ? 0.3 : 0.1;
    }
    return new Equipment(
        "E" + e,
        true,
        false,
        0,
        10_000 * Units.POWER_PER_KW,
        0,
        0,
        0,
        0,
        0,
        1,
        Integer.MAX_VALUE,
        0,
        false,
        InputCurve.LINEAR,
        scale,
        price,
        always,
        new long[] {ROOM * Units.POWER_PER_KW});
  }
}
