package io.heatscheduler.reports.chart;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What one piece of equipment does, as bars in rows.
 *
 * @param equipment which
 * @param rows bars side by side in time, at least 1: as many as jobs run at once
 * @param bars its jobs by start, then id
 * @param states what it does besides
 * @param closed when it is not available, with the reason
 */
public record Lane(
    GridEquipment equipment, int rows, List<Bar> bars, List<State> states, List<Closed> closed) {
  /** A deadline is shown if its job ends at most this long before it. */
  private static final int TIGHT_MINUTES = 60;

  /**
   * A job.
   *
   * @param job which
   * @param slots when
   * @param row 0 is the upper one
   * @param deadlineSlot first slot by whose start it must have ended
   * @param tight whether little time is left to its deadline, unless that is the horizon's end
   */
  public record Bar(GridJob job, SlotRange slots, int row, int deadlineSlot, boolean tight) {}

  /**
   * A stretch in one state.
   *
   * @param style idle, heat up, standby or cool down
   * @param slots when
   */
  public record State(Style style, SlotRange slots) {}

  /**
   * A stretch in which it may not run.
   *
   * @param reason as the plant gives it; may be empty
   * @param slots when
   */
  public record Closed(String reason, SlotRange slots) {}

  public Lane {
    bars = List.copyOf(bars);
    states = List.copyOf(states);
    closed = List.copyOf(closed);
  }

  /**
   * Lanes of all equipment that is in use, by id; deadlines and windows are those of the plant,
   * also where a relaxed run broke them.
   */
  static List<Lane> of(ReportedRun run) {
    Dispatch dispatch = run.dispatch();
    return dispatch.grid().equipment().stream()
        .filter(equipment -> equipment.equipment().isActive())
        .map(equipment -> of(dispatch, run.limits(), equipment))
        .toList();
  }

  private static Lane of(Dispatch dispatch, PlantGrid limits, GridEquipment equipment) {
    PlantGrid grid = dispatch.grid();
    SlottedSchedule schedule = dispatch.schedule();
    List<GridJob> jobs =
        grid.jobs().stream()
            .filter(job -> schedule.equipmentOf(job.index()) == equipment.index())
            .sorted(
                Comparator.comparingInt((GridJob job) -> schedule.startOf(job.index()))
                    .thenComparing(job -> job.job().jobId()))
            .toList();
    List<Integer> freeAt = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (GridJob job : jobs) {
      int start = schedule.startOf(job.index());
      int end = start + job.durationSlots();
      int row = 0;
      while (row < freeAt.size() && freeAt.get(row) > start) {
        row++;
      }
      if (row == freeAt.size()) {
        freeAt.add(end);
      } else {
        freeAt.set(row, end);
      }
      int deadline = limits.jobs().get(job.index()).deadlineSlot();
      boolean tight =
          deadline < grid.slotCount()
              && (deadline - end) * grid.time().slotMinutes() <= TIGHT_MINUTES;
      bars.add(new Bar(job, new SlotRange(start, end), row, deadline, tight));
    }
    return new Lane(
        equipment,
        Math.max(1, freeAt.size()),
        bars,
        states(dispatch, equipment, bars),
        closed(limits, limits.equipment().get(equipment.index())));
  }

  private static List<State> states(Dispatch dispatch, GridEquipment equipment, List<Bar> bars) {
    int slots = dispatch.grid().slotCount();
    BitSet on = dispatch.schedule().on().get(equipment.index());
    BitSet idle = (BitSet) on.clone();
    bars.forEach(bar -> idle.clear(bar.slots().first(), bar.slots().end()));
    List<State> states = new ArrayList<>();
    add(states, Style.IDLE, idle);
    if (equipment.transitionsTakeTime()) {
      BitSet heating = new BitSet();
      BitSet cooling = new BitSet();
      BitSet waiting = new BitSet();
      for (Gap gap : Gap.of(on, equipment.equipment().initiallyOn(), slots)) {
        int index =
            gap.beforeRun() ? dispatch.schedule().stateBefore(equipment.index(), gap.end()) : 0;
        RestState rest = equipment.rest().get(index);
        for (int slot = gap.first(); slot < gap.end(); slot++) {
          if (rest.startsUp(gap, slot)) {
            heating.set(slot);
          } else if (rest.shutsDown(gap, slot)) {
            cooling.set(slot);
          } else if (index > 0) {
            waiting.set(slot);
          }
        }
      }
      add(states, Style.HEAT_UP, heating);
      add(states, Style.COOL_DOWN, cooling);
      add(states, Style.STANDBY, waiting);
    }
    return states;
  }

  private static void add(List<State> states, Style style, BitSet slots) {
    for (int first = slots.nextSetBit(0); first >= 0; ) {
      int end = slots.nextClearBit(first);
      states.add(new State(style, new SlotRange(first, end)));
      first = slots.nextSetBit(end);
    }
  }

  private static List<Closed> closed(PlantGrid grid, GridEquipment equipment) {
    List<Closed> closed = new ArrayList<>();
    for (Unavailability window : equipment.equipment().unavailable()) {
      SlotRange slots = grid.time().touchedBy(window.window());
      if (!slots.isEmpty()) {
        closed.add(new Closed(window.reason(), slots));
      }
    }
    return closed;
  }
}
