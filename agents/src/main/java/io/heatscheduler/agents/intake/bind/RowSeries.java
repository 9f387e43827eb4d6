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
import org.jspecify.annotations.Nullable;

/**
 * Reads a series written as rows of {@code start} and a value.
 *
 * <p>PLANT-FORMAT "Series": steps hold until the next row, the last for one step, that is for the
 * distance before it; a single row holds to the horizon's end. If more than half of the distances
 * are equal, a larger multiple of that distance is a gap. Rows may come in any order.
 */
final class RowSeries {
  private final PlantSource source;
  private final Binding binding;
  private final Instant horizonEnd;
  private final SeriesUse use;

  RowSeries(PlantSource source, Binding binding, Instant horizonEnd, SeriesUse use) {
    this.source = source;
    this.binding = binding;
    this.horizonEnd = horizonEnd;
    this.use = use;
  }

  /**
   * Reads the rows.
   *
   * @param node the list, or the file's name
   * @param shape how the table writes them
   * @param file the span taken of a file; null: all
   */
  @Nullable StepSeries read(Node node, SeriesFile.TableShape shape, @Nullable SeriesFile file) {
    int errorsBefore = binding.findings().count(Severity.ERROR);
    List<Row> rows = new ArrayList<>();
    String start = shape.startColumn();
    String value = shape.valueColumn();
    Keys keys =
        shape.passesOthersOver()
            ? Keys.exact("a row of " + use.key(), start, value)
            : Keys.table("a row of " + use.key(), Map.of("value", value), start, value);
    PlantSource narrowed =
        shape.passesOthersOver() ? new NarrowedSource(source, List.of(start, value)) : source;
    int minutes = shape.minutes() == null ? 60 : shape.minutes();
    boolean converts = !shape.unit().equals(SeriesUnit.OWN);
    Table.read(
        narrowed,
        node,
        "row",
        keys,
        List.of(start, value),
        new Binding(binding.findings(), shape.zone()),
        fields -> {
          Instant from = fields.instant(start);
          BigDecimal written = fields.decimal(value, converts ? Range.ANY : use.range());
          if (from != null && written != null && !fields.failed()) {
            BigDecimal converted = shape.unit().convert(written, minutes);
            if (!converts || use.accepts(converted, fields.at(value), binding)) {
              rows.add(new Row(from, converted, fields.at(start)));
            }
          }
        });
    boolean clean = binding.findings().count(Severity.ERROR) == errorsBefore;
    if (clean && rows.isEmpty()) {
      binding
          .findings()
          .error(
              "SERIES_EMPTY",
              node.location(),
              "%s has no rows.".formatted(use.key()),
              "Add rows of %s,%s over the whole horizon.".formatted(start, value));
    }
    return clean && !rows.isEmpty() ? series(rows, shape, file) : null;
  }

  private @Nullable StepSeries series(
      List<Row> all, SeriesFile.TableShape shape, @Nullable SeriesFile file) {
    all.sort(Comparator.comparing(Row::start));
    List<Row> rows = file == null ? all : taken(all, file);
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
    Integer minutes = shape.minutes();
    if (minutes != null ? isUneven(rows, minutes) : hasGap(rows, distances)) {
      return null;
    }
    Instant last = rows.getLast().start;
    Instant end = end(last, distances, minutes);
    Instant cut = file == null ? null : file.to();
    return new StepSeries(
        rows.stream().map(row -> new StepSeries.Step(row.start, row.value)).toList(),
        cut != null && cut.isBefore(end) ? cut : end);
  }

  private Instant end(Instant last, List<Duration> distances, @Nullable Integer minutes) {
    if (minutes != null) {
      return last.plus(Duration.ofMinutes(minutes));
    }
    if (distances.isEmpty()) {
      return horizonEnd.isAfter(last) ? horizonEnd : last.plus(Duration.ofHours(1));
    }
    return last.plus(distances.getLast());
  }

  /** Rows inside the span, and the one that holds at its beginning. */
  private static List<Row> taken(List<Row> rows, SeriesFile file) {
    Instant from = file.from();
    Instant to = file.to();
    List<Row> taken = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean endsBefore =
          from != null && i + 1 < rows.size() && !rows.get(i + 1).start.isAfter(from);
      boolean startsAfter = to != null && !rows.get(i).start.isBefore(to);
      if (!endsBefore && !startsAfter) {
        taken.add(rows.get(i));
      }
    }
    return taken.isEmpty() ? rows : taken;
  }

  private boolean isUneven(List<Row> rows, int minutes) {
    Duration step = Duration.ofMinutes(minutes);
    for (int i = 1; i < rows.size(); i++) {
      Duration distance = Duration.between(rows.get(i - 1).start, rows.get(i).start);
      if (!distance.equals(step)) {
        binding
            .findings()
            .error(
                "SERIES_RESOLUTION",
                rows.get(i).location,
                "This row comes %d minutes after the one before, but the resolution is %d minutes."
                    .formatted(distance.toMinutes(), minutes),
                "Add the missing rows, or correct resolution.");
        return true;
      }
    }
    return false;
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
