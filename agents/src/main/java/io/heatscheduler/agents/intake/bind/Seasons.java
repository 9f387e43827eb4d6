package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.time.Season;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** Reads seasons, {@code {from: 06-01, to: 09-30}} or in a table cell {@code 06-01/09-30}. */
public final class Seasons {
  private static final Keys KEYS = Keys.exact("a season", "from", "to");

  private Seasons() {}

  /** The season; null, that is all year, if absent, and also if, reported, wrong. */
  public static @Nullable Season read(Fields fields, String key) {
    Node node = fields.node(key);
    return switch (node) {
      case null -> null;
      case Node.Scalar cell -> cell(fields, key, cell);
      case Node.Mapping mapping -> mapping(fields, mapping);
      case Node.Sequence sequence -> {
        fields.scalar(key, sequence);
        yield null;
      }
    };
  }

  private static @Nullable Season cell(Fields fields, String key, Node.Scalar cell) {
    String[] ends = cell.text().split("/", -1);
    if (ends.length != 2) {
      fields.report(
          new Problem(
              "NOT_A_SEASON",
              "%s is not a season.".formatted(Shown.of(cell.text())),
              "Write its first and last day, e.g. 06-01/09-30."),
          cell.location());
      return null;
    }
    return season(
        Conversions.accept(
            fields, new Node.Scalar(ends[0], cell.kind(), cell.location()), Times::monthDay),
        Conversions.accept(
            fields, new Node.Scalar(ends[1], cell.kind(), cell.location()), Times::monthDay));
  }

  private static @Nullable Season mapping(Fields outer, Node.Mapping mapping) {
    Fields fields = Mappings.openMapping(mapping, KEYS, outer.binding()).require("from", "to");
    Season season = season(day(fields, "from"), day(fields, "to"));
    if (fields.failed()) {
      outer.fail();
    }
    return season;
  }

  private static @Nullable MonthDay day(Fields fields, String key) {
    Node.Scalar scalar = fields.scalar(key);
    return scalar == null ? null : Conversions.accept(fields, scalar, Times::monthDay);
  }

  private static @Nullable Season season(@Nullable MonthDay from, @Nullable MonthDay to) {
    return from == null || to == null ? null : new Season(from, to);
  }
}
