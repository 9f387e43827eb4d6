package io.heatscheduler.reports.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param kind what part it has in the table
 * @param cells one for each column; of a heading, one for all
 * @param job index of the job it is about in {@code PlantGrid.jobs()}; null: none
 */
public record Row(Kind kind, List<Cell> cells, @Nullable Integer job) {

  /** Parts of a table. */
  public enum Kind {
    /** Starts a group; one cell over all columns. */
    HEADING,
    /** A line. */
    LINE,
    /** What rounding the lines for display leaves over; the shown column adds up with it. */
    ROUNDING,
    /** Sum of the lines. */
    TOTAL
  }

  public Row {
    cells = List.copyOf(cells);
  }
}
