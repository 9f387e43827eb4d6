package io.heatscheduler.cli.view;

import io.heatscheduler.core.time.TimeGrid;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * The horizon drawn on a row of character cells.
 *
 * @param time the slots
 * @param slotsPerCell slots drawn in one cell
 */
record TimeAxis(TimeGrid time, int slotsPerCell) {
  private static final int MINUTES_PER_DAY = 1_440;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /**
   * The finest axis that fits into a width, with cells that begin at midnight on days without a
   * clock change.
   */
  static TimeAxis fitting(TimeGrid time, int width) {
    int slotsPerCell = Math.max(1, Math.ceilDiv(time.slotCount(), Math.max(1, width)));
    while (slotsPerCell * time.slotMinutes() < MINUTES_PER_DAY
        && MINUTES_PER_DAY % (slotsPerCell * time.slotMinutes()) != 0) {
      slotsPerCell++;
    }
    return new TimeAxis(time, slotsPerCell);
  }

  int cells() {
    return Math.ceilDiv(time.slotCount(), slotsPerCell);
  }

  int firstSlot(int cell) {
    return cell * slotsPerCell;
  }

  int endSlot(int cell) {
    return Math.min(time.slotCount(), (cell + 1) * slotsPerCell);
  }

  /** Day names over the cells in which the days begin. */
  String days() {
    char[] row = blank();
    int free = 0;
    for (int cell = 0; cell < cells(); cell++) {
      for (int slot = firstSlot(cell); slot < endSlot(cell); slot++) {
        LocalDate date = time.dateOf(slot);
        boolean begins = slot == 0 || !date.equals(time.dateOf(slot - 1));
        free = begins ? write(row, cell, free, DAY.format(date)) : free;
      }
    }
    return new String(row);
  }

  /** Hours over the cells in which they begin, as dense as the width allows. */
  String hours() {
    int step = 24;
    for (int hours : new int[] {1, 2, 3, 4, 6, 12}) {
      if (hours * 60 / time.slotMinutes() / slotsPerCell >= 4) {
        step = hours;
        break;
      }
    }
    char[] row = blank();
    int free = 0;
    for (int cell = 0; cell < cells(); cell++) {
      for (int slot = firstSlot(cell); slot < endSlot(cell); slot++) {
        int hour = time.localStartOf(slot).getHour();
        boolean begins = slot == 0 || hour != time.localStartOf(slot - 1).getHour();
        free = begins && hour % step == 0 ? write(row, cell, free, "%02d".formatted(hour)) : free;
      }
    }
    return new String(row);
  }

  char[] blank() {
    char[] row = new char[cells()];
    Arrays.fill(row, ' ');
    return row;
  }

  private static int write(char[] row, int cell, int free, String text) {
    if (cell < free || cell + text.length() > row.length) {
      return free;
    }
    text.getChars(0, text.length(), row, cell);
    return cell + text.length() + 1;
  }
}
