package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The limits a plan touches, each with the freedom that would loosen it.
 *
 * <p>A limit that the plan keeps with room to spare is worth nothing at the plan, so it is not
 * asked about; a deadline is, too, if a start that only a later one allows has cheaper energy.
 * Limits of the whole site come first; deadlines follow by what such a start saves in energy.
 */
final class BindingLimits {
  /** How much later a deadline is asked about. */
  static final Duration LATER = Duration.ofHours(1);

  /** How much higher the peak limit is asked about. */
  static final Power HIGHER = Power.ofKilowatts(50);

  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final Dispatch dispatch;

  BindingLimits(GivenPlan plan) {
    this.grid = plan.grid();
    this.schedule = plan.slotted();
    this.dispatch = Dispatch.of(grid, schedule);
  }

  /** The candidates, the most promising first. */
  List<PlantChange> loosened() {
    List<PlantChange> candidates = new ArrayList<>();
    BigDecimal limit = grid.contractualPeakKw();
    if (limit != null && dispatch.peakKw().add(HIGHER.kilowatts()).compareTo(limit) > 0) {
      candidates.add(new HigherPeakLimit(HIGHER));
    }
    for (String shift : busyShifts()) {
      candidates.add(new MoreOperators(shift, 1));
    }
    for (GridEquipment unit : grid.equipment()) {
      if (startsAreUsedUp(unit)) {
        candidates.add(new MoreStartsPerDay(unit.equipment().equipmentId(), 1));
      }
    }
    grid.jobs().stream()
        .filter(this::isHeldByItsDeadline)
        .sorted(
            Comparator.comparing(this::energySavedLater)
                .reversed()
                .thenComparing(job -> job.job().jobId()))
        .forEach(job -> candidates.add(new LaterDeadline(job.job().jobId(), LATER)));
    return candidates;
  }

  private int laterSlots() {
    return grid.time().slotsFor((int) LATER.toMinutes());
  }

  /** Whether a later deadline lets it start later than it may now, and either could help. */
  private boolean isHeldByItsDeadline(GridJob job) {
    int end = schedule.startOf(job.index()) + job.durationSlots();
    return job.deadlineSlot() < grid.slotCount()
        && (end + laterSlots() > job.deadlineSlot() || energySavedLater(job).signum() > 0);
  }

  /**
   * Energy cost at the job's place less the cheapest of the starts that only a later end allows.
   */
  private BigDecimal energySavedLater(GridJob job) {
    GridEquipment unit = grid.equipment().get(schedule.equipmentOf(job.index()));
    BigDecimal now =
        AlternativeChoice.ratedEnergyCost(grid, job, unit, schedule.startOf(job.index()));
    BigDecimal best = null;
    int last = Math.min(grid.slotCount(), job.deadlineSlot() + laterSlots()) - job.durationSlots();
    for (int start = job.deadlineSlot() - job.durationSlots() + 1; start <= last; start++) {
      if (start >= 0) {
        BigDecimal cost = AlternativeChoice.ratedEnergyCost(grid, job, unit, start);
        best = best == null ? cost : best.min(cost);
      }
    }
    return best == null ? BigDecimal.ZERO : now.subtract(best);
  }

  /** Names of shifts during which, at some slot, every operator is at a job. */
  private List<String> busyShifts() {
    List<Shift> shifts = grid.plant().shifts();
    List<Integer> operators = grid.operators();
    if (shifts == null || operators == null) {
      return List.of();
    }
    int[] busy = new int[grid.slotCount()];
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      for (int slot = start; slot < start + job.durationSlots(); slot++) {
        busy[slot] += job.job().operatorsRequired();
      }
    }
    TreeSet<String> names = new TreeSet<>();
    shifts.forEach(shift -> names.add(shift.name()));
    List<String> full = new ArrayList<>();
    for (String name : names) {
      List<Integer> more = operatorsWith(name);
      for (int slot = 0; slot < busy.length; slot++) {
        if (more.get(slot) > operators.get(slot)
            && busy[slot] > 0
            && busy[slot] >= operators.get(slot)) {
          full.add(name);
          break;
        }
      }
    }
    return full;
  }

  private List<Integer> operatorsWith(String shift) {
    Plant more = new MoreOperators(shift, 1).applyTo(grid.plant());
    List<Integer> operators = PlantGrid.of(more).orThrow().operators();
    if (operators == null) {
      throw new IllegalStateException("a plant with shifts has operators");
    }
    return operators;
  }

  private boolean startsAreUsedUp(GridEquipment unit) {
    Integer most = unit.equipment().maxStartsPerDay();
    if (most == null || !unit.equipment().isActive()) {
      return false;
    }
    Map<LocalDate, Integer> starts = new HashMap<>();
    starts.put(grid.dates().getFirst(), unit.equipment().startsToday());
    dispatch.starts(unit.index()).stream()
        .forEach(slot -> starts.merge(grid.dates().get(slot), 1, Integer::sum));
    return starts.values().stream().anyMatch(count -> count >= most);
  }
}
