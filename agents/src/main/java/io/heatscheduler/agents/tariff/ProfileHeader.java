package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a load profile as its file writes them. */
final class ProfileHeader implements RowHandler {
  private final List<String> columns = new ArrayList<>();

  private ProfileHeader() {}

  /** Looks at the beginning of a file; no column is known of one that has no rows of its own. */
  static ProfileHeader of(PlantSource source, Node.Scalar file) {
    ProfileHeader header = new ProfileHeader();
    source.rows(file, "row", header);
    return header;
  }

  /** The name as written of a column, which may be in another case; null if there is none. */
  @Nullable String written(String name) {
    return columns.stream()
        .filter(column -> column.strip().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The one of several columns that the file has, by its known name; null if it has none.
   *
   * @param what what the columns hold, for messages
   */
  @Nullable String oneOf(List<String> names, String what, Node.Scalar file, Findings findings) {
    List<String> found = names.stream().filter(name -> written(name) != null).toList();
    if (found.size() > 1) {
      findings.error(
          "LOAD_PROFILE_COLUMNS",
          file.location(),
          "The %s is given twice, as %s.".formatted(what, String.join(" and ", found)),
          "Keep one of these columns.");
    }
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  public void header(List<String> names, Location location) {
    columns.addAll(names);
  }

  @Override
  public boolean row(Node.Mapping row) {
    if (columns.isEmpty()) { // JSON and XML rows carry their names
      columns.addAll(row.entries().keySet());
    }
    return false;
  }

  @Override
  public void finding(Finding finding) {
    // reading the values reports it
  }
}
