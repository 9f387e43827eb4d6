package io.heatscheduler.optimizer.compile;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlannedTerms;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.optimizer.problem.DemandComponent;
import io.heatscheduler.optimizer.problem.Equipment;
import io.heatscheduler.optimizer.problem.InputCurve;
import io.heatscheduler.optimizer.problem.Job;
import io.heatscheduler.optimizer.problem.Models;
import io.heatscheduler.optimizer.problem.Plan;
import io.heatscheduler.optimizer.problem.Problem;
import io.heatscheduler.optimizer.problem.RestState;
import io.heatscheduler.optimizer.problem.Resting;
import io.heatscheduler.optimizer.problem.SoftTerms;
import io.heatscheduler.optimizer.problem.StaticFilters;
import io.heatscheduler.optimizer.problem.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;

/**
 * Rounds the exact plant to fixed point. Indexes of equipment and jobs stay those of the grid, so a
 * plan of one is a schedule of the other.
 */
public final class ProblemCompiler {
  private final PlantGrid grid;
  private final LinearPrices prices;
  private final List<String> dimensions;

  private ProblemCompiler(PlantGrid grid, LinearPrices prices) {
    this.grid = grid;
    this.prices = prices;
    TreeSet<String> names = new TreeSet<>();
    grid.equipment().forEach(e -> names.addAll(e.equipment().capacities().keySet()));
    dimensions = List.copyOf(names);
  }

  /**
   * The models of a task, after {@link StaticFilters}.
   *
   * @param soft prices beside the bill
   * @param softOnly whether the bill counts nothing
   */
  public static Models models(PlantGrid grid, SoftTerms soft, boolean softOnly) {
    Problem search = compile(grid, soft);
    if (softOnly) {
      return Models.linear(search.withoutBill());
    }
    if (PlannedTerms.areLinear(grid)) {
      return Models.linear(search);
    }
    Problem bound = new ProblemCompiler(grid, LinearPrices.toBound(grid)).compile();
    return new Models(
        search,
        StaticFilters.apply(bound.withSoft(soft)),
        (plan, evaluation) ->
            Units.money(CostCalculator.price(grid, toSchedule(plan)).planCost())
                + evaluation.soft());
  }

  /**
   * The problem of a plant, after {@link StaticFilters}; the one to search in where the tariff is
   * not linear.
   *
   * @throws IllegalArgumentException if a number exceeds the limits of {@link Units}
   */
  public static Problem compile(PlantGrid grid) {
    return StaticFilters.apply(compileUnfiltered(grid));
  }

  /** The problem of a plant with prices beside the bill, after {@link StaticFilters}. */
  public static Problem compile(PlantGrid grid, SoftTerms soft) {
    return StaticFilters.apply(compileUnfiltered(grid).withSoft(soft));
  }

  /** The problem of a plant with every start its windows allow, to say why no plan exists. */
  public static Problem compileUnfiltered(PlantGrid grid) {
    LinearPrices prices =
        PlannedTerms.areLinear(grid) ? LinearPrices.exact(grid) : LinearPrices.toSearch(grid);
    return new ProblemCompiler(grid, prices).compile();
  }

  /** A plan as a schedule on the grid it was compiled from. */
  public static SlottedSchedule toSchedule(Plan plan) {
    return new SlottedSchedule(plan.equipmentOfJob(), plan.startOfJob(), plan.on(), plan.standby());
  }

  /** A schedule as a plan of the problem compiled from its grid. */
  public static Plan toPlan(SlottedSchedule schedule) {
    return new Plan(schedule.equipmentOf(), schedule.startOf(), schedule.on(), schedule.standby());
  }

  private Problem compile() {
    List<LocalDate> dates = grid.dates();
    int slots = grid.slotCount();
    int[] days = new int[slots];
    for (int t = 1; t < slots; t++) {
      days[t] = days[t - 1] + (dates.get(t).equals(dates.get(t - 1)) ? 0 : 1);
    }
    int[] operators = new int[slots];
    List<Integer> available = grid.operators();
    for (int t = 0; t < slots; t++) {
      operators[t] = available == null ? Integer.MAX_VALUE : available.get(t);
    }
    long[] baseLoad = grid.baseLoadKw().stream().mapToLong(Units::power).toArray();
    BigDecimal limit = grid.contractualPeakKw();
    long peakLimit =
        limit == null || limit.compareTo(BigDecimal.valueOf(1_000_000_000L)) > 0
            ? Problem.NO_LIMIT
            : Units.power(limit);
    List<DemandComponent> demand =
        prices.demand().stream()
            .map(
                peak ->
                    new DemandComponent(
                        peak.id(),
                        peak.slots(),
                        peak.ratePerKw().doubleValue(),
                        Units.power(peak.floorKw())))
            .toList();
    int lines = grid.equipment().size() * slots + demand.size() + dates.size();
    int rounded = withPercentages(lines, grid);
    return new Problem(
        slots,
        grid.time().slotMinutes(),
        days,
        grid.equipment().stream().map(this::equipment).toList(),
        grid.jobs().stream().map(this::job).toList(),
        dimensions.size(),
        operators,
        baseLoad,
        peakLimit,
        demand,
        Units.money(prices.fixed()),
        rounded);
  }

  /**
   * How many roundings a bill may have with percentages: those of their lines, and those of other
   * lines carried on by each percentage, which is at most 1000.
   */
  private static int withPercentages(int lines, PlantGrid grid) {
    int roundings = lines;
    for (Adjustment adjustment : grid.rates().adjustments()) {
      int wholes = adjustment.percent().abs().intValue() / 100 + 1;
      roundings = Math.addExact(roundings, Math.multiplyExact(roundings, wholes) + 1);
    }
    return roundings;
  }

  private Equipment equipment(GridEquipment on) {
    io.heatscheduler.core.equipment.Equipment e = on.equipment();
    int slots = grid.slotCount();
    double[] scale = new double[slots];
    double[] price = new double[slots];
    boolean linear = on.input().corners().isEmpty();
    for (int t = 0; t < slots; t++) {
      scale[t] = (linear ? 100 : 1) / on.input().scale(t).doubleValue();
      price[t] = (e.isElectric() ? prices.perKwh()[t] : on.pricePerKwh(t)).doubleValue();
    }
    long[] limits = new long[dimensions.size()];
    Arrays.setAll(
        limits,
        d -> {
          BigDecimal limit = e.capacities().get(dimensions.get(d));
          return limit == null ? Long.MAX_VALUE : Units.power(limit);
        });
    boolean batch = e.mode() == OperatingMode.BATCH;
    Integer starts = e.maxStartsPerDay();
    return new Equipment(
        e.equipmentId(),
        e.isElectric(),
        batch,
        batch ? on.turnaroundSlots() : 0,
        usefulCapacity(on),
        Units.power(e.minLoad().kilowatts()),
        Units.power(e.standby().kilowatts()),
        on.transitionsTakeTime()
            ? 0
            : Units.power(grid.meanPowerKw(e.startupEnergy().kilowattHours())),
        Units.money(e.startupCost()),
        Units.money(e.shutdownCost()),
        Math.max(1, on.minRunSlots()),
        starts == null ? Integer.MAX_VALUE : starts,
        e.startsToday(),
        e.initiallyOn(),
        on.mustStayOnSlots(),
        curve(on),
        scale,
        price,
        on.mayRun(),
        limits,
        on.transitionsTakeTime() ? resting(on) : Resting.INSTANT);
  }

  private Resting resting(GridEquipment on) {
    return new Resting(
        on.rest().stream()
            .map(
                state ->
                    new RestState(
                        state.shutdownSlots(),
                        state.startupSlots(),
                        input(state.shutdownKwh()),
                        input(state.startupKwh()),
                        input(state.holdingKwh())))
            .toList(),
        on.available());
  }

  private long input(BigDecimal kwhInSlot) {
    return Units.power(grid.meanPowerKw(kwhInSlot));
  }

  /**
   * Capacity, lowered to what the eligible jobs can need at once: the same plans, a stronger bound
   * (R1).
   */
  private long usefulCapacity(GridEquipment on) {
    BigDecimal needed = on.equipment().minLoad().kilowatts();
    BigDecimal sum = BigDecimal.ZERO;
    for (GridJob job : grid.jobs()) {
      if (job.equipment().contains(on.index())) {
        BigDecimal heat = job.peakHeatKw();
        sum = on.equipment().mode() == OperatingMode.BATCH ? sum.max(heat) : sum.add(heat);
      }
    }
    BigDecimal useful = needed.max(sum).min(on.equipment().capacity().kilowatts());
    return Units.power(useful.max(on.equipment().minLoad().kilowatts()));
  }

  private static InputCurve curve(GridEquipment on) {
    List<io.heatscheduler.core.grid.InputCurve.Corner> corners =
        on.input().corners().stream()
            .filter(
                corner ->
                    corner.heatKw().signum() > 0) // below the first, input is proportional anyway
            .toList();
    if (on.input().corners().isEmpty()) {
      return InputCurve.LINEAR;
    }
    return InputCurve.through(
        corners.stream().mapToDouble(c -> c.heatKw().movePointRight(9).doubleValue()).toArray(),
        corners.stream().mapToDouble(c -> c.inputKw().movePointRight(9).doubleValue()).toArray());
  }

  private Job job(GridJob on) {
    List<Job.Option> options = new ArrayList<>();
    for (int e : on.equipment()) {
      BitSet starts = on.startsOn(grid.equipment().get(e));
      options.add(new Job.Option(e, starts));
    }
    long[] uses = new long[dimensions.size()];
    Arrays.setAll(
        uses,
        d -> {
          BigDecimal use = on.job().uses().get(dimensions.get(d));
          return use == null ? 0 : Units.power(use);
        });
    return new Job(
        on.job().jobId(),
        Arrays.stream(on.heatKw()).mapToLong(Units::power).toArray(),
        on.job().operatorsRequired(),
        uses,
        on.predecessors().stream().mapToInt(i -> i).toArray(),
        options);
  }
}
