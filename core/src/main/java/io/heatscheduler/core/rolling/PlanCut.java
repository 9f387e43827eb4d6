package io.heatscheduler.core.rolling;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
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
   * @return the cut, or a rejection if the horizon is over by then
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
    return new Outcome.Done<>(new PlanCut(plan, slot), List.of());
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
