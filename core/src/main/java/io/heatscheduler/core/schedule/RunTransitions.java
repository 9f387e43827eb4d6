package io.heatscheduler.core.schedule;

import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When operators begin to heat up for each run of a schedule and have cooled down after it; only
 * plants with equipment that takes time for it publish that. Runs are named by their index in
 * {@link Schedule#runs()}.
 */
public final class RunTransitions {
  private final PlantGrid grid;
  private final Map<String, GridEquipment> units = new HashMap<>();
  private final List<EquipmentRun> runs;

  /**
   * The transitions of a schedule.
   *
   * @param grid the plant it is a schedule of
   */
  public RunTransitions(PlantGrid grid, Schedule schedule) {
    this.grid = grid;
    this.runs = schedule.runs();
    grid.equipment().forEach(unit -> units.put(unit.equipment().equipmentId(), unit));
  }

  /** Whether some equipment takes time, so that there is something to publish. */
  public boolean matter() {
    return grid.equipment().stream().anyMatch(GridEquipment::transitionsTakeTime);
  }

  /** When heating up for a run begins: the run's own start if that takes no time. */
  public Instant heatUpStart(int run) {
    EquipmentRun of = runs.get(run);
    GridEquipment unit = unit(of);
    boolean goesOn =
        unit.equipment().initiallyOn() && of.span().start().equals(grid.time().start());
    int slots = goesOn ? 0 : stateOf(unit, of).startupSlots();
    return of.span().start().minusSeconds(slots * grid.time().slotMinutes() * 60L);
  }

  /** When it has cooled down, or reached its standby state, after a run. */
  public Instant coolDownEnd(int run) {
    EquipmentRun of = runs.get(run);
    GridEquipment unit = unit(of);
    boolean last =
        run + 1 == runs.size() || !runs.get(run + 1).equipmentId().equals(of.equipmentId());
    RestState state = last ? unit.off() : stateOf(unit, runs.get(run + 1));
    Instant end =
        of.span().end().plusSeconds(state.shutdownSlots() * grid.time().slotMinutes() * 60L);
    return end.isAfter(grid.time().end()) ? grid.time().end() : end;
  }

  /** Standby state before a run, {@code off}, or {@code on} if it goes on from before. */
  public String stateBefore(int run) {
    EquipmentRun of = runs.get(run);
    GridEquipment unit = unit(of);
    boolean goesOn =
        unit.equipment().initiallyOn() && of.span().start().equals(grid.time().start());
    return goesOn ? "on" : stateOf(unit, of).stateId();
  }

  private static RestState stateOf(GridEquipment unit, EquipmentRun run) {
    return unit.rest().stream()
        .filter(state -> state.stateId().equals(run.standbyBefore()))
        .findFirst()
        .orElse(unit.off());
  }

  private GridEquipment unit(EquipmentRun run) {
    GridEquipment unit = units.get(run.equipmentId());
    if (unit == null) {
      throw new IllegalStateException("no equipment " + run.equipmentId());
    }
    return unit;
  }
}
