package io.heatscheduler.formats.csv;

import io.heatscheduler.core.publish.Table;
import io.heatscheduler.formats.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * Writes a table as CSV (RFC 4180): commas, CR LF after every line, quotes only where needed,
 * decimals without exponent.
 *
 * <p>A text that a spreadsheet would run as a formula (it starts with {@code =}, {@code +}, {@code
 * -}, {@code @}, a tab or a line break) gets an apostrophe in front; numbers stay numbers.
 */
public final class CsvText {
  private static final String FORMULA_STARTS = "=+-@\t\r\n";

  private CsvText() {}

  /**
   * The table's text.
   *
   * @throws IllegalArgumentException if a row has another number of cells than the header, or a
   *     cell is neither text, a decimal nor a whole number
   */
  public static String of(Table table) {
    StringBuilder text = new StringBuilder();
    line(text, List.copyOf(table.header()));
    for (List<Object> row : table.rows()) {
      if (row.size() != table.header().size()) {
        throw new IllegalArgumentException(
            "a row has %d cells, the header %d".formatted(row.size(), table.header().size()));
      }
      line(text, row);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<Object> cells) {
    String separator = "";
    for (Object cell : cells) {
      text.append(separator).append(quoted(cell(cell)));
      separator = ",";
    }
    text.append("\r\n");
  }

  private static String cell(Object cell) {
    return switch (cell) {
      case String string -> safe(string);
      case BigDecimal decimal -> decimal.toPlainString();
      case Integer whole -> Integer.toString(whole);
      case Long whole -> Long.toString(whole);
      case BigInteger whole -> whole.toString();
      case Boolean truth -> Boolean.toString(truth);
      default ->
          throw new IllegalArgumentException(
              "a published cell must not be a %s (%s)".formatted(cell.getClass().getName(), cell));
    };
  }

  /** A user's text that no spreadsheet takes for a formula. */
  public static String safe(String text) {
    boolean isFormula =
        !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !Decimals.isDecimal(text);
    return isFormula ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean needsQuotes =
        cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            || !cell.equals(cell.strip());
    return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}
