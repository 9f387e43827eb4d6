package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.time.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the optimum of a tiny plant by trying every start of every job on every equipment with
 * every on/off pattern.
 *
 * <p>Two things keep it fast, and neither can lose an optimum: on/off patterns that another pattern
 * makes needless are skipped ({@link OnPatterns}), and doubles discard what costs over {@value
 * #SAFE_MARGIN} currency units more than the best plan known, or draws over {@value #SAFE_MARGIN}
 * kW more than allowed. Values stay below 1e7 and a double is good to 16 digits, so rounding cannot
 * add up to the margin. Whatever is nearer is compared in exact fractions.
 */
public final class BruteForceOracle {
  /** Largest number of slots. */
  public static final int MAX_SLOTS = 16;

  /** Most ways to place the jobs that are tried, the product of their options. */
  public static final double MAX_PLACEMENTS = 2_000_000;

  private static final double SAFE_MARGIN = 0.001;

  private record Place(int equipment, int start) {}

  private final PlantFacts facts;
  private final int slots;
  private final List<OnPatterns> patterns = new ArrayList<>();
  private final List<Map<Long, EquipmentShare>> shares = new ArrayList<>();
  private final List<List<Place>> places = new ArrayList<>();
  private final int[][] startsOn;
  private final int[] startOf;
  private final int[] runsOn;
  private final EquipmentShare[] share;
  private final EquipmentShare.Option[] choice;
  private final double[] baseNearest;
  private @Nullable Fraction bestCost;
  private double bestNearest = Double.POSITIVE_INFINITY;
  private @Nullable Schedule bestPlan;
  private long placements;

  private BruteForceOracle(PlantFacts facts) {
    this.facts = facts;
    slots = facts.slots.count;
    Check.that(slots <= MAX_SLOTS, "%s slots are too many to enumerate", slots);
    boolean loadMatters = facts.peakLimitKw != null || !facts.tariff.components.isEmpty();
    for (EquipmentFacts unit : facts.equipment) {
      patterns.add(new OnPatterns(unit, facts.slots, loadMatters && unit.electric));
      shares.add(new HashMap<>());
    }
    int jobs = facts.jobs.size();
    double combinations = 1;
    for (JobFacts job : facts.jobs) {
      List<Place> possible = new ArrayList<>();
      for (int e = 0; e < facts.equipment.size(); e++) {
        for (int start : job.starts) {
          if (!job.waitsForAJobBeyondTheHorizon && job.mayRunOn(facts.equipment.get(e), start)) {
            possible.add(new Place(e, start));
          }
        }
      }
      places.add(possible);
      combinations *= Math.max(1, possible.size());
    }
    Check.that(combinations <= MAX_PLACEMENTS, "%s placements are too many", combinations);
    startsOn = new int[facts.equipment.size()][jobs];
    for (int[] row : startsOn) {
      Arrays.fill(row, -1);
    }
    startOf = new int[jobs];
    runsOn = new int[jobs];
    share = new EquipmentShare[facts.equipment.size()];
    choice = new EquipmentShare.Option[share.length];
    baseNearest = new double[slots];
    Arrays.setAll(baseNearest, slot -> facts.slots.baseLoadKw[slot].nearest());
  }

  /**
   * The optimum of a plant.
   *
   * @throws IllegalArgumentException if the plant is not tiny
   */
  public static OracleResult solve(Plant plant) {
    BruteForceOracle oracle = new BruteForceOracle(new PlantFacts(plant));
    for (int e = 0; e < oracle.share.length; e++) {
      oracle.share[e] = oracle.shareOf(e);
    }
    oracle.place(0);
    Fraction cost = oracle.bestCost;
    Schedule plan = oracle.bestPlan;
    if (cost == null || plan == null) {
      return new OracleResult.Infeasible(oracle.placements);
    }
    Appraisal appraisal = ScheduleAppraiser.appraise(oracle.facts, plan);
    if (!appraisal.isFeasible() || !appraisal.cost().equals(cost)) {
      throw new IllegalStateException(
          "the enumeration found %s, the appraisal %s".formatted(cost, appraisal));
    }
    return new OracleResult.Optimum(cost, plan, oracle.placements);
  }

  /** How many ways to place the jobs would be tried at most. */
  public static double placements(Plant plant) {
    PlantFacts facts = new PlantFacts(plant);
    double combinations = 1;
    for (JobFacts job : facts.jobs) {
      long possible = 0;
      for (EquipmentFacts unit : facts.equipment) {
        possible += job.starts.stream().filter(start -> job.mayRunOn(unit, start)).count();
      }
      combinations *= Math.max(1, possible);
    }
    return combinations;
  }

  private void place(int job) {
    if (job == runsOn.length) {
      placements++;
      complete();
      return;
    }
    for (Place here : places.get(job)) {
      startOf[job] = here.start;
      runsOn[job] = here.equipment;
      if (!inOrder(job) || !enoughOperators(job)) {
        continue;
      }
      EquipmentShare before = share[here.equipment];
      startsOn[here.equipment][job] = here.start;
      share[here.equipment] = shareOf(here.equipment);
      if (share[here.equipment].fits) {
        place(job + 1);
      }
      startsOn[here.equipment][job] = -1;
      share[here.equipment] = before;
    }
  }

  private EquipmentShare shareOf(int e) {
    long key = 0;
    for (int start : startsOn[e]) {
      key = key * (MAX_SLOTS + 1) + start + 1;
    }
    return shares
        .get(e)
        .computeIfAbsent(
            key,
            ignored ->
                new EquipmentShare(
                    facts.equipment.get(e), patterns.get(e), facts.jobs, startsOn[e], slots));
  }

  private boolean inOrder(int last) {
    for (int job = 0; job <= last; job++) {
      for (int predecessor : facts.jobs.get(job).predecessors) {
        int end = startOf[predecessor] + facts.jobs.get(predecessor).durationSlots;
        if (predecessor <= last && startOf[job] < end) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean enoughOperators(int last) {
    int[] people = facts.slots.operators;
    for (int slot = 0; people != null && slot < slots; slot++) {
      int needed = 0;
      for (int job = 0; job <= last; job++) {
        JobFacts laid = facts.jobs.get(job);
        boolean running = startOf[job] <= slot && slot < startOf[job] + laid.durationSlots;
        needed += running ? laid.job.operatorsRequired() : 0;
      }
      if (needed > people[slot]) {
        return false;
      }
    }
    return true;
  }

  private void complete() {
    double cheapest = facts.tariff.fixed.nearest();
    for (EquipmentShare carried : share) {
      if (carried.options().isEmpty()) {
        return;
      }
      cheapest += carried.options().getFirst().costNearest();
    }
    // Patterns only add load, so the jobs' own load gives a lower limit of the demand charge.
    double[] load = baseNearest.clone();
    for (EquipmentShare carried : share) {
      add(load, carried.inputNearest);
    }
    if (isTooDear(cheapest, load)) {
      return;
    }
    choose(0, facts.tariff.fixed.nearest(), baseNearest);
  }

  private void choose(int e, double cost, double[] load) {
    if (e == share.length) {
      if (!isTooDear(cost, load)) {
        compareExactly();
      }
      return;
    }
    for (EquipmentShare.Option option : share[e].options()) {
      choice[e] = option;
      double[] with = load;
      if (option.loadNearest().length > 0) {
        with = load.clone();
        add(with, option.loadNearest());
      }
      choose(e + 1, cost + option.costNearest(), with);
    }
  }

  private boolean isTooDear(double costWithoutDemand, double[] load) {
    double cost = costWithoutDemand;
    Fraction limit = facts.peakLimitKw;
    if (limit != null) {
      double most = limit.nearest() + SAFE_MARGIN;
      for (double value : load) {
        if (value > most) {
          return true;
        }
      }
    }
    for (TariffFacts.Component component : facts.tariff.components) {
      double highest = component.floorNearest;
      for (int slot = 0; slot < slots; slot++) {
        if (component.measured[slot] && load[slot] > highest) {
          highest = load[slot];
        }
      }
      cost += component.rateNearest * (highest - component.floorNearest);
    }
    return cost > bestNearest + SAFE_MARGIN;
  }

  private void compareExactly() {
    Fraction cost = facts.tariff.fixed;
    Fraction[] load = facts.slots.baseLoadKw.clone();
    for (int e = 0; e < share.length; e++) {
      cost = cost.plus(choice[e].cost());
      for (int slot = 0; slot < slots; slot++) {
        load[slot] = load[slot].plus(share[e].loadKw(choice[e].pattern(), slot));
      }
    }
    Fraction limit = facts.peakLimitKw;
    if (limit != null && Arrays.stream(load).anyMatch(value -> value.compareTo(limit) > 0)) {
      return;
    }
    cost = cost.plus(facts.demandCharge(load));
    Fraction best = bestCost;
    if (best == null || cost.compareTo(best) < 0) {
      bestCost = cost;
      bestNearest = cost.nearest();
      bestPlan = plan();
    }
  }

  private Schedule plan() {
    List<Assignment> assignments = new ArrayList<>();
    for (int j = 0; j < runsOn.length; j++) {
      JobFacts job = facts.jobs.get(j);
      String on = facts.equipment.get(runsOn[j]).equipment.equipmentId();
      Interval span = span(startOf[j], startOf[j] + job.durationSlots);
      assignments.add(new Assignment(job.job.jobId(), on, span));
    }
    List<EquipmentRun> runs = new ArrayList<>();
    for (int e = 0; e < choice.length; e++) {
      int on = choice[e].pattern().on();
      for (int slot = 0; slot < slots; slot++) {
        int first = slot;
        while (slot < slots && (on >> slot & 1) == 1) {
          slot++;
        }
        if (slot > first) {
          String id = facts.equipment.get(e).equipment.equipmentId();
          String standby = choice[e].pattern().standby().get(first);
          runs.add(new EquipmentRun(id, span(first, slot), standby));
        }
      }
    }
    return new Schedule(assignments, runs);
  }

  private Interval span(int first, int end) {
    return new Interval(facts.slots.instantOf(first), facts.slots.instantOf(end));
  }

  private static void add(double[] sum, double[] values) {
    for (int slot = 0; slot < values.length; slot++) {
      sum[slot] += values[slot];
    }
  }
}
