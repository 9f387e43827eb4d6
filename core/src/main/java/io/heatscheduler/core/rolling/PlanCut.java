package io.heatscheduler.core.rolling;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A plan cut at the start of a slot: everything before has happened as planned.
 *
 * @param plan what was planned, verified
 * @param slot first slot that has not happened, from 0 and below the slot count
 */
public record PlanCut(Dispatch plan, int slot) {
  public PlanCut {
    Check.that(
        slot >= 0 && slot < plan.grid().slotCount(),
        "a plan of %s slots cannot be cut at slot %s",
        plan.grid().slotCount(),
        slot);
  }

  /**
   * Cuts a plan at an instant, rounded up to a slot; before the horizon nothing has happened.
   *
   * @return the cut, or a rejection if the horizon is over by then, or some equipment is between on
   *     and off
   */
  public static Outcome<PlanCut> at(Dispatch plan, Instant at) {
    PlantGrid grid = plan.grid();
    int slot = Math.max(0, grid.time().slotAtOrAfter(at));
    if (slot >= grid.slotCount()) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "PLAN_IS_OVER",
                  Location.NONE,
                  "At %s no slot of the plan is left; it ends at %s."
                      .formatted(
                          at.atZone(grid.time().zone()).toOffsetDateTime(),
                          grid.time().end().atZone(grid.time().zone()).toOffsetDateTime()),
                  "Plan the time after it with `heatscheduler optimize`.")));
    }
    PlanCut cut = new PlanCut(plan, slot);
    return cut.isBetweenStates(slot)
        ? new Outcome.Rejected<>(List.of(cut.betweenStates(at)))
        : new Outcome.Done<>(cut, List.of());
  }

  /**
   * Whether some equipment is neither on nor simply off when a slot begins: heating up or ready for
   * the run that begins there, cooling down, or waiting in standby. The format has no key that says
   * so of the horizon's beginning.
   */
  private boolean isBetweenStates(int atSlot) {
    return grid().equipment().stream().anyMatch(unit -> isBetweenStates(unit, atSlot));
  }

  private boolean isBetweenStates(GridEquipment unit, int atSlot) {
    if (!unit.transitionsTakeTime()) {
      return false;
    }
    int e = unit.index();
    boolean initiallyOn = unit.equipment().initiallyOn();
    for (Gap gap : Gap.of(schedule().on().get(e), initiallyOn, grid().slotCount())) {
      int state = gap.beforeRun() ? schedule().stateBefore(e, gap.end()) : 0;
      // where the next run begins, a plan cut there would heat up once more
      boolean inside = atSlot > 0 && atSlot >= gap.first() && atSlot <= gap.end();
      if (inside && !isOnOrOff(unit.rest().get(state), state == 0, gap, atSlot)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a run has just ended when a slot of a gap begins, or it is off and stays so. */
  private static boolean isOnOrOff(RestState state, boolean off, Gap gap, int atSlot) {
    boolean justStopped = gap.afterRun() && atSlot == gap.first();
    int cooled = gap.first() + (gap.afterRun() ? state.shutdownSlots() : 0);
    int heatsUp = gap.end() - (gap.beforeRun() ? state.startupSlots() : 0);
    return justStopped || off && atSlot >= cooled && atSlot <= heatsUp;
  }

  private Finding betweenStates(Instant at) {
    int next = slot;
    while (next < grid().slotCount() && isBetweenStates(next)) {
      next++;
    }
    List<String> units =
        grid().equipment().stream()
            .filter(unit -> isBetweenStates(unit, slot))
            .map(unit -> unit.equipment().equipmentId())
            .toList();
    return Finding.error(
        "PLAN_CUT_WHILE_HEATING_UP",
        Location.NONE,
        "At %s %s is heating up, cooling down or in standby; a plan can be made anew only while all equipment is on or off."
            .formatted(
                at.atZone(grid().time().zone()).toOffsetDateTime(), String.join(", ", units)),
        next < grid().slotCount()
            ? "Ask for %s, the next time at which it can."
                .formatted(
                    grid().time().startOf(next).atZone(grid().time().zone()).toOffsetDateTime())
            : "Plan the time after the horizon with `heatscheduler optimize`.");
  }

  /** The plant over its slots. */
  public PlantGrid grid() {
    return plan.grid();
  }

  /** The schedule that is cut. */
  public SlottedSchedule schedule() {
    return plan.schedule();
  }

  /** First instant that has not happened. */
  public Instant instant() {
    return grid().time().startOf(slot);
  }

  /** How far a job has come. */
  public Progress progressOf(GridJob job) {
    int start = schedule().startOf(job.index());
    if (start >= slot) {
      return Progress.WAITING;
    }
    return start + job.durationSlots() <= slot ? Progress.FINISHED : Progress.RUNNING;
  }

  /** The jobs that have come so far, by index. */
  public List<GridJob> jobs(Progress progress) {
    return grid().jobs().stream().filter(job -> progressOf(job) == progress).toList();
  }

  /**
   * What is left, as a plant of its own, and the plan's rest on it.
   *
   * @param repeated ids of jobs that have started but must be done again in full, e.g. because
   *     their equipment tripped; they have no place in the rest of the plan
   */
  public Remainder rest(Set<String> repeated) {
    return new RollForward(this, repeated).rest();
  }
}
