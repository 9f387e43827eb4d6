package io.heatscheduler.formats;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header of a table: gives each cell its column, and refuses headers that leave a cell without
 * a name of its own.
 *
 * <p>Spreadsheets often leave empty columns at the end; those are dropped as long as no row has a
 * value there.
 */
public final class Columns {
  private final List<String> names;
  private final List<Boolean> used;
  private final int described;

  private Columns(List<String> names, List<Boolean> used, int described) {
    this.names = names;
    this.used = used;
    this.described = described;
  }

  /**
   * Reads the header's cells and tells the handler the columns, with a finding for each one it
   * cannot use.
   */
  public static Columns of(List<String> cells, Location location, RowHandler handler) {
    List<String> names = cells.stream().map(String::strip).toList();
    int described = names.size();
    while (described > 0 && names.get(described - 1).isEmpty()) {
      described--;
    }
    Map<String, Integer> first = new LinkedHashMap<>();
    List<Boolean> used = new ArrayList<>();
    List<String> unique = new ArrayList<>();
    for (int i = 0; i < described; i++) {
      String name = names.get(i);
      Integer earlier = name.isEmpty() ? null : first.putIfAbsent(name.toLowerCase(Locale.ROOT), i);
      boolean isUsed = !name.isEmpty() && earlier == null;
      used.add(isUsed);
      if (isUsed) {
        unique.add(name);
      } else if (earlier == null) {
        handler.finding(unnamed(location, i));
      } else {
        handler.finding(duplicate(location, name, earlier, i));
      }
    }
    handler.header(unique, location);
    return new Columns(names, used, described);
  }

  /** How many columns have a name or a named column after them. */
  public int described() {
    return described;
  }

  /** Name of a column as written; empty outside the header. */
  public String name(int index) {
    return index < names.size() ? names.get(index) : "";
  }

  /**
   * Puts a cell's value under its column, unless the header's finding already dropped the column.
   */
  public void put(Map<String, Node> row, int index, Node value) {
    if (index < described && used.get(index)) {
      row.put(names.get(index), value);
    }
  }

  private static Finding unnamed(Location location, int index) {
    return Finding.error(
        "COLUMN_WITHOUT_NAME",
        location,
        "Column %d has no name in the header.".formatted(index + 1),
        "Give it one of the columns of `heatscheduler template jobs.csv`, or delete it.");
  }

  private static Finding duplicate(Location location, String name, int earlier, int index) {
    return Finding.error(
        "DUPLICATE_COLUMN",
        location.column(name),
        "The column %s stands twice in the header, as columns %d and %d."
            .formatted(Quoted.of(name), earlier + 1, index + 1),
        "Delete or rename one of the two.");
  }
}
