package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.time.StepSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value over time: one number, rows of {@code start} and a value, or a file of such rows.
 *
 * <p>PLANT-FORMAT "Series": steps hold until the next row, the last for one step, that is for the
 * distance before it; a single row holds to the horizon's end. If more than half of the distances
 * are equal, a larger multiple of that distance is a gap. Rows may come in any order.
 */
public final class SeriesReader {
  private final PlantSource source;
  private final Binding binding;
  private final Instant horizonEnd;

  /** A reader of one document's series. */
  public SeriesReader(PlantSource source, Binding binding, Instant horizonEnd) {
    this.source = source;
    this.binding = binding;
    this.horizonEnd = horizonEnd;
  }

  /**
   * Reads a series.
   *
   * @param node the number, list or file name
   * @param key the key it belongs to, for messages
   * @param valueColumn name of the value's column, e.g. {@code kw}
   * @return null if it is wrong, which has been reported
   */
  public @Nullable StepSeries read(Node node, String key, String valueColumn, Range range) {
    if (node instanceof Node.Scalar scalar
        && (scalar.kind() != Node.Kind.TEXT || Numbers.looksLikeNumber(scalar.text().strip()))) {
      Fields constant =
          new Fields(Map.of(key, node), Keys.exact(key, key), node.location(), binding, Set.of());
      BigDecimal value = constant.decimal(key, range);
      return value == null ? null : StepSeries.constant(value);
    }
    int errorsBefore = binding.findings().count(Severity.ERROR);
    List<Row> rows = new ArrayList<>();
    Keys keys = Keys.table("a row of " + key, Map.of("value", valueColumn), "start", valueColumn);
    Table.read(
        source,
        node,
        "row",
        keys,
        List.of("start", valueColumn),
        binding,
        fields -> {
          Instant start = fields.instant("start");
          BigDecimal value = fields.decimal(valueColumn, range);
          if (start != null && value != null && !fields.failed()) {
            rows.add(new Row(start, value, fields.at("start")));
          }
        });
    boolean clean = binding.findings().count(Severity.ERROR) == errorsBefore;
    if (clean && rows.isEmpty()) {
      binding
          .findings()
          .error(
              "SERIES_EMPTY",
              node.location(),
              "%s has no rows.".formatted(key),
              "Add rows of start,%s over the whole horizon.".formatted(valueColumn));
    }
    return clean && !rows.isEmpty() ? series(rows) : null;
  }

  private @Nullable StepSeries series(List<Row> rows) {
    rows.sort(Comparator.comparing(Row::start));
    List<Duration> distances = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.start.equals(rows.get(i - 1).start)) {
        binding
            .findings()
            .error(
                "SERIES_DUPLICATE",
                row.location,
                "%s is given twice.".formatted(binding.clock().at(row.start)),
                "Keep one value for each start.");
        return null;
      }
      distances.add(Duration.between(rows.get(i - 1).start, row.start));
    }
    if (hasGap(rows, distances)) {
      return null;
    }
    Instant last = rows.getLast().start;
    Instant end =
        distances.isEmpty()
            ? horizonEnd.isAfter(last) ? horizonEnd : last.plus(Duration.ofHours(1))
            : last.plus(distances.getLast());
    return new StepSeries(
        rows.stream().map(row -> new StepSeries.Step(row.start, row.value)).toList(), end);
  }

  private boolean hasGap(List<Row> rows, List<Duration> distances) {
    Map<Duration, Integer> counts = new HashMap<>();
    distances.forEach(distance -> counts.merge(distance, 1, Integer::sum));
    for (Map.Entry<Duration, Integer> entry : counts.entrySet()) {
      if (entry.getValue() * 2 > distances.size()) {
        return reportGap(rows, distances, entry.getKey());
      }
    }
    return false;
  }

  private boolean reportGap(List<Row> rows, List<Duration> distances, Duration step) {
    for (int i = 0; i < distances.size(); i++) {
      Duration distance = distances.get(i);
      if (distance.compareTo(step) > 0 && distance.toSeconds() % step.toSeconds() == 0) {
        binding
            .findings()
            .error(
                "SERIES_GAP",
                rows.get(i + 1).location,
                "The value at %s is missing: rows are %d minutes apart, but none lies between %s and %s."
                    .formatted(
                        binding.clock().at(rows.get(i).start.plus(step)),
                        step.toMinutes(),
                        binding.clock().at(rows.get(i).start),
                        binding.clock().at(rows.get(i + 1).start)),
                "Add the missing rows.");
        return true;
      }
    }
    return false;
  }

  private record Row(Instant start, BigDecimal value, Location location) {}
}
