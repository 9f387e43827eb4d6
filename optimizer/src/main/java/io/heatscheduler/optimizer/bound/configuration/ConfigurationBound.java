package io.heatscheduler.optimizer.bound.configuration;

import io.heatscheduler.optimizer.bound.PeakBox;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Units;
import io.heatscheduler.optimizer.state.FlatProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lower bound by Lagrangian decomposition into jobs, on/off patterns and slots (docs/model/milp.md,
 * section Configuration bound).
 *
 * <p>Jobs choose starts, equipment chooses patterns, and every slot chooses a
 * <em>configuration</em>: whole jobs that fit together. Multipliers ask the three to agree. Unlike
 * rows that are met on average, a configuration cannot run half a job, so minimum loads, capacities
 * and peaks count in full.
 */
public final class ConfigurationBound {
  private static final double SAFETY = 1e-8;

  private final FlatProblem p;
  private final PeakBox box;
  private final ConfigurationPoint point;
  private final JobChoices jobs;
  private final Patterns patterns;
  private final SlotChoices slots;
  private final AdaptiveSteps steps;
  private double best = Double.NEGATIVE_INFINITY;
  private double[] bestMultipliers;
  private long rounds;

  /**
   * A bound over the plans of a peak box.
   *
   * @param p the problem, its starts reduced to those possible in the box
   * @param copies places of the multipliers, laid out for a problem that contains this one
   * @param box the box
   * @param roomKw most the electric equipment may draw in each slot, [t]; infinite without a limit
   * @param start multipliers to begin with
   * @param stepSize first step of a copy's multiplier, money, over 0
   * @param roundsPlanned rounds over which steps shrink, over 0
   */
  public ConfigurationBound(
      FlatProblem p,
      Copies copies,
      PeakBox box,
      double[] roomKw,
      double[] start,
      double stepSize,
      int roundsPlanned) {
    this.p = p;
    this.box = box;
    point = new ConfigurationPoint(p, copies, start);
    jobs = new JobChoices(p, copies, point);
    patterns = new Patterns(p, copies, point);
    slots = new SlotChoices(p, copies, point, roomKw);
    steps = new AdaptiveSteps(p, copies, point, stepSize, roundsPlanned);
    bestMultipliers = start.clone();
  }

  /** Continues until the work is used up, the planned rounds are made or the target is passed. */
  public void advance(long extraWork, double target, BooleanSupplier cancelled) {
    long end = point.work + extraWork;
    while (point.work < end && !isDone() && best < target && !cancelled.getAsBoolean()) {
      if (rounds > 0) {
        steps.step();
      }
      rounds++;
      double value = evaluate(rounds > steps.planned() / 3) - SAFETY * point.magnitude;
      if (value > best) {
        best = value;
        System.arraycopy(point.multipliers, 0, bestMultipliers, 0, bestMultipliers.length);
      }
    }
  }

  private double evaluate(boolean remember) {
    point.begin();
    double total = point.term(p.problem.fixedCost() / (double) Units.MONEY_PER_ONE);
    total += jobs.operators();
    total += jobs.cheapestStarts(remember);
    total += patterns.cheapestPatterns();
    total += slots.cheapestConfigurations();
    return total + point.peaks(box);
  }

  /** Whether all planned rounds are made. */
  public boolean isDone() {
    return rounds > steps.planned();
  }

  /** Best bound in money, lowered by 1e-8 of its terms; minus infinity before the first round. */
  public double best() {
    return best;
  }

  /** Multipliers of the best bound, a copy. */
  public double[] bestMultipliers() {
    return bestMultipliers.clone();
  }

  /** Work done, in the search's unit of one visited slot. */
  public long work() {
    return point.work;
  }

  /** Rounds made. */
  public long rounds() {
    return rounds;
  }

  /**
   * The jobs with the starts that plans below a limit can contain: at the best multipliers, a start
   * dearer than its job's cheapest by the limit less the bound proves that no such plan has it.
   *
   * @param limit money; no plan at or above it is of interest
   */
  public List<Job> fixed(double limit) {
    System.arraycopy(bestMultipliers, 0, point.multipliers, 0, bestMultipliers.length);
    evaluate(false);
    double slack = limit - best;
    List<Job> fixed = new ArrayList<>();
    for (int j = 0; j < p.jobs; j++) {
      double cheapest = jobs.cheapest(j);
      List<Job.Option> options = new ArrayList<>();
      for (int o = 0; o < p.optionEquipment[j].length; o++) {
        options.add(new Job.Option(p.optionEquipment[j][o], jobs.within(j, o, cheapest, slack)));
      }
      fixed.add(p.problem.jobs().get(j).withOptions(options));
    }
    return fixed;
  }

  /** Where the job's chosen starts lay in the recent rounds: mean slot. */
  public double meanStart(int job) {
    return jobs.mean[job] / weight(job);
  }

  /** Standard deviation of the job's recently chosen starts, slots. */
  public double startDeviation(int job) {
    double mean = meanStart(job);
    return Math.sqrt(Math.max(0, jobs.meanSquare[job] / weight(job) - mean * mean));
  }

  /** Share of the recent rounds in which a job chose an option, 0 to 1. */
  public double share(int job, int option) {
    return jobs.share[job][option] / weight(job);
  }

  private double weight(int job) {
    double sum = 0;
    for (double s : jobs.share[job]) {
      sum += s;
    }
    return Math.max(sum, 1e-12);
  }
}
