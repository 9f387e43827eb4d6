package io.heatscheduler.reports.content;

import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.Gap;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.RestState;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.content.Column.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What to do at each heater on the horizon's first day, in order. */
final class DayPlan {
  private final Terms terms;
  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final LocalDate day;
  private final int slots;

  /** What happens at a slot; steps of one slot in the order of the enum's. */
  private record Step(int slot, int order, String what, Cell until, @Nullable GridJob job) {}

  DayPlan(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.grid = run.grid();
    this.schedule = run.schedule();
    this.day = grid.dates().getFirst();
    this.slots = (int) grid.dates().stream().filter(day::equals).count();
  }

  String title() {
    return terms.text("section.today", terms.words().day(terms.at(0)));
  }

  List<Block> blocks() {
    TableBuilder table =
        new TableBuilder(terms, "today", terms.text("today.caption"))
            .column("time", terms.text("column.time"), Kind.TIME, 3)
            .column("step", terms.text("column.step"), Kind.TEXT, 5)
            .column("job", terms.text("column.job"), Kind.TEXT, 4)
            .column("product", terms.text("column.product"), Kind.TEXT, 6)
            .column("until", terms.text("column.until"), Kind.TIME, 5)
            .column("power", terms.titled("column.power", "kW"), Kind.NUMBER, 3);
    List<String> idle = new ArrayList<>();
    for (GridEquipment unit : grid.equipment()) {
      if (!unit.equipment().isActive()) {
        continue;
      }
      List<Step> steps = steps(unit);
      if (steps.isEmpty()) {
        idle.add(terms.equipment(unit.index()));
        continue;
      }
      table.heading(terms.equipment(unit.index()));
      steps.forEach(step -> add(table, step));
    }
    List<Block> blocks = new ArrayList<>();
    if (!table.isEmpty()) {
      blocks.add(table.build());
    }
    if (!idle.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              terms.text(
                  "today.idle", idle.size(), idle.stream().collect(Collectors.joining(", ")))));
    }
    return blocks;
  }

  private void add(TableBuilder table, Step step) {
    GridJob job = step.job();
    table.line(
        job == null ? null : job.index(),
        terms.moment(terms.at(step.slot()), terms.words().time(terms.at(step.slot()))),
        Cell.of(step.what()),
        Cell.of(job == null ? "" : job.job().jobId()),
        Cell.of(job == null ? "" : Terms.product(job.job())),
        step.until(),
        job == null ? Cell.EMPTY : terms.number(job.peakHeatKw(), 1));
  }

  private List<Step> steps(GridEquipment unit) {
    List<Step> steps = new ArrayList<>();
    for (Unavailability window : unit.equipment().unavailable()) {
      SlotRange touched = grid.time().touchedBy(window.window());
      if (!touched.isEmpty() && touched.first() < slots) {
        String why =
            window.reason().isEmpty()
                ? terms.text("today.unavailable")
                : terms.text("today.unavailable.why", window.reason());
        steps.add(new Step(touched.first(), 0, why, until(touched.first(), touched.end()), null));
      }
    }
    BitSet on = schedule.on().get(unit.index());
    runs(unit, on, steps);
    for (GridJob job : grid.jobs()) {
      int start = schedule.startOf(job.index());
      if (schedule.equipmentOf(job.index()) == unit.index() && start < slots) {
        steps.add(
            new Step(
                start, 3, terms.text("today.job"), until(start, start + job.durationSlots()), job));
      }
    }
    steps.sort(Comparator.comparingInt(Step::slot).thenComparingInt(Step::order));
    return steps;
  }

  private void runs(GridEquipment unit, BitSet on, List<Step> steps) {
    boolean before = unit.equipment().initiallyOn();
    for (int slot = 0; slot < slots; slot++) {
      boolean now = on.get(slot);
      if (slot == 0 && now && before) {
        steps.add(new Step(0, 2, terms.text("today.still_on"), runEnd(on, 0), null));
      } else if (now && !before) {
        steps.add(new Step(slot, 2, terms.text("today.on"), runEnd(on, slot), null));
      } else if (!now && before) {
        boolean rests = standby(unit, on, slot) != null;
        steps.add(
            new Step(
                slot,
                1,
                rests
                    ? terms.text("today.standby", String.valueOf(standby(unit, on, slot)))
                    : terms.text("today.off"),
                Cell.EMPTY,
                null));
      }
      before = now;
    }
    heatUps(unit, on, steps);
  }

  /** The standby state it goes into after a run; null: off. */
  private @Nullable String standby(GridEquipment unit, BitSet on, int firstOff) {
    int next = on.nextSetBit(firstOff);
    int state = next < 0 ? 0 : schedule.stateBefore(unit.index(), next);
    return state == 0 ? null : unit.rest().get(state).stateId();
  }

  private void heatUps(GridEquipment unit, BitSet on, List<Step> steps) {
    if (!unit.transitionsTakeTime()) {
      return;
    }
    for (Gap gap : Gap.of(on, unit.equipment().initiallyOn(), grid.slotCount())) {
      RestState state =
          unit.rest().get(gap.beforeRun() ? schedule.stateBefore(unit.index(), gap.end()) : 0);
      int first = Math.max(gap.first(), gap.end() - state.startupSlots());
      if (gap.beforeRun() && first < gap.end() && first < slots) {
        steps.add(new Step(first, 2, terms.text("today.heat_up"), until(first, gap.end()), null));
      }
    }
  }

  private Cell runEnd(BitSet on, int first) {
    int end = on.nextClearBit(first);
    return end >= grid.slotCount() ? Cell.of(terms.text("today.beyond")) : until(first, end);
  }

  private Cell until(int first, int end) {
    return terms.moment(terms.at(end), terms.until(first, end));
  }
}
