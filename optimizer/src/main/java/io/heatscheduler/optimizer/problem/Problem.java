package io.heatscheduler.optimizer.problem;

import io.heatscheduler.core.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A planning task as numbers only: what the search, the bound and the exact models share
 * (docs/model/milp.md).
 *
 * <p>Jobs and equipment are in ascending order of their published ids, so the order of the input
 * never matters. Units and overflow limits: {@link Units}.
 *
 * @param slots T, number of slots
 * @param slotMinutes length of a slot
 * @param dayOfSlot local date of each slot as a non-decreasing index from 0
 * @param equipment all active equipment
 * @param jobs all jobs to plan
 * @param dimensions number of further capacity dimensions
 * @param operators people available in each slot; {@link Integer#MAX_VALUE} without a limit
 * @param baseLoad site load without the heating, in each slot, power units
 * @param peakLimit limit of the site's load in every slot (contractual peak), power units; {@link
 *     #NO_LIMIT} without one
 * @param demand demand components, one per billing period each, then the peaks of {@code soft}
 * @param fixedCost fixed charges of the horizon, money units
 * @param publishedLines most lines the exact bill may round (half of 1e-6 of the currency each), at
 *     least 0
 * @param soft prices beside the bill; {@link SoftTerms#NONE} without any
 */
public record Problem(
    int slots,
    int slotMinutes,
    int[] dayOfSlot,
    List<Equipment> equipment,
    List<Job> jobs,
    int dimensions,
    int[] operators,
    long[] baseLoad,
    long peakLimit,
    List<DemandComponent> demand,
    long fixedCost,
    int publishedLines,
    SoftTerms soft) {

  /** A peak limit no load reaches. */
  public static final long NO_LIMIT = Long.MAX_VALUE / 4;

  private static final int MAX_EQUIPMENT = 1_000;

  /** A task whose only cost is the bill. */
  public Problem(
      int slots,
      int slotMinutes,
      int[] dayOfSlot,
      List<Equipment> equipment,
      List<Job> jobs,
      int dimensions,
      int[] operators,
      long[] baseLoad,
      long peakLimit,
      List<DemandComponent> demand,
      long fixedCost,
      int publishedLines) {
    this(
        slots,
        slotMinutes,
        dayOfSlot,
        equipment,
        jobs,
        dimensions,
        operators,
        baseLoad,
        peakLimit,
        demand,
        fixedCost,
        publishedLines,
        SoftTerms.NONE);
  }

  /** Checks shapes, ranges and overflow, and copies arrays. */
  public Problem {
    Check.that(slots > 0, "slots (%d) must be over 0", slots);
    Check.that(
        slotMinutes > 0 && slotMinutes <= 1440,
        "slotMinutes (%d) must be from 1 to 1440",
        slotMinutes);
    Check.that(
        dayOfSlot.length == slots && operators.length == slots && baseLoad.length == slots,
        "days (%d), operators (%d) and base load (%d) must have %d slots",
        dayOfSlot.length,
        operators.length,
        baseLoad.length,
        slots);
    Check.that(
        equipment.size() <= MAX_EQUIPMENT,
        "more than %d pieces of equipment (%d)",
        MAX_EQUIPMENT,
        equipment.size());
    for (int t = 0; t < slots; t++) {
      Check.that(
          dayOfSlot[t] >= (t == 0 ? 0 : dayOfSlot[t - 1]), "day of slot %d must not decrease", t);
      Check.that(
          operators[t] >= 0, "operators (%d) in slot %d must be at least 0", operators[t], t);
      Check.that(
          baseLoad[t] >= 0 && baseLoad[t] <= Units.MAX_POWER,
          "base load (%d) in slot %d is out of range",
          baseLoad[t],
          t);
    }
    Check.that(
        peakLimit >= 0 && peakLimit <= NO_LIMIT, "peakLimit (%d) is out of range", peakLimit);
    Check.that(publishedLines >= 0, "publishedLines (%d) must be at least 0", publishedLines);
    dayOfSlot = dayOfSlot.clone();
    operators = operators.clone();
    baseLoad = baseLoad.clone();
    equipment = List.copyOf(equipment);
    jobs = List.copyOf(jobs);
    demand = List.copyOf(demand);
    soft.check(slots);
    Check.that(
        demand.size() >= soft.peaks().size()
            && demand
                .subList(demand.size() - soft.peaks().size(), demand.size())
                .equals(soft.peaks()),
        "the demand components must end with the soft peaks (%s)",
        soft.peaks());
    double most = Math.abs((double) fixedCost) + soft.most(jobs, slots);
    double mostLoad = Arrays.stream(baseLoad).max().orElse(0);
    for (Equipment e : equipment) {
      Check.that(e.inputScale().length == slots, "equipment %s must have %d slots", e.id(), slots);
      Check.that(
          e.dimensionCapacity().length == dimensions,
          "equipment %s must have %d dimensions",
          e.id(),
          dimensions);
      double highestInput = 0;
      for (int t = 0; t < slots; t++) {
        double input = highestInputOf(e) * e.inputScale(t) + e.highestInputBesideLoad();
        Check.that(
            input <= 2.0 * Units.MAX_POWER,
            "input (%s units) of %s in slot %d is over the limit",
            input,
            e.id(),
            t);
        double cost =
            input
                * Math.abs(e.pricePerKwh(t))
                * slotMinutes
                / 60
                * Units.MONEY_PER_ONE
                / Units.POWER_PER_KW;
        Check.that(
            cost <= Units.MAX_SLOT_COST,
            "cost (%s units) of %s in slot %d is over the limit",
            cost,
            e.id(),
            t);
        most += cost + e.startupCost() + e.shutdownCost();
        highestInput = Math.max(highestInput, input);
      }
      mostLoad += highestInput;
    }
    for (DemandComponent component : demand) {
      Check.that(
          component.slots().length() <= slots,
          "demand component %s ends after the horizon",
          component.id());
      most += mostLoad * component.ratePerUnit();
    }
    Check.that(
        most <= Units.MAX_MONEY,
        "the largest possible total (%s units) is over the limit (%d)",
        most,
        Units.MAX_MONEY);
    for (Job job : jobs) {
      Check.that(
          job.uses().length == dimensions, "job %s must have %d dimensions", job.id(), dimensions);
      for (int predecessor : job.predecessors()) {
        Check.that(
            predecessor >= 0 && predecessor < jobs.size(),
            "predecessor (%d) of job %s does not exist",
            predecessor,
            job.id());
      }
      for (Job.Option option : job.options()) {
        Check.that(
            option.equipment() < equipment.size(),
            "equipment (%d) of job %s does not exist",
            option.equipment(),
            job.id());
        Check.that(
            option.latestStart() + job.duration() <= slots,
            "job %s ends after the horizon",
            job.id());
      }
    }
  }

  private static double highestInputOf(Equipment e) {
    double highest = e.curve().at(e.capacity());
    for (double point : e.curve().inputPoints()) {
      highest = Math.max(highest, point);
    }
    return highest;
  }

  /** The same task with tighter equipment and jobs. */
  public Problem with(List<Equipment> newEquipment, List<Job> newJobs) {
    return new Problem(
        slots,
        slotMinutes,
        dayOfSlot,
        newEquipment,
        newJobs,
        dimensions,
        operators,
        baseLoad,
        peakLimit,
        demand,
        fixedCost,
        publishedLines,
        soft);
  }

  /** The same task with nothing to pay but the soft terms. */
  public Problem withoutBill() {
    return new Problem(
        slots,
        slotMinutes,
        dayOfSlot,
        equipment.stream().map(Equipment::withoutPrices).toList(),
        jobs,
        dimensions,
        operators,
        baseLoad,
        peakLimit,
        soft.peaks(),
        0,
        0,
        soft);
  }

  /** The same task with prices beside the bill instead of those it has. */
  public Problem withSoft(SoftTerms terms) {
    List<DemandComponent> components =
        new ArrayList<>(demand.subList(0, demand.size() - soft.peaks().size()));
    components.addAll(terms.peaks());
    return new Problem(
        slots,
        slotMinutes,
        dayOfSlot,
        equipment,
        jobs,
        dimensions,
        operators,
        baseLoad,
        peakLimit,
        components,
        fixedCost,
        publishedLines,
        terms);
  }

  /** Most the soft terms can add up to, money units. */
  public double mostSoft() {
    double most = soft.most(jobs, slots);
    if (soft.peaks().isEmpty()) {
      return most;
    }
    double load = Arrays.stream(baseLoad).max().orElse(0);
    for (Equipment e : equipment) {
      load += e.electric() ? highestDraw(e) : 0;
    }
    for (DemandComponent peak : soft.peaks()) {
      most += load * peak.ratePerUnit();
    }
    return most;
  }

  private double highestDraw(Equipment e) {
    double highest = 0;
    for (int t = 0; t < slots; t++) {
      highest = Math.max(highest, highestInputOf(e) * e.inputScale(t) + e.highestInputBesideLoad());
    }
    return highest;
  }

  /** Money units per power unit of input drawn during a slot. */
  public double costPerInput(int equipmentIndex, int slot) {
    return equipment.get(equipmentIndex).pricePerKwh(slot)
        * slotMinutes
        / 60
        * Units.MONEY_PER_ONE
        / Units.POWER_PER_KW;
  }

  /**
   * Cost in money units of an input power in power units drawn during a slot, rounded to a unit.
   */
  public long inputCost(int equipmentIndex, int slot, long input) {
    return Math.round(input * costPerInput(equipmentIndex, slot));
  }

  /** Local date index of a slot. */
  public int dayOfSlot(int slot) {
    return dayOfSlot[slot];
  }

  /** People available in a slot. */
  public int operators(int slot) {
    return operators[slot];
  }

  /** Base load in a slot, power units. */
  public long baseLoad(int slot) {
    return baseLoad[slot];
  }

  /**
   * Most that a plan's value here and its exact bill may differ by, in money units
   * (docs/model/milp.md, Rounding).
   */
  public long maxRoundingError() {
    double error = 2.0 + publishedLines * 0.5e-6 * Units.MONEY_PER_ONE;
    error += soft.roundingError(jobs, slots);
    double magnitude = Math.abs((double) fixedCost);
    for (int e = 0; e < equipment.size(); e++) {
      Equipment unit = equipment.get(e);
      for (int t = 0; t < slots; t++) {
        double price = Math.abs(costPerInput(e, t));
        error += 0.5 + 2.0 * price * (1 + unit.inputScale(t)) + 0.5;
        magnitude +=
            price * (highestInputOf(unit) * unit.inputScale(t) + unit.highestInputBesideLoad());
      }
    }
    for (DemandComponent component : demand) {
      double terms = 2.0 * (equipment.size() + 1) + 2.0 * jobs.size();
      error += 1.0 + terms * component.ratePerUnit();
      magnitude += component.ratePerUnit() * 1e4 * Units.POWER_PER_KW;
    }
    return (long) Math.ceil(error + magnitude * 1e-14);
  }

  /** A copy. */
  @Override
  public int[] dayOfSlot() {
    return dayOfSlot.clone();
  }

  /** A copy. */
  @Override
  public int[] operators() {
    return operators.clone();
  }

  /** A copy. */
  @Override
  public long[] baseLoad() {
    return baseLoad.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem that
        && slots == that.slots
        && slotMinutes == that.slotMinutes
        && Arrays.equals(dayOfSlot, that.dayOfSlot)
        && equipment.equals(that.equipment)
        && jobs.equals(that.jobs)
        && dimensions == that.dimensions
        && Arrays.equals(operators, that.operators)
        && Arrays.equals(baseLoad, that.baseLoad)
        && peakLimit == that.peakLimit
        && demand.equals(that.demand)
        && fixedCost == that.fixedCost
        && publishedLines == that.publishedLines
        && soft.equals(that.soft);
  }

  @Override
  public int hashCode() {
    return 31 * jobs.hashCode() + equipment.hashCode();
  }

  /**
   * Ids of equipment that takes time between off and on or has standby states: the textbook model
   * does not state its gaps.
   */
  public List<String> unitsWithGaps() {
    return equipment.stream().filter(e -> !e.resting().isInstant()).map(Equipment::id).toList();
  }

  /** All slots of the horizon. */
  public BitSet allSlots() {
    BitSet all = new BitSet(slots);
    all.set(0, slots);
    return all;
  }
}
