package io.heatscheduler.core.outcome;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in the input a finding was made; every part that does not apply is null.
 *
 * @param source file or system the value came from, e.g. {@code jobs.csv}
 * @param row line of a text file or row of a sheet, counted from 1, header included
 * @param column column or key name, e.g. {@code latest_end}
 * @param pointer RFC 6901 JSON pointer, e.g. {@code /site/base_load_kw}
 */
public record Location(
    @Nullable String source,
    @Nullable Integer row,
    @Nullable String column,
    @Nullable String pointer) {

  /** A location that says nothing; for findings about the plant as a whole. */
  public static final Location NONE = new Location(null, null, null, null);

  /** Location of a whole file or system. */
  public static Location of(String source) {
    return new Location(source, null, null, null);
  }

  /** Location of a row of a table. */
  public static Location row(String source, int row) {
    return new Location(source, row, null, null);
  }

  /** This location narrowed to a column or key. */
  public Location column(String name) {
    return new Location(source, row, name, pointer);
  }

  /** This location with the JSON pointer extended by one reference token (escaped per RFC 6901). */
  public Location child(String token) {
    String escaped = token.replace("~", "~0").replace("/", "~1");
    return new Location(source, row, token, (pointer == null ? "" : pointer) + "/" + escaped);
  }

  /** Text for people, e.g. {@code jobs.csv, row 17, latest_end}; empty if nothing is known. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (source != null) {
      parts.add(source);
    }
    if (row != null) {
      parts.add("row " + row);
    }
    if (pointer != null && !pointer.isEmpty()) {
      parts.add(pointer);
    } else if (column != null) {
      parts.add(column);
    }
    return String.join(", ", parts);
  }
}
