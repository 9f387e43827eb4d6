package io.heatscheduler.reports.calendar;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.RunTransitions;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.reports.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries for switching equipment on and off. One that is on when the horizon begins is not
 * switched on, one that is on when it ends not off.
 */
final class SwitchEvents {
  private final PlantGrid grid;
  private final Words words;
  private final Uids uids;
  private final Schedule schedule;
  private final RunTransitions transitions;

  SwitchEvents(ReportedRun run, Words words) {
    this.grid = run.grid();
    this.words = words;
    this.uids = new Uids(grid.plant().site().name());
    this.schedule = run.schedule().toSchedule(grid);
    this.transitions = new RunTransitions(grid, schedule);
  }

  /** The entries of one piece of equipment. */
  List<Entry> of(GridEquipment unit) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> ofDay = new HashMap<>();
    List<EquipmentRun> runs = schedule.runs();
    for (int i = 0; i < runs.size(); i++) {
      EquipmentRun run = runs.get(i);
      if (run.equipmentId().equals(unit.equipment().equipmentId())) {
        if (!transitions.stateBefore(i).equals("on")) {
          entries.add(on(unit, run, transitions.heatUpStart(i), ofDay));
        }
        if (run.span().end().isBefore(grid.time().end())) {
          entries.add(off(unit, run, i, ofDay));
        }
      }
    }
    return entries;
  }

  private Entry on(
      GridEquipment unit, EquipmentRun run, Instant heatUp, Map<String, Integer> ofDay) {
    boolean takesTime = heatUp.isBefore(run.span().start());
    return entry(
        unit,
        "on",
        heatUp,
        takesTime ? run.span().start() : null,
        words.text("calendar.on", run.equipmentId()),
        takesTime
            ? words.text(
                "calendar.heats-up", words.moment(heatUp), words.moment(run.span().start()))
            : words.text("calendar.on-now", words.moment(heatUp)),
        ofDay);
  }

  private Entry off(GridEquipment unit, EquipmentRun run, int index, Map<String, Integer> ofDay) {
    Instant cooled = transitions.coolDownEnd(index);
    boolean takesTime = cooled.isAfter(run.span().end());
    String state = stateAfter(index);
    boolean standby = !state.equals(RestState.OFF);
    return entry(
        unit,
        "off",
        run.span().end(),
        takesTime ? cooled : null,
        standby
            ? words.text("calendar.standby", run.equipmentId(), state)
            : words.text("calendar.off", run.equipmentId()),
        takesTime
            ? words.text(
                "calendar.cools-down", words.moment(run.span().end()), words.moment(cooled))
            : words.text("calendar.off-now", words.moment(run.span().end())),
        ofDay);
  }

  /** The state it waits in after a run: off, unless the next run begins from standby. */
  private String stateAfter(int index) {
    List<EquipmentRun> runs = schedule.runs();
    boolean last =
        index + 1 == runs.size()
            || !runs.get(index + 1).equipmentId().equals(runs.get(index).equipmentId());
    String state = last ? null : runs.get(index + 1).standbyBefore();
    return state == null ? RestState.OFF : state;
  }

  private Entry entry(
      GridEquipment unit,
      String kind,
      Instant start,
      @Nullable Instant end,
      String summary,
      String description,
      Map<String, Integer> ofDay) {
    Equipment equipment = unit.equipment();
    LocalDate day = LocalDate.ofInstant(start, grid.time().zone());
    int number = ofDay.merge(kind + day, 1, Integer::sum);
    String name =
        equipment.name().isBlank()
            ? equipment.equipmentId()
            : equipment.equipmentId() + " " + equipment.name();
    return new Entry(
        uids.of(kind, equipment.equipmentId(), day.toString(), Integer.toString(number)),
        start,
        end,
        summary,
        description,
        equipment.location().isBlank() ? name : name + ", " + equipment.location(),
        List.of(words.text("calendar.category.switch"), equipment.equipmentId()),
        false);
  }
}
