package io.heatscheduler.formats.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * One record as parsed.
 *
 * @param line line on which it starts, counted from 1
 * @param cells values in order, unquoted ones without blanks around them
 */
record CsvRow(int line, List<String> cells) {
  CsvRow {
    cells = List.copyOf(cells);
  }

  /** Whether every cell is blank, as in the rows spreadsheets write after the data. */
  boolean isBlank() {
    return filled() == 0;
  }

  /** How many cells remain if the blank ones at the end are dropped. */
  int filled() {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isBlank()) {
      filled--;
    }
    return filled;
  }

  /** Collects the parser's fields into rows and stops it at oversized ones. */
  static final class Collector extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final String source;
    private List<String> cells = new ArrayList<>();

    Collector(String source) {
      this.source = source;
    }

    /** The row being read. */
    Location location() {
      return Location.row(source, Math.toIntExact(Math.max(1, getStartingLineNumber())));
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      cells = new ArrayList<>();
    }

    @Override
    protected void handleEmpty() {
      cells.add("");
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (index >= Limits.COLUMNS) {
        throw Refusal.at(
            location(),
            "TOO_MANY_COLUMNS",
            "The row has more than %s cells.".formatted(Quoted.count(Limits.COLUMNS)),
            "Check that each row ends with a line break and that the file is a job or equipment table.");
      }
      if (length > Limits.VALUE_CHARS) {
        throw new Refusal(CsvProblems.cellTooLong(location(), index));
      }
      String text = new String(buffer, offset, length);
      if (quoted) {
        cells.add(text);
        return;
      }
      String stripped = text.strip();
      if (stripped.startsWith("\"")) {
        throw Refusal.at(
            location(),
            "CSV_STRAY_QUOTE",
            "In cell %d a blank stands before the opening quotation mark.".formatted(index + 1),
            "Start the cell with the quotation mark, directly after the comma.");
      }
      cells.add(stripped);
    }

    @Override
    protected CsvRow buildRecord() {
      return new CsvRow(Math.toIntExact(getStartingLineNumber()), cells);
    }
  }
}
