package io.heatscheduler.core.limit;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.limit.Limit.Capacity;
import io.heatscheduler.core.limit.Limit.Deadline;
import io.heatscheduler.core.limit.Limit.EarliestStart;
import io.heatscheduler.core.limit.Limit.Eligibility;
import io.heatscheduler.core.limit.Limit.Maintenance;
import io.heatscheduler.core.limit.Limit.MinimumRun;
import io.heatscheduler.core.limit.Limit.Order;
import io.heatscheduler.core.limit.Limit.OutsideShifts;
import io.heatscheduler.core.limit.Limit.PeakLimit;
import io.heatscheduler.core.limit.Limit.Planned;
import io.heatscheduler.core.limit.Limit.ShiftOperators;
import io.heatscheduler.core.limit.Limit.StartsPerDay;
import io.heatscheduler.core.limit.Limit.Windows;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Power;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plant with some of its limits dropped; ids, efficiencies and prices stay. */
public final class LimitedPlant {
  private static final int PLENTY_OF_OPERATORS = 1_000_000;

  /** A factor of ten to the fourth keeps the points of a load curve exact decimals. */
  private static final int CAPACITY_DIGITS = 4;

  private final Plant plant;
  private final Set<Limit> kept;

  private LimitedPlant(Plant plant, Collection<Limit> kept) {
    this.plant = plant;
    this.kept = new HashSet<>(kept);
  }

  /** The plant with nothing but these of its limits. */
  public static Plant keeping(Collection<Limit> kept, Plant plant) {
    return new LimitedPlant(plant, kept).build();
  }

  /** The plant without these of its limits. */
  public static Plant without(Collection<Limit> dropped, Plant plant) {
    Set<Limit> kept = new HashSet<>(Limits.of(plant));
    kept.removeAll(new HashSet<>(dropped));
    return new LimitedPlant(plant, kept).build();
  }

  private Plant build() {
    return plant
        .withSite(site())
        .withShifts(shifts())
        .withEquipment(plant.equipment().stream().map(this::equipment).toList())
        .withJobs(
            plant.jobs().stream().filter(job -> isPlanned(job.jobId())).map(this::job).toList());
  }

  private boolean isPlanned(String jobId) {
    return kept.contains(new Planned(jobId));
  }

  private Site site() {
    return kept.contains(new PeakLimit()) ? plant.site() : plant.site().withContractualPeak(null);
  }

  private @Nullable List<Shift> shifts() {
    List<Shift> shifts = plant.shifts();
    if (shifts == null) {
      return null;
    }
    boolean any = shifts.stream().anyMatch(this::isLimited);
    if (!any && !kept.contains(new OutsideShifts())) {
      return null;
    }
    return shifts.stream()
        .map(
            s ->
                isLimited(s)
                    ? s
                    : new Shift(
                        s.name(), s.days(), s.window(), PLENTY_OF_OPERATORS, s.notOnHolidays()))
        .toList();
  }

  private boolean isLimited(Shift shift) {
    return kept.contains(new ShiftOperators(shift.name()));
  }

  private Job job(Job job) {
    String id = job.jobId();
    TimeGrid horizon = plant.horizon();
    boolean begins = kept.contains(new EarliestStart(id));
    boolean ends = kept.contains(new Deadline(id));
    boolean windows = kept.contains(new Windows(id));
    Instant earliest =
        begins || !job.earliestStart().isAfter(horizon.start())
            ? job.earliestStart()
            : horizon.start();
    Instant latest =
        ends || !job.latestEnd().isBefore(horizon.end()) ? job.latestEnd() : horizon.end();
    return new Job(
        id,
        job.productId(),
        job.productName(),
        job.quantity(),
        job.unit(),
        job.heat(),
        job.temperatureSetpointC(),
        job.durationMinutes(),
        earliest,
        latest,
        job.priority(),
        kept.contains(new Eligibility(id)) ? job.eligibleEquipment() : List.of(),
        job.operatorsRequired(),
        job.predecessors().stream()
            .filter(before -> isPlanned(before) && kept.contains(new Order(id, before)))
            .toList(),
        windows ? job.mustRun() : List.<Interval>of(),
        windows ? job.cannotRun() : List.<Interval>of(),
        job.powerProfile(),
        job.uses(),
        job.plannedStart(),
        job.plannedEquipment());
  }

  private Equipment equipment(Equipment unit) {
    String id = unit.equipmentId();
    boolean limited = kept.contains(new Capacity(id));
    List<Unavailability> off =
        unit.unavailable().stream()
            .filter(u -> kept.contains(new Maintenance(id, u.window())))
            .toList();
    return new Equipment(
        id,
        unit.name(),
        unit.type(),
        unit.location(),
        unit.isActive(),
        limited ? unit.capacity() : plenty(unit.capacity()),
        unit.minLoad(),
        limited ? unit.efficiency() : sameInput(unit.efficiency()),
        unit.fuelType(),
        unit.fuelRatePerKwh(),
        kept.contains(new MinimumRun(id)) ? unit.minRunTimeMinutes() : 0,
        kept.contains(new StartsPerDay(id)) ? unit.maxStartsPerDay() : null,
        unit.startupEnergy(),
        limited ? unit.mode() : OperatingMode.SHARED,
        unit.maxTemperatureC(),
        unit.initiallyOn(),
        unit.onSince(),
        unit.startsToday(),
        unit.standby(),
        unit.startupCost(),
        unit.shutdownCost(),
        limited ? unit.turnaroundMinutes() : 0,
        limited ? unit.lastBatchEnd() : null,
        limited ? unit.capacities() : Map.of(),
        off,
        unit.transitions());
  }

  private static Power plenty(Power capacity) {
    return new Power(capacity.kilowatts().movePointRight(CAPACITY_DIGITS));
  }

  /** The load curve over fractions of the larger capacity: the same input for the same heat. */
  private static Efficiency sameInput(Efficiency efficiency) {
    return new Efficiency(
        efficiency.ratedPercent(),
        efficiency.loadCurve().stream()
            .map(p -> new CurvePoint(p.at().movePointLeft(CAPACITY_DIGITS), p.percent()))
            .toList(),
        efficiency.outdoorCurve(),
        efficiency.degradationFactor());
  }
}
