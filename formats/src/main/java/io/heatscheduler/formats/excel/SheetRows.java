package io.heatscheduler.formats.excel;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the cells of a sheet into a header and rows; the first row that is not blank is the header.
 */
final class SheetRows {
  private final SourceBytes source;
  private final RowHandler handler;
  private @Nullable Columns columns;
  private int headerRow;
  private boolean anyRow;

  SheetRows(SourceBytes source, RowHandler handler) {
    this.source = source;
    this.handler = handler;
  }

  /**
   * Takes the non-blank cells of a row.
   *
   * @param row number of the row, from 1
   * @return false to stop reading
   */
  boolean row(int row, List<SheetCell> cells) {
    if (cells.isEmpty()) {
      return true;
    }
    Location location = Location.row(source.name(), row);
    int last = cells.getLast().column();
    if (last >= Limits.COLUMNS) {
      throw Refusal.at(
          location,
          "TOO_MANY_COLUMNS",
          "Cell %s lies beyond column %s."
              .formatted(SheetCell.address(row, last), Quoted.count(Limits.COLUMNS)),
          "Delete what stands far to the right of the table.");
    }
    if (columns == null) {
      columns = header(location, cells, last);
      headerRow = row;
      return true;
    }
    anyRow = true;
    return data(columns, location, row, cells);
  }

  private Columns header(Location location, List<SheetCell> cells, int last) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      names.add("");
    }
    for (SheetCell cell : cells) {
      switch (cell) {
        case SheetCell.Value(int column, String text, Node.Kind ignored) -> names.set(column, text);
        case SheetCell.Problem problem -> report(location, problem, "");
      }
    }
    return Columns.of(names, location, handler);
  }

  private boolean data(Columns header, Location location, int row, List<SheetCell> cells) {
    Map<String, Node> values = LinkedHashMap.newLinkedHashMap(cells.size());
    boolean usable = true;
    for (SheetCell cell : cells) {
      String name = header.name(cell.column());
      if (cell.column() >= header.described()) {
        handler.finding(withoutColumn(location, row, cell.column()));
        usable = false;
        continue;
      }
      switch (cell) {
        case SheetCell.Value(int column, String text, Node.Kind kind) ->
            header.put(values, column, new Node.Scalar(text, kind, location.column(name)));
        case SheetCell.Problem problem -> {
          report(location, problem, name);
          usable = false;
        }
      }
    }
    return !usable || handler.row(new Node.Mapping(values, location));
  }

  private void report(Location location, SheetCell.Problem problem, String column) {
    Integer row = location.row();
    String address = SheetCell.address(row == null ? 1 : row, problem.column());
    handler.finding(
        Finding.error(
            problem.code(),
            column.isEmpty() ? location : location.column(column),
            "Cell %s %s.".formatted(address, problem.what()),
            problem.fix()));
  }

  private static Finding withoutColumn(Location location, int row, int column) {
    return Finding.error(
        "CELL_WITHOUT_COLUMN",
        location,
        "Cell %s has a value, but its column has no name in the header."
            .formatted(SheetCell.address(row, column)),
        "Name the column, or delete the cell.");
  }

  /**
   * Takes a merged area, which would leave all but its first cell blank.
   *
   * @param fromRow first row, from 1
   * @param toRow last row, from 1
   * @param area as Excel writes it, e.g. {@code A3:A5}
   */
  void merged(int fromRow, int toRow, String area) {
    if (columns != null && toRow >= headerRow) {
      handler.finding(
          Finding.error(
              "EXCEL_MERGED_CELLS",
              Location.row(source.name(), fromRow),
              "The cells %s are merged.".formatted(area),
              "Unmerge them and fill in each cell."));
    }
  }

  /** Ends the sheet. */
  void end() {
    if (columns == null) {
      handler.finding(
          Finding.error(
              "FILE_EMPTY",
              source.location(),
              "The sheet is empty.",
              "Put the data in it, or name another file."));
    } else if (!anyRow) {
      handler.finding(NodeRows.noRows(source.location()));
    }
  }
}
