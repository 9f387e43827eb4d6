package io.heatscheduler.formats.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Columns;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.NodeRows;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.Utf8;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV table row by row; a row's number is the line on which it starts.
 *
 * <p>Line ends may be LF, CR LF or CR. Blanks around an unquoted cell are dropped, empty lines and
 * rows of empty cells are skipped.
 */
public final class CsvReader {
  /** Room for a cell of the largest size whose quotation marks are all doubled. */
  private static final int BUFFER_CHARS = 4 * Limits.VALUE_CHARS;

  /**
   * Reads a table; a row with a wrong number of cells is reported and left out, broken quoting ends
   * the reading.
   */
  public void rows(SourceBytes source, RowHandler handler) {
    CsvRow.Collector collector = new CsvRow.Collector(source.name());
    try {
      int start = Utf8.check(source);
      Iterable<CsvRow> records =
          de.siegmar.fastcsv.reader.CsvReader.builder()
              .commentStrategy(CommentStrategy.NONE)
              .skipEmptyLines(true)
              .allowUnclosedQuote(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .maxBufferSize(BUFFER_CHARS)
              .build(collector, Utf8.reader(source, start));
      send(source, records, handler);
    } catch (CsvParseException e) {
      handler.finding(
          e.getCause() instanceof Refusal refusal
              ? refusal.finding()
              : CsvProblems.finding(collector.location(), e));
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

  private static void send(SourceBytes source, Iterable<CsvRow> records, RowHandler handler) {
    Columns columns = null;
    boolean anyRow = false;
    for (CsvRow row : records) {
      if (columns == null) {
        Location header = Location.row(source.name(), row.line());
        CsvProblems.checkDelimiter(row.cells(), header);
        columns = Columns.of(row.cells(), header, handler);
        continue;
      }
      if (row.isBlank()) {
        continue;
      }
      anyRow = true;
      Node.Mapping mapping = mapping(source, columns, row, handler);
      if (mapping != null && !handler.row(mapping)) {
        return;
      }
    }
    if (!anyRow) {
      handler.finding(NodeRows.noRows(source.location()));
    }
  }

  private static Node.@Nullable Mapping mapping(
      SourceBytes source, Columns columns, CsvRow row, RowHandler handler) {
    Location location = Location.row(source.name(), row.line());
    List<String> cells = row.cells();
    if (row.filled() > columns.described() || cells.size() < columns.described()) {
      handler.finding(ragged(location, columns.described(), cells));
      return null;
    }
    Map<String, Node> values = LinkedHashMap.newLinkedHashMap(columns.described());
    for (int i = 0; i < columns.described(); i++) {
      if (!cells.get(i).isBlank()) {
        columns.put(
            values,
            i,
            new Node.Scalar(cells.get(i), Node.Kind.TEXT, location.column(columns.name(i))));
      }
    }
    return new Node.Mapping(values, location);
  }

  private static Finding ragged(Location location, int expected, List<String> cells) {
    boolean more = cells.size() > expected;
    return Finding.error(
        "CSV_RAGGED_ROW",
        location,
        "The row has %d cells, but the header has %d; it starts with %s."
            .formatted(cells.size(), expected, Quoted.of(cells.getFirst())),
        more
            ? "Put a text that contains a comma in double quotes, and write decimals with a dot."
            : "Give the row a comma for every column, also for empty cells.");
  }
}
