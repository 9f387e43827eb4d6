package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.Node;

/** A non-blank cell of a sheet: a value, or what keeps it from being read. */
sealed interface SheetCell {

  /** Index of the cell's column, from 0. */
  int column();

  /**
   * A readable cell.
   *
   * @param text value as text; numbers in decimal, dates in ISO 8601 local time
   */
  record Value(int column, String text, Node.Kind kind) implements SheetCell {}

  /**
   * A cell without a usable value.
   *
   * @param what says it, to follow the cell's address
   */
  record Problem(int column, String code, String what, String fix) implements SheetCell {

    /** A formula that was never calculated. */
    static Problem uncalculated(int column) {
      return new Problem(
          column,
          "EXCEL_FORMULA_WITHOUT_VALUE",
          "holds a formula without a stored result",
          "Open the workbook in Excel and save it, or paste the values.");
    }

    /** An error such as {@code #REF!}. */
    static Problem error(int column, String error) {
      return new Problem(
          column,
          "EXCEL_ERROR_CELL",
          "shows the error " + error,
          "Correct the formula or type the value.");
    }

    /** A number that is no date although it is formatted as one. */
    static Problem date(int column, String text) {
      return new Problem(
          column,
          "EXCEL_DATE_OUT_OF_RANGE",
          "is formatted as a date, but %s is none".formatted(text),
          "Type the date again.");
    }

    /** Content that no spreadsheet program writes. */
    static Problem damaged(int column) {
      return new Problem(
          column,
          "EXCEL_DAMAGED_CELL",
          "holds a value that cannot be read",
          "Type the value again and save.");
    }
  }

  /** Address of a cell, e.g. {@code F17}. */
  static String address(int row, int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters + Integer.toString(row);
  }
}
