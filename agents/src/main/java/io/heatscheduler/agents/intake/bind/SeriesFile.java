package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds a series, with what the file itself leaves open: which of its series, and for
 * an ordinary table which columns, unit, zone and resolution.
 *
 * @param name the file's name, as a node
 * @param fields the options as written; null if only the name is given
 * @param from first instant taken; null: from the beginning
 * @param to first instant not taken; null: to the end
 */
record SeriesFile(
    Node.Scalar name, @Nullable Fields fields, @Nullable Instant from, @Nullable Instant to) {
  private static final List<String> OF_DOCUMENTS =
      List.of("bidding_zone", "auction", "node", "component", "meter");
  private static final List<String> OF_TABLES =
      List.of("start_column", "value_column", "unit", "time_zone", "resolution");
  private static final Keys KEYS =
      Keys.exact(
          "a series' file",
          "file",
          "from",
          "to",
          "bidding_zone",
          "auction",
          "node",
          "component",
          "meter",
          "start_column",
          "value_column",
          "unit",
          "time_zone",
          "resolution");
  private static final int MOST_AUCTIONS = 99;

  /** Whether a node can name a file of a series. */
  static boolean isOne(Node node) {
    return node instanceof Node.Scalar || node instanceof Node.Mapping;
  }

  /** The file a node names, alone or with options; null, reported, if it is wrong. */
  static @Nullable SeriesFile read(Node node, Binding binding) {
    if (node instanceof Node.Scalar name) {
      return new SeriesFile(name, null, null, null);
    }
    Fields fields = Mappings.open(node, KEYS, binding);
    if (fields == null || !(fields.require("file").node("file") instanceof Node.Scalar name)) {
      return null;
    }
    Instant from = fields.instantOrMidnight("from");
    Instant to = fields.instantOrMidnight("to");
    if (from != null && to != null && !from.isBefore(to)) {
      fields.error(
          "to",
          "EMPTY_SPAN",
          "to is %s, not after from, %s."
              .formatted(binding.clock().at(to), binding.clock().at(from)),
          "Correct one of them; from is the first moment taken, to the first one not taken.");
    }
    return fields.failed() ? null : new SeriesFile(name, fields, from, to);
  }

  /** Which series of a published document is wanted; null, reported, if an option is wrong. */
  @Nullable SeriesRequest request(Quantity quantity) {
    Fields given = fields;
    if (given == null) {
      return SeriesRequest.any(quantity);
    }
    Integer auction = given.integer("auction", 1, MOST_AUCTIONS);
    SeriesRequest request =
        new SeriesRequest(
            quantity,
            given.text("bidding_zone"),
            auction,
            given.text("node"),
            given.text("component"),
            given.text("meter"));
    return given.failed() ? null : request;
  }

  /** How to read an ordinary table; null, reported, if an option is wrong. */
  @Nullable TableShape table(SeriesUse use, Binding binding) {
    Fields given = fields;
    if (given == null) {
      return new TableShape(
          "start", use.valueColumn(), SeriesUnit.OWN, binding.zone(), null, false);
    }
    refuse(given, OF_DOCUMENTS, "belongs to published documents, but this file is a table");
    boolean named = given.node("start_column") != null || given.node("value_column") != null;
    SeriesUnit unit = unit(given, use);
    ZoneId zone = Zones.read(given, "time_zone");
    Integer minutes = given.minutes("resolution", 1, 60);
    if (minutes != null && 60 % minutes != 0) {
      given.error(
          "resolution",
          "SERIES_RESOLUTION",
          "resolution is %d minutes, which is no whole part of an hour.".formatted(minutes),
          "Write the distance of the rows, e.g. PT15M or PT60M.");
    }
    if (named) {
      given.require("unit");
    }
    if (unit != null && unit.perInterval()) {
      given.require("resolution");
    }
    return given.failed()
        ? null
        : new TableShape(
            given.text("start_column", "start"),
            given.text("value_column", use.valueColumn()),
            unit == null ? SeriesUnit.OWN : unit,
            zone == null ? binding.zone() : zone,
            minutes,
            named);
  }

  private static @Nullable SeriesUnit unit(Fields given, SeriesUse use) {
    String text = given.text("unit");
    Quantity quantity = use.published();
    if (text == null || quantity == null) {
      return null;
    }
    SeriesUnit unit = SeriesUnit.parse(text, quantity);
    if (unit == null) {
      given.error(
          "unit",
          "SERIES_UNIT",
          "%s is no unit of %s.".formatted(Shown.of(text), use.key()),
          "Write %s.".formatted(SeriesUnit.known(quantity)));
      return null;
    }
    String currency = unit.currency();
    if (currency != null
        && use.currency() != null
        && !currency.equals(use.currency().getCurrencyCode())) {
      given.error(
          "unit",
          "CURRENCIES_DIFFER",
          "The prices are in %s, but the site's currency is %s."
              .formatted(currency, use.currency()),
          "Convert the prices, or correct one of the currencies.");
    }
    return unit;
  }

  /** Refuses table options on a document that says all of it itself. */
  void refuseTableOptions() {
    Fields given = fields;
    if (given != null) {
      refuse(given, OF_TABLES, "belongs to tables, but this document states it itself");
    }
  }

  private static void refuse(Fields given, List<String> keys, String why) {
    for (String key : keys) {
      if (given.node(key) != null) {
        given.error(key, "OPTION_NOT_HERE", "%s %s.".formatted(key, why), "Remove it.");
      }
    }
  }

  /**
   * How a table writes a series.
   *
   * @param unit of its values
   * @param zone of times without an offset
   * @param minutes distance of its rows; null: as found
   * @param passesOthersOver whether further columns are passed over, because the two are named
   */
  record TableShape(
      String startColumn,
      String valueColumn,
      SeriesUnit unit,
      ZoneId zone,
      @Nullable Integer minutes,
      boolean passesOthersOver) {}
}
