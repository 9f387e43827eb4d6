package io.heatscheduler.reports.chart;

import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Where slots lie on a picture: elapsed time from left to right.
 *
 * @param time the grid
 * @param slots shown
 * @param left x of the first slot's start
 * @param width of all slots, points
 */
record TimeAxis(TimeGrid time, SlotRange slots, double left, double width) {
  private static final int[] HOURS = {1, 2, 3, 4, 6, 12, 24};

  /** Whole local days, or the parts of them that are shown. */
  static List<SlotRange> days(TimeGrid time, SlotRange slots) {
    List<SlotRange> days = new ArrayList<>();
    for (int first = slots.first(); first < slots.end(); ) {
      int end = first + 1;
      while (end < slots.end() && time.dateOf(end).equals(time.dateOf(first))) {
        end++;
      }
      days.add(new SlotRange(first, end));
      first = end;
    }
    return days;
  }

  /** x of a slot's start. */
  double x(int slot) {
    return left + width * (slot - slots.first()) / (slots.end() - slots.first());
  }

  /** x of the right edge. */
  double right() {
    return left + width;
  }

  /** The part of [first, end) that is shown; empty ranges begin and end at an edge. */
  SlotRange clip(int first, int end) {
    int from = Math.clamp(first, slots.first(), slots.end());
    return new SlotRange(from, Math.clamp(end, from, Math.max(from, slots.end())));
  }

  List<SlotRange> days() {
    return days(time, slots);
  }

  /**
   * Slots that begin at a full hour worth a mark, midnight left out.
   *
   * @param spacing least distance of two marks, points
   */
  List<Integer> hours(double spacing) {
    double hourWidth = width * 60 / time.slotMinutes() / (slots.end() - slots.first());
    int step = 24;
    for (int i = HOURS.length - 1; i >= 0; i--) {
      step = HOURS[i] * hourWidth >= spacing ? HOURS[i] : step;
    }
    List<Integer> marks = new ArrayList<>();
    for (int slot = slots.first(); slot < slots.end(); slot++) {
      LocalDateTime local = time.localStartOf(slot);
      if (local.getMinute() == 0 && local.getHour() != 0 && local.getHour() % step == 0) {
        marks.add(slot);
      }
    }
    return marks;
  }
}
