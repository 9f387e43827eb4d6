package io.heatscheduler.core.connect;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.List;

/**
 * Receives the rows of a table as they are read, so that a 50 MB file never has to fit in memory.
 */
public interface RowHandler {

  /**
   * The column names, called once before the first row by formats that have a header (CSV, Excel).
   *
   * @param columns names as written, trimmed, in order, unique
   * @param location the header's location
   */
  void header(List<String> columns, Location location);

  /**
   * One row. Blank cells are absent from the mapping.
   *
   * @return false to stop reading
   */
  boolean row(Node.Mapping row);

  /**
   * Something the reader itself found, e.g. an unclosed quote. An error does not have to end the
   * reading.
   */
  void finding(Finding finding);
}
