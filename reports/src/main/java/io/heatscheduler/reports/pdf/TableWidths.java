package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.chart.TextMeasure;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column;
import io.heatscheduler.reports.content.Row;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Widths of a table's columns: what must not break gets the room it needs, words share the rest and
 * wrap.
 *
 * @param columns points, padding included
 * @param type font size, points; smaller than usual if the table would not fit the page otherwise
 */
record TableWidths(List<Double> columns, double type) {
  private static final double PADDING = 6.5;
  private static final double LARGEST = 7.8;
  private static final double SMALLEST = 5.6;

  /** Least share of a table's width that words get to wrap in. */
  private static final double WORDS = 0.12;

  TableWidths {
    columns = List.copyOf(columns);
  }

  /**
   * Fits a table.
   *
   * @param width at most, points
   * @param extra taken by a column outside the table's own, e.g. of boxes to tick
   */
  static TableWidths of(DataTable table, double width, double extra, TextMeasure measure) {
    return of(table, width, extra, measure, (row, column) -> 0);
  }

  /**
   * Fits a table with something before the words of some cells.
   *
   * @param before width of it in a cell of a row, points
   */
  static TableWidths of(
      DataTable table,
      double width,
      double extra,
      TextMeasure measure,
      ToDoubleBiFunction<Row, Integer> before) {
    double type = LARGEST;
    while (true) {
      TableWidths fitted = fit(table, width - extra, type, measure, before);
      if (fitted != null) {
        return fitted;
      }
      type -= 0.2;
      if (type < SMALLEST) {
        double even = (width - extra) / table.columns().size();
        return new TableWidths(table.columns().stream().map(column -> even).toList(), SMALLEST);
      }
    }
  }

  private static @Nullable TableWidths fit(
      DataTable table,
      double width,
      double type,
      TextMeasure measure,
      ToDoubleBiFunction<Row, Integer> before) {
    int count = table.columns().size();
    double[] needed = new double[count];
    double[] wished = new double[count];
    double total = 0;
    double words = 0;
    for (int c = 0; c < count; c++) {
      Column column = table.columns().get(c);
      double widest = longestWord(column.title(), measure, type * 0.9);
      double longest = 0;
      for (Row row : table.rows()) {
        if (row.kind() != Row.Kind.HEADING) {
          longest =
              Math.max(
                  longest,
                  measure.width(row.cells().get(c).text(), type) + before.applyAsDouble(row, c));
        }
      }
      boolean wraps = column.kind() == Column.Kind.TEXT;
      double least = wraps ? Math.min(longest, width * WORDS) : longest;
      needed[c] = Math.max(widest, least) + PADDING;
      wished[c] = wraps ? Math.max(0, longest + PADDING - needed[c]) : 0;
      total += needed[c];
      words += wished[c];
    }
    if (total > width) {
      return null;
    }
    double rest = width - total;
    double share = words == 0 ? 0 : Math.min(1, rest / words);
    double left = rest - share * words;
    Double[] columns = new Double[count];
    for (int c = 0; c < count; c++) {
      columns[c] = needed[c] + share * wished[c] + left / count;
    }
    return new TableWidths(List.of(columns), type);
  }

  /** Height of a line with its padding, points. */
  double height(Row row, TextMeasure measure) {
    int lines = 1;
    for (int c = 0; c < columns.size(); c++) {
      lines =
          Math.max(
              lines,
              TextLines.count(row.cells().get(c).text(), columns.get(c) - PADDING, type, measure));
    }
    return lines * type * 1.3 + 5.3;
  }

  private static double longestWord(String text, TextMeasure measure, double type) {
    double longest = 0;
    for (String word : text.split("[ \\-]", -1)) {
      longest = Math.max(longest, measure.width(word, type));
    }
    return longest;
  }
}
