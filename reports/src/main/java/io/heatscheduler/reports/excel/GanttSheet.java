package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.reports.chart.TariffBands;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCols;

/**
 * The schedule as a chart made of cells: a column is a slot, a row a lane of a piece of equipment,
 * a bar a job. The columns' own colour is the price of their slot, so the tariff is behind the
 * bars.
 */
final class GanttSheet {
  /** Spreadsheets have 16,384 columns. */
  private static final int MOST_SLOTS = 16_000;

  private static final int FIRST = 1;
  private static final int DAYS = 3;
  private static final int HOURS = 4;
  private static final int PERIODS = 5;
  private static final int LANES = 6;

  private final Subject subject;
  private final Page page;
  private final PlantGrid grid;
  private final SlottedSchedule schedule;
  private final TariffBands bands;
  private int row = LANES;

  private GanttSheet(Subject subject, Page page) {
    this.subject = subject;
    this.page = page;
    this.grid = subject.grid();
    this.schedule = subject.run().schedule();
    this.bands = TariffBands.of(grid, subject.book().words());
  }

  /** Whether the horizon fits into the columns of a sheet. */
  static boolean fits(PlantGrid grid) {
    return grid.slotCount() <= MOST_SLOTS;
  }

  /** A new sheet with the chart. */
  static void write(Subject subject) {
    Page page = subject.book().page("gantt");
    page.put(0, FIRST, subject.book().text("title.gantt"), Look.TITLE);
    page.put(1, FIRST, subject.subtitle(), Look.SUBTITLE);
    page.row(0).setHeightInPoints(24);
    new GanttSheet(subject, page).write();
  }

  private void write() {
    for (GridEquipment unit : grid.equipment()) {
      if (unit.equipment().isActive()) {
        unit(unit);
      }
    }
    int end = row;
    axis();
    legend(end + 1);
    columns();
    page.freeze(FIRST, LANES);
    printDays(end);
  }

  private void unit(GridEquipment unit) {
    List<List<GridJob>> lanes = Lanes.of(grid, schedule, unit.index());
    XSSFCellStyle name = label();
    for (int lane = 0; lane < lanes.size(); lane++) {
      page.row(row).setHeightInPoints(16.5f);
      page.paint(row, 0, name);
      if (lane == 0) {
        page.row(row).getCell(0).setCellValue(CellText.stored(unit.equipment().equipmentId()));
        states(unit);
      }
      for (GridJob job : lanes.get(lane)) {
        bar(job, unit);
      }
      row++;
    }
  }

  /** What it does while no job runs, in its first lane. */
  private void states(GridEquipment unit) {
    Dispatch dispatch = subject.run().dispatch();
    XSSFCellStyle unavailable = hatched();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      if (schedule.isOn(unit.index(), slot)) {
        page.paint(
            row,
            FIRST + slot,
            subject.book().looks().filled(Colours.BASE_LOAD, Colours.TEXT, false));
      } else if (dispatch.draws(unit.index(), slot)) {
        page.paint(
            row, FIRST + slot, subject.book().looks().filled(Colours.LOAD, Colours.TEXT, false));
      } else if (!unit.isAvailable(slot)) {
        page.paint(row, FIRST + slot, unavailable);
      }
    }
  }

  private void bar(GridJob job, GridEquipment unit) {
    int first = FIRST + schedule.startOf(job.index());
    int last = first + job.durationSlots() - 1;
    boolean late = schedule.startOf(job.index()) + job.durationSlots() > job.deadlineSlot();
    int colour = late ? Colours.ALARM : unit.equipment().isElectric() ? Colours.PLAN : Colours.FUEL;
    for (int column = first; column <= last; column++) {
      page.paint(row, column, barStyle(colour, column == first));
    }
    page.row(row).getCell(first).setCellValue(CellText.stored(job.job().jobId()));
    if (last > first) {
      page.sheet().addMergedRegionUnsafe(new CellRangeAddress(row, row, first, last));
    }
  }

  private final java.util.Map<Integer, XSSFCellStyle> bars = new java.util.HashMap<>();

  private XSSFCellStyle barStyle(int colour, boolean first) {
    return bars.computeIfAbsent(
        colour * 2 + (first ? 1 : 0),
        key -> {
          XSSFCellStyle style =
              subject
                  .book()
                  .looks()
                  .copy(subject.book().looks().filled(colour, Colours.PAPER, false));
          if (first) {
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderColor(BorderSide.LEFT, Looks.colour(Colours.PAPER));
          }
          style.setBorderTop(BorderStyle.THIN);
          style.setBorderColor(BorderSide.TOP, Looks.colour(Colours.PAPER));
          style.setQuotePrefixed(true); // a job's id is text, whatever it begins with
          return style;
        });
  }

  private XSSFCellStyle label() {
    XSSFCellStyle style =
        subject
            .book()
            .looks()
            .copy(subject.book().looks().filled(Colours.PAPER, Colours.TEXT, true));
    style.setQuotePrefixed(true);
    style.setBorderRight(BorderStyle.THIN);
    style.setBorderColor(BorderSide.RIGHT, Looks.colour(Colours.MUTED));
    return style;
  }

  private XSSFCellStyle hatched() {
    XSSFCellStyle style =
        subject
            .book()
            .looks()
            .copy(subject.book().looks().filled(Colours.PAPER, Colours.TEXT, false));
    style.setFillPattern(FillPatternType.THIN_FORWARD_DIAG);
    style.setFillForegroundColor(Looks.colour(Colours.MUTED));
    style.setFillBackgroundColor(Looks.colour(Colours.PAPER));
    return style;
  }

  /** Days, hours and tariff periods above the lanes. */
  private void axis() {
    Book book = subject.book();
    XSSFCellStyle day = book.looks().filled(Colours.PLAN, Colours.PAPER, true);
    stretches(
        slot -> grid.dates().get(slot),
        (first, end) -> head(DAYS, first, end, book.words().day(grid.time().startOf(first)), day));
    XSSFCellStyle hour =
        book.looks().copy(book.looks().filled(Colours.STRIPE, Colours.MUTED, false));
    hour.setBorderLeft(BorderStyle.HAIR);
    hour.setBorderColor(BorderSide.LEFT, Looks.colour(Colours.GRID));
    stretches(
        slot ->
            grid.time()
                    .localStartOf(slot)
                    .toLocalDate()
                    .atTime(grid.time().localStartOf(slot).getHour(), 0)
                + offset(slot),
        (first, end) -> head(HOURS, first, end, "%02d".formatted(localHour(first)), hour));
    stretches(
        slot -> grid.dates().get(slot) + "\0" + band(slot).name(),
        (first, end) ->
            head(
                PERIODS,
                first,
                end,
                band(first).name(),
                book.looks().filled(colour(first), Colours.TEXT, false)));
    for (int header = DAYS; header < LANES; header++) {
      page.paint(header, 0, label());
    }
    page.row(PERIODS).getCell(0).setCellValue(book.text("gantt.period"));
  }

  private TariffBands.Band band(int slot) {
    return bands.bands().get(bands.bandOf().get(slot));
  }

  private int colour(int slot) {
    return Colours.band(band(slot).style());
  }

  private int localHour(int slot) {
    LocalDateTime local = grid.time().localStartOf(slot);
    return local.getHour();
  }

  private String offset(int slot) {
    return grid.time().startOf(slot).atZone(grid.time().zone()).getOffset().getId();
  }

  private interface Stretch {
    void at(int first, int end);
  }

  private void stretches(IntFunction<Object> of, Stretch stretch) {
    for (int first = 0; first < grid.slotCount(); ) {
      int end = first + 1;
      Object value = of.apply(first);
      while (end < grid.slotCount() && Objects.equals(of.apply(end), value)) {
        end++;
      }
      stretch.at(first, end);
      first = end;
    }
  }

  private void head(int atRow, int first, int end, String text, XSSFCellStyle style) {
    for (int slot = first; slot < end; slot++) {
      page.paint(atRow, FIRST + slot, style);
    }
    page.row(atRow).getCell(FIRST + first).setCellValue(CellText.stored(text));
    if (end - first > 1) {
      page.sheet()
          .addMergedRegionUnsafe(
              new CellRangeAddress(atRow, atRow, FIRST + first, FIRST + end - 1));
    }
  }

  private void legend(int at) {
    Book book = subject.book();
    XSSFCellStyle plain = book.looks().filled(Colours.PAPER, Colours.MUTED, false);
    XSSFCellStyle white = book.looks().copy(plain);
    white.setAlignment(HorizontalAlignment.LEFT);
    page.put(at, 0, book.text("gantt.legend"), Look.SUBTITLE);
    page.row(at).setRowStyle(white);
    int column = FIRST;
    Object[][] items = {
      {Colours.PLAN, "gantt.electric"},
      {Colours.FUEL, "gantt.fuel"},
      {Colours.BASE_LOAD, "gantt.on"},
      {Colours.LOAD, "gantt.transition"},
      {Colours.ALARM, "gantt.late"}
    };
    for (Object[] item : items) {
      page.paint(at, column, book.looks().filled((Integer) item[0], Colours.PAPER, false));
      page.paint(at, column + 1, white).setCellValue(book.text((String) item[1]));
      column +=
          2
              + Math.ceilDiv(
                  (int) (book.text((String) item[1]).length() * 1.1), (int) Math.ceil(slotWidth()));
    }
    page.paint(at, column, hatched());
    page.paint(at, column + 1, white).setCellValue(book.text("gantt.unavailable"));
    page.put(at + 1, FIRST, book.text("gantt.price"), Look.SUBTITLE);
    page.row(at + 1).setRowStyle(white);
  }

  /** Width and colour of all columns, straight into the sheet: there may be thousands. */
  private void columns() {
    Looks looks = subject.book().looks();
    for (int top = 0; top < DAYS; top++) {
      page.row(top).setRowStyle(looks.filled(Colours.PAPER, Colours.TEXT, false));
    }
    CTCols columns = page.sheet().getCTWorksheet().getColsArray(0);
    column(columns, 1, 1, 16, looks.filled(Colours.PAPER, Colours.TEXT, false));
    double width = slotWidth();
    stretches(
        slot -> bands.bandOf().get(slot),
        (first, end) ->
            column(
                columns,
                FIRST + first + 1,
                FIRST + end,
                width,
                looks.filled(colour(first), Colours.TEXT, false)));
  }

  private double slotWidth() {
    return switch (grid.time().slotMinutes()) {
      case 5 -> 0.9;
      case 15 -> 1.6;
      case 30 -> 2.6;
      default -> 4;
    };
  }

  private static void column(
      CTCols columns, int first, int last, double width, XSSFCellStyle style) {
    CTCol column = columns.addNewCol();
    column.setMin(first);
    column.setMax(last);
    column.setWidth(width);
    column.setCustomWidth(true);
    column.setStyle(style.getIndex());
  }

  /** A day on each page, the names of the equipment repeated. */
  private void printDays(int end) {
    page.paper(true);
    page.sheet().setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
    page.sheet().setRepeatingRows(new CellRangeAddress(DAYS, PERIODS, -1, -1));
    stretches(
        slot -> grid.dates().get(slot),
        (first, last) -> {
          if (last < grid.slotCount()) {
            page.sheet().setColumnBreak(FIRST + last - 1);
          }
        });
    int perDay = Math.min(grid.slotCount(), 24 * 60 / grid.time().slotMinutes());
    double points = (16 * 7 + 5 + perDay * (slotWidth() * 7 + 5)) * 0.75;
    short scale = (short) Math.clamp(Math.round(740 / points * 100), 10, 100);
    page.sheet().getPrintSetup().setScale(scale);
    subject
        .book()
        .workbook()
        .setPrintArea(
            subject.book().workbook().getSheetIndex(page.sheet()),
            0,
            FIRST + grid.slotCount() - 1,
            0,
            end + 2);
  }
}
