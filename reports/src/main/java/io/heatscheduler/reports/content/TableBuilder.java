package io.heatscheduler.reports.content;

import io.heatscheduler.core.Check;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lays out a table whose columns of money add up, exactly and as shown.
 *
 * <p>A total is given, never summed here, and must equal the sum of the exact lines. Lines are
 * shown in the currency's own decimals; where the shown lines miss the shown total, a row of its
 * own says by how much, so that a reader who adds up finds the total.
 */
final class TableBuilder {
  private final Terms terms;
  private final String id;
  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private String note = "";

  TableBuilder(Terms terms, String id, String caption) {
    this.terms = terms;
    this.id = id;
    this.caption = caption;
  }

  TableBuilder column(String key, String title, Column.Kind kind, int weight) {
    columns.add(new Column(key, title, kind, weight));
    return this;
  }

  TableBuilder note(String text) {
    note = note.isEmpty() ? text : note + " " + text;
    return this;
  }

  void heading(String text) {
    rows.add(new Row(Row.Kind.HEADING, List.of(Cell.of(text)), null));
  }

  void line(Cell... cells) {
    line(null, cells);
  }

  void line(@Nullable Integer job, Cell... cells) {
    rows.add(new Row(Row.Kind.LINE, List.of(cells), job));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  DataTable build() {
    return new DataTable(id, caption, columns, rows, note);
  }

  /**
   * The table with a row of totals.
   *
   * @param label in the first column
   * @param totals exact, by the key of a column of money; columns without one stay empty
   */
  DataTable build(String label, Map<String, BigDecimal> totals) {
    return build(label, totals, Map.of());
  }

  /** The same with more to show in the row of totals, by column. */
  DataTable build(String label, Map<String, BigDecimal> totals, Map<String, Cell> further) {
    Map<Integer, BigDecimal> over = new LinkedHashMap<>();
    List<Cell> sums = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      BigDecimal total = totals.get(columns.get(c).key());
      if (total == null) {
        sums.add(c == 0 ? Cell.of(label) : further.getOrDefault(columns.get(c).key(), Cell.EMPTY));
        continue;
      }
      checkSum(c, total);
      sums.add(terms.money(total));
      BigDecimal difference = shown(total).subtract(shownSum(c));
      if (difference.signum() != 0) {
        over.put(c, difference);
      }
    }
    if (!over.isEmpty()) {
      addRounding(over);
    }
    rows.add(new Row(Row.Kind.TOTAL, sums, null));
    return build();
  }

  private void addRounding(Map<Integer, BigDecimal> over) {
    List<Cell> cells = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      BigDecimal difference = over.get(c);
      cells.add(
          difference != null
              ? new Cell(terms.words().amount(difference), BigDecimal.ZERO)
              : c == 0 ? Cell.of(terms.text("table.rounding")) : Cell.EMPTY);
    }
    rows.add(new Row(Row.Kind.ROUNDING, cells, null));
    note(terms.text("table.rounding.note"));
  }

  private void checkSum(int column, BigDecimal total) {
    BigDecimal sum = values(column).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Check.that(
        sum.compareTo(total) == 0,
        "column %s of table %s sums to %s, not %s",
        columns.get(column).key(),
        id,
        sum,
        total);
  }

  private BigDecimal shownSum(int column) {
    return values(column).stream().map(this::shown).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<BigDecimal> values(int column) {
    return rows.stream()
        .filter(row -> row.kind() == Row.Kind.LINE)
        .map(row -> row.cells().get(column).value())
        .filter(Objects::nonNull)
        .toList();
  }

  /** As {@link Words#amount} shows it. */
  private BigDecimal shown(BigDecimal amount) {
    return amount.setScale(terms.words().decimals(), RoundingMode.HALF_EVEN);
  }
}
