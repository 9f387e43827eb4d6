package io.heatscheduler.optimizer.exact;

import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.Evaluation;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.PlanEvaluator;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random problems small enough to enumerate every plan, with every feature of the model drawn. */
final class TinyProblems {
  private static final long KW = Units.POWER_PER_KW;

  private TinyProblems() {}

  static Problem random(long seed) {
    return random(seed, 4 + new Random(seed).nextInt(4), 2, 3);
  }

  /** A random problem of at most the given size. */
  static Problem random(long seed, int slots, int mostEquipment, int mostJobs) {
    Random random = new Random(seed * 7919 + 13);
    int equipmentCount = 1 + random.nextInt(mostEquipment);
    int dimensions = random.nextInt(2);
    List<Equipment> equipment = new ArrayList<>();
    for (int e = 0; e < equipmentCount; e++) {
      equipment.add(equipment(random, "E" + e, slots, dimensions));
    }
    int jobCount = 1 + random.nextInt(mostJobs);
    List<Job> jobs = new ArrayList<>();
    for (int j = 0; j < jobCount; j++) {
      jobs.add(job(random, j, slots, equipment, dimensions));
    }
    int[] day = new int[slots];
    int midnight = 1 + random.nextInt(slots);
    Arrays.fill(day, midnight, slots, 1);
    int[] operators = new int[slots];
    Arrays.fill(operators, Integer.MAX_VALUE);
    if (random.nextInt(3) == 0) {
      Arrays.setAll(operators, t -> 1 + random.nextInt(3));
    }
    long[] base = new long[slots];
    Arrays.setAll(base, t -> random.nextInt(40) * KW / 3);
    long limit = random.nextInt(3) == 0 ? (80 + random.nextInt(120)) * KW : Problem.NO_LIMIT;
    List<DemandComponent> demand = new ArrayList<>();
    for (int k = random.nextInt(3); k > 0; k--) {
      BitSet measured = new BitSet();
      for (int t = 0; t < slots; t++) {
        measured.set(t, random.nextInt(3) > 0);
      }
      measured.set(random.nextInt(slots));
      demand.add(
          new DemandComponent(
              "D" + k, measured, random.nextInt(900) / 100.0, random.nextInt(120) * KW));
    }
    return new Problem(
        slots,
        15,
        day,
        equipment,
        jobs,
        dimensions,
        operators,
        base,
        limit,
        demand,
        1_250_000_000L,
        40);
  }

  private static Equipment equipment(Random random, String id, int slots, int dimensions) {
    boolean batch = random.nextInt(3) == 0;
    long capacity = (60 + random.nextInt(120)) * KW;
    long minLoad = random.nextBoolean() ? random.nextInt(60) * KW : 0;
    double[] scale = new double[slots];
    double[] price = new double[slots];
    boolean negative = random.nextInt(4) == 0;
    for (int t = 0; t < slots; t++) {
      scale[t] = 1 / (0.7 + random.nextInt(30) / 100.0);
      price[t] = (negative ? -0.08 : 0.02) + random.nextInt(30) / 100.0;
    }
    BitSet available = new BitSet();
    available.set(0, slots);
    if (random.nextInt(3) == 0) {
      available.clear(random.nextInt(slots));
    }
    InputCurve curve = InputCurve.LINEAR;
    if (random.nextInt(3) == 0) {
      double[] heat = {0.3 * capacity, 0.6 * capacity, 1.0 * capacity};
      double[] input = {
        heat[0] / (0.7 + random.nextInt(30) / 100.0),
        heat[1] / (0.7 + random.nextInt(30) / 100.0),
        heat[2] / (0.7 + random.nextInt(30) / 100.0)
      };
      curve = InputCurve.through(heat, input);
    }
    long[] limits = new long[dimensions];
    Arrays.setAll(limits, d -> random.nextBoolean() ? Long.MAX_VALUE : 3_000_000_000L);
    return new Equipment(
        id,
        random.nextInt(4) > 0,
        batch,
        batch ? random.nextInt(2) : 0,
        capacity,
        minLoad,
        random.nextInt(3) * KW,
        random.nextBoolean() ? random.nextInt(80) * KW : 0,
        random.nextBoolean() ? random.nextInt(300) * 1_000_000L : 0,
        random.nextBoolean() ? random.nextInt(200) * 1_000_000L : 0,
        1 + random.nextInt(3),
        random.nextInt(3) == 0 ? 1 : Integer.MAX_VALUE,
        random.nextInt(3) == 0 ? 1 : 0,
        random.nextBoolean(),
        curve,
        scale,
        price,
        available,
        limits);
  }

  private static Job job(
      Random random, int j, int slots, List<Equipment> equipment, int dimensions) {
    int duration = 1 + random.nextInt(Math.min(3, slots));
    long[] heat = new long[duration];
    long level = (10 + random.nextInt(90)) * KW;
    boolean profile = random.nextInt(3) == 0;
    Arrays.setAll(heat, k -> profile ? (5 + random.nextInt(90)) * KW / 7 : level);
    List<Job.Option> options = new ArrayList<>();
    int first = random.nextInt(slots);
    int last = first + random.nextInt(slots);
    for (int e = 0; e < equipment.size(); e++) {
      BitSet starts = new BitSet();
      for (int s = 0; s + duration <= slots; s++) {
        starts.set(s, random.nextInt(5) == 0 ? random.nextBoolean() : s >= first - 2 && s <= last);
      }
      if (e == 0 || random.nextInt(3) > 0) {
        options.add(new Job.Option(e, starts));
      }
    }
    long[] uses = new long[dimensions];
    Arrays.setAll(uses, d -> random.nextInt(3) * 1_000_000_000L);
    int[] predecessors = j > 0 && random.nextInt(4) == 0 ? new int[] {j - 1} : new int[0];
    return new Job("J" + j, heat, random.nextInt(3), uses, predecessors, options);
  }

  /** The cheapest plan's value by trying every plan; empty if none is feasible. */
  static Optional<Evaluation> bestOfAllPlans(Problem problem) {
    int jobs = problem.jobs().size();
    return new Enumeration(problem, new int[jobs], new int[jobs]).best();
  }

  private static final class Enumeration {
    private final Problem problem;
    private final int[] equipment;
    private final int[] start;
    private final BitSet[] on;
    private Optional<Evaluation> best = Optional.empty();

    Enumeration(Problem problem, int[] equipment, int[] start) {
      this.problem = problem;
      this.equipment = equipment;
      this.start = start;
      this.on = new BitSet[problem.equipment().size()];
    }

    Optional<Evaluation> best() {
      chooseJob(0);
      return best;
    }

    private void chooseJob(int j) {
      if (j == equipment.length) {
        chooseOn(0);
        return;
      }
      for (Job.Option option : problem.jobs().get(j).options()) {
        equipment[j] = option.equipment();
        for (int s : option.starts().stream().toArray()) {
          start[j] = s;
          chooseJob(j + 1);
        }
      }
    }

    private void chooseOn(int e) {
      if (e == on.length) {
        Evaluation evaluation =
            PlanEvaluator.evaluate(problem, new Plan(equipment, start, Arrays.asList(on)));
        if (evaluation.isFeasible()
            && best.map(b -> evaluation.objective() < b.objective()).orElse(true)) {
          best = Optional.of(evaluation);
        }
        return;
      }
      int busy = 0;
      for (int j = 0; j < equipment.length; j++) {
        if (equipment[j] == e) {
          busy |= ((1 << problem.jobs().get(j).duration()) - 1) << start[j];
        }
      }
      for (int pattern = 0; pattern < 1 << problem.slots(); pattern++) {
        if ((pattern & busy) == busy) {
          on[e] = BitSet.valueOf(new long[] {pattern});
          chooseOn(e + 1);
        }
      }
    }
  }
}
