package io.heatscheduler.formats;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.List;
import java.util.Map;

/**
 * Hands a tree out as rows: a list of mappings, or a mapping whose only key is the rows' plural.
 */
public final class NodeRows {
  private NodeRows() {}

  /**
   * Name of the list of rows, e.g. {@code jobs} for {@code job}; {@code equipment} is its own
   * plural.
   */
  public static String plural(String rowElement) {
    return rowElement.equals("equipment") ? rowElement : rowElement + "s";
  }

  /** Sends every row until the handler has enough; what is not a row becomes a finding. */
  public static void send(Node node, String rowElement, RowHandler handler) {
    switch (node) {
      case Node.Sequence(List<Node> items, Location location) -> items(items, location, handler);
      case Node.Mapping(Map<String, Node> entries, Location location) ->
          mapping(entries, location, rowElement, handler);
      case Node.Scalar(String text, Node.Kind ignored, Location location) ->
          handler.finding(notRows(location, rowElement, Quoted.of(text)));
    }
  }

  private static void mapping(
      Map<String, Node> entries, Location location, String rowElement, RowHandler handler) {
    String plural = plural(rowElement);
    Node rows = entries.get(plural);
    if (rows == null) {
      handler.finding(
          notRows(location, rowElement, "named values without a list \"%s\"".formatted(plural)));
      return;
    }
    entries.forEach(
        (key, value) -> {
          if (!key.equals(plural)) {
            handler.finding(unknownKey(value.location(), key, rowElement));
          }
        });
    if (rows instanceof Node.Sequence(List<Node> items, Location place)) {
      items(items, place, handler);
    } else {
      handler.finding(
          notRows(rows.location(), rowElement, "something else under \"%s\"".formatted(plural)));
    }
  }

  private static void items(List<Node> items, Location location, RowHandler handler) {
    if (items.isEmpty()) {
      handler.finding(noRows(location));
    }
    for (Node item : items) {
      if (!(item instanceof Node.Mapping row)) {
        handler.finding(rowNotMapping(item.location()));
      } else if (!handler.row(row)) {
        return;
      }
    }
  }

  /** The finding for a table without a row. */
  public static Finding noRows(Location location) {
    return Finding.error(
        "NO_ROWS",
        location,
        "The table has no rows of data.",
        "Add at least one row, or leave the table out.");
  }

  /** The finding for a list item that is not a mapping of column to value. */
  public static Finding rowNotMapping(Location location) {
    return Finding.error(
        "ROW_NOT_A_MAPPING",
        location,
        "The row is a single value or a list, not a set of named values.",
        "Write each row as names with values, e.g. {\"job_id\": \"J-1\"}.");
  }

  /** The finding for a key beside the list of rows. */
  public static Finding unknownKey(Location location, String key, String rowElement) {
    return Finding.error(
        "UNKNOWN_KEY",
        location,
        "The key %s is unknown here.".formatted(Quoted.of(key)),
        "Keep only the list \"%s\".".formatted(plural(rowElement)));
  }

  /** The finding for a document that holds no list of rows. */
  public static Finding notRows(Location location, String rowElement, String what) {
    return Finding.error(
        "ROWS_EXPECTED",
        location,
        "A list of rows is expected, but the file holds %s.".formatted(what),
        "Write a list, or {\"%s\": [ ... ]}.".formatted(plural(rowElement)));
  }
}
