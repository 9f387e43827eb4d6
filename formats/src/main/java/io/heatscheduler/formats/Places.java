package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Location;

/** Makes locations of values in a tree: pointer from the parent, line from the parser. */
public final class Places {
  private Places() {}

  /** The document itself. */
  public static Location root(String source, int line) {
    return new Location(source, line, null, "");
  }

  /** A named value of a mapping. */
  public static Location key(Location parent, String key, int line) {
    Location child = parent.child(key);
    return new Location(child.source(), line, key, child.pointer());
  }

  /** An item of a list, counted from 0; keeps the list's key as the column. */
  public static Location item(Location parent, int index, int line) {
    Location child = parent.child(Integer.toString(index));
    return new Location(child.source(), line, parent.column(), child.pointer());
  }
}
