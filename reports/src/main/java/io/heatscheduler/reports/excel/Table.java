package io.heatscheduler.reports.excel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/**
 * A table of a sheet: a header, a row for each thing, and totals that are formulas.
 *
 * @param <R> what a row shows
 */
final class Table<R> {
  private static final int NARROWEST = 7;
  private static final int WIDEST = 44;

  private final Page page;
  private final List<Column<R>> columns = new ArrayList<>();
  private final Map<String, Integer> positions = new HashMap<>();
  private final Set<String> summed = new HashSet<>();

  /** A column: its value may be a formula, or null for an empty cell. */
  private record Column<R>(
      String key, String header, Look look, RowValue<R> value, int narrowest) {}

  /** Finds the value of a row. */
  private interface RowValue<R> {
    @Nullable Object of(R row, RowCells cells);
  }

  /** Names the cells of a row for its formulas. */
  interface RowCells {
    /** The cell of a column in the same row, e.g. {@code E7}. */
    String cell(String key);
  }

  /** Writes the formula of a row; null: none. */
  interface RowFormula<R> {
    @Nullable String of(R row, RowCells cells);
  }

  /** Where a table is. */
  static final class Placed {
    private final Page page;
    private final Map<String, Integer> positions;
    private final int header;
    private final int count;

    private Placed(Page page, Map<String, Integer> positions, int header, int count) {
      this.page = page;
      this.positions = positions;
      this.header = header;
      this.count = count;
    }

    /** First row with data; an empty table has one empty row. */
    int first() {
      return header + 1;
    }

    int last() {
      return header + Math.max(1, count);
    }

    int header() {
      return header;
    }

    /** Row of the totals. */
    int totals() {
      return last() + 1;
    }

    int column(String key) {
      Integer position = positions.get(key);
      if (position == null) {
        throw new IllegalArgumentException("no column " + key + " in " + positions.keySet());
      }
      return position;
    }

    /** All data of a column, e.g. {@code 'Bill'!$I$5:$I$20}. */
    String range(String key) {
      return range(column(key), column(key));
    }

    /** All data of neighbouring columns. */
    String range(int firstColumn, int lastColumn) {
      return "%s!$%s$%d:$%s$%d"
          .formatted(
              page.name(),
              Page.letters(firstColumn),
              first() + 1,
              Page.letters(lastColumn),
              last() + 1);
    }

    /** The total of a column. */
    String total(String key) {
      return page.reference(totals(), column(key));
    }

    /** A column's cell in a row, counted from 0. */
    String cell(String key, int row) {
      return page.reference(first() + row, column(key));
    }

    /** The cells of a column for charts. */
    CellRangeAddress address(String key) {
      return new CellRangeAddress(first(), last(), column(key), column(key));
    }

    Page page() {
      return page;
    }
  }

  Table(Page page) {
    this.page = page;
  }

  /** Adds a column; the header is the text {@code excel.column.KEY}. */
  Table<R> column(String key, Look look, Function<? super R, ? extends @Nullable Object> value) {
    return column(key, page.book().text("column." + key), look, value);
  }

  /** Adds a column with a header of its own. */
  Table<R> column(
      String key, String header, Look look, Function<? super R, ? extends @Nullable Object> value) {
    return add(new Column<>(key, header, look, (row, cells) -> value.apply(row), NARROWEST));
  }

  /** Adds a column of formulas. */
  Table<R> formula(String key, Look look, RowFormula<R> formula) {
    return formula(key, page.book().text("column." + key), look, formula);
  }

  /** Adds a column of formulas with a header of its own. */
  Table<R> formula(String key, String header, Look look, RowFormula<R> formula) {
    return add(
        new Column<>(
            key,
            header,
            look,
            (row, cells) -> {
              String text = formula.of(row, cells);
              return text == null ? null : new Formula(text);
            },
            NARROWEST));
  }

  private Table<R> add(Column<R> column) {
    if (positions.put(column.key(), columns.size()) != null) {
      throw new IllegalArgumentException("column %s twice".formatted(column.key()));
    }
    columns.add(column);
    return this;
  }

  /** Sums columns below the last row. */
  Table<R> sum(String... keys) {
    summed.addAll(List.of(keys));
    return this;
  }

  /** Writes it with a filter on its header and column widths that fit. */
  Placed write(int headerRow, List<R> rows) {
    Placed placed = writePlain(headerRow, rows);
    page.sheet()
        .setAutoFilter(new CellRangeAddress(headerRow, placed.last(), 0, columns.size() - 1));
    return placed;
  }

  /** Writes it without a filter, for sheets with several tables. */
  Placed writePlain(int headerRow, List<R> rows) {
    Placed placed = new Placed(page, positions, headerRow, rows.size());
    int[] widths = new int[columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      Column<R> column = columns.get(c);
      boolean right = column.look().isNumber();
      page.put(headerRow, c, column.header(), right ? Look.HEADER_RIGHT : Look.HEADER);
      widths[c] = Math.max(column.narrowest(), longestWord(column.header()) + 3);
    }
    for (int r = 0; r < rows.size(); r++) {
      int row = placed.first() + r;
      RowCells cells = key -> Page.letters(placed.column(key)) + (row + 1);
      for (int c = 0; c < columns.size(); c++) {
        Column<R> column = columns.get(c);
        Object value = column.value().of(rows.get(r), cells);
        page.put(row, c, value, column.look());
        widths[c] = Math.max(widths[c], width(value, column.look()));
      }
    }
    if (!summed.isEmpty()) {
      totals(placed, widths);
    }
    int lines = 1;
    for (int c = 0; c < columns.size(); c++) {
      int now = page.sheet().getColumnWidth(c) / 256;
      int wide = Math.min(WIDEST, widths[c]);
      page.width(c, headerRow == Page.BODY ? wide : Math.max(now, wide));
      lines = Math.max(lines, Page.lines(columns.get(c).header(), wide - 2));
    }
    page.row(headerRow).setHeightInPoints(4 + 13.5f * lines);
    return placed;
  }

  private void totals(Placed placed, int[] widths) {
    for (int c = 0; c < columns.size(); c++) {
      Column<R> column = columns.get(c);
      Object value = null;
      if (summed.contains(column.key())) {
        value =
            new Formula(
                "SUM(%s%d:%s%d)"
                    .formatted(
                        Page.letters(c), placed.first() + 1, Page.letters(c), placed.last() + 1));
        widths[c] = Math.max(widths[c], width(value, column.look()));
      } else if (c == 0) {
        value = page.book().text("total");
      }
      page.put(
          placed.totals(), c, value, value instanceof String ? Look.TEXT : column.look(), true);
    }
  }

  private static int longestWord(String header) {
    int longest = 0;
    for (String word : header.split("[ \n]", -1)) {
      longest = Math.max(longest, word.length());
    }
    return longest;
  }

  private static int width(@Nullable Object value, Look look) {
    return switch (look) {
      case TIME -> 22;
      case DATE -> 13;
      case MONEY, FINE -> 14;
      case RATE, ENERGY, QUANTITY -> 12;
      case POWER, HOURS, PERCENT, WHOLE -> 9;
      default -> value instanceof String text ? text.length() + 2 : 0;
    };
  }
}
