package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.Paper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** A sheet being filled. Rows and columns count from 0, as in POI; formulas name them from 1. */
final class Page {
  /** Row of the first thing below title and subtitle. */
  static final int BODY = 3;

  /** More characters side by side than a printed page may have. */
  private static final int MOST_CHARACTERS = 280;

  private final Book book;
  private final XSSFSheet sheet;

  Page(Book book, XSSFSheet sheet) {
    this.book = book;
    this.sheet = sheet;
    sheet.setDisplayGridlines(false);
    sheet.setPrintGridlines(false);
  }

  Book book() {
    return book;
  }

  XSSFSheet sheet() {
    return sheet;
  }

  /** The sheet's name as formulas write it. */
  String name() {
    return "'" + sheet.getSheetName().replace("'", "''") + "'";
  }

  /** A cell of this sheet for formulas elsewhere, e.g. {@code 'Bill'!$I$21}. */
  String reference(int row, int column) {
    return name() + "!$" + letters(column) + "$" + (row + 1);
  }

  static String letters(int column) {
    return CellReference.convertNumToColString(column);
  }

  /** Title in the first row, subtitle in the second. */
  void title(String title, String subtitle) {
    put(0, 0, title, Look.TITLE);
    put(1, 0, subtitle, Look.SUBTITLE);
    row(0).setHeightInPoints(24);
  }

  /** Puts a value into a cell; null leaves it empty. */
  XSSFCell put(int row, int column, @Nullable Object value, Look look) {
    return put(row, column, value, look, false);
  }

  /**
   * Puts a value into a cell.
   *
   * @param value text, whole number, decimal, instant, date, formula, or null for an empty cell
   * @param total whether it is of a row of totals
   */
  XSSFCell put(int row, int column, @Nullable Object value, Look look, boolean total) {
    XSSFCell cell = row(row).createCell(column);
    boolean quoted = value instanceof String text && CellText.looksLikeFormula(text);
    cell.setCellStyle(book.looks().of(look, total, quoted, column > 0));
    fill(cell, value);
    return cell;
  }

  private void fill(XSSFCell cell, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case String text -> cell.setCellValue(CellText.stored(text));
      case BigDecimal number -> cell.setCellValue(number.doubleValue());
      case Integer number -> cell.setCellValue(number);
      case Long number -> cell.setCellValue(number);
      case Instant instant -> cell.setCellValue(LocalDateTime.ofInstant(instant, book.zone()));
      case LocalDate day -> cell.setCellValue(day);
      case Formula formula -> {
        cell.setCellFormula(formula.text());
        book.hasFormula(cell);
      }
      default -> throw new IllegalArgumentException("no cell holds a " + value.getClass());
    }
  }

  XSSFRow row(int row) {
    XSSFRow existing = sheet.getRow(row);
    return existing == null ? sheet.createRow(row) : existing;
  }

  /** An empty cell of a style. */
  XSSFCell paint(int row, int column, XSSFCellStyle style) {
    XSSFRow of = row(row);
    XSSFCell cell = of.getCell(column);
    if (cell == null) {
      cell = of.createCell(column);
    }
    cell.setCellStyle(style);
    return cell;
  }

  /** Text over several columns that wraps; the row gets the height it needs. */
  void paragraph(int row, int firstColumn, int lastColumn, String text, Look look) {
    put(row, firstColumn, text, look);
    for (int column = firstColumn + 1; column <= lastColumn; column++) {
      put(row, column, null, look);
    }
    int width = 0;
    for (int column = firstColumn; column <= lastColumn; column++) {
      width += sheet.getColumnWidth(column) / 256;
    }
    if (lastColumn > firstColumn) {
      sheet.addMergedRegionUnsafe(new CellRangeAddress(row, row, firstColumn, lastColumn));
    }
    row(row).setHeightInPoints(13.5f * lines(text, width));
  }

  /** How many lines a text takes in a width of characters. */
  static int lines(String text, int width) {
    int lines = 0;
    int room = Math.max(1, width);
    for (String part : text.split("\n", -1)) {
      lines++;
      int used = 0;
      for (String word : part.split(" ", -1)) {
        boolean wraps = used > 0 && used + 1 + word.length() > room;
        lines += wraps ? 1 : 0;
        used = wraps || used == 0 ? word.length() : used + 1 + word.length();
        lines += (used - 1) / room; // a word longer than the line
        used = used > room ? used % room : used;
      }
    }
    return lines;
  }

  /** Widths in characters, from the first column. */
  void widths(int... characters) {
    for (int column = 0; column < characters.length; column++) {
      width(column, characters[column]);
    }
  }

  void width(int column, double characters) {
    sheet.setColumnWidth(column, (int) Math.min(255 * 256, Math.round(characters * 256)));
  }

  /** Keeps rows and columns in sight. */
  void freeze(int columns, int rows) {
    sheet.createFreezePane(columns, rows);
    sheet.setActiveCell(new CellAddress(rows, columns));
  }

  /**
   * How it is printed: one page wide, or more if it could not be read; call it after the widths.
   *
   * @param headerRow row that every page repeats; below 0: none
   */
  void print(boolean landscape, int headerRow) {
    int characters = 0;
    XSSFRow widest = headerRow < 0 ? null : sheet.getRow(headerRow);
    for (int column = 0; widest != null && column < widest.getLastCellNum(); column++) {
      characters += sheet.getColumnWidth(column) / 256;
    }
    int pages = Math.max(1, Math.ceilDiv(characters, MOST_CHARACTERS));
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitWidth((short) pages);
    sheet.getPrintSetup().setFitHeight((short) 0);
    if (headerRow >= 0) {
      sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
    }
    if (pages > 1) {
      sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
    }
    paper(landscape);
  }

  /** Paper, margins and the page's foot. */
  void paper(boolean landscape) {
    sheet
        .getPrintSetup()
        .setPaperSize(book.paper() == Paper.A4 ? PaperSize.A4_PAPER : PaperSize.LETTER_PAPER);
    sheet.getPrintSetup().setLandscape(landscape);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, 0.5);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, 0.6);
    sheet.getFooter().setLeft("HeatScheduler · &A");
    sheet.getFooter().setRight("&P / &N");
  }
}
