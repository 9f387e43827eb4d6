package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.csv.CsvReader;
import io.heatscheduler.formats.xml.XmlEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Locational marginal prices of the California system operator (CAISO OASIS): day-ahead hours,
 * 15-minute and 5-minute markets, as XML or CSV, alone or in the archive the operator gives out.
 *
 * <p>Prices are in USD per MWh. Only the GMT columns are used, so days of a clock change need no
 * rule. One node and one component are taken; unasked, the component is LMP, the whole price.
 */
final class CaisoPrices {
  /** Column that only these tables have. */
  static final String START_COLUMN = "INTERVALSTARTTIME_GMT";

  private static final BigDecimal COMPONENT_TOLERANCE = new BigDecimal("0.01");
  private static final int NODES_NAMED = 10;
  private static final int KWH_PER_MWH_DIGITS = 3;

  /** What the operator calls each part of a price, by the name people use. */
  private static final Map<String, String> ITEMS =
      Map.of(
          "LMP", "LMP_PRC",
          "MCE", "LMP_ENE_PRC",
          "MCC", "LMP_CONG_PRC",
          "MCL", "LMP_LOSS_PRC",
          "MGHG", "LMP_GHG_PRC");

  private final SeriesRequest request;
  private final Findings findings;
  private final TreeSet<String> nodes = new TreeSet<>();
  private final Map<String, TreeMap<Instant, Interval>> byItem = new TreeMap<>();
  private String market = "";

  CaisoPrices(SeriesRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
  }

  /** Reads the documents of one request, which may come in a file for each component. */
  PublishedSeries read(List<SourceBytes> documents) {
    String item = item(documents.getFirst().location());
    for (SourceBytes document : documents) {
      if (document.name().toLowerCase(Locale.ROOT).endsWith(".csv")) {
        CaisoTable table = new CaisoTable(this::add);
        new CsvReader().rows(document, table);
      } else {
        CaisoReport.read(XmlEvents.open(document), this::add);
      }
    }
    Location location = documents.getFirst().location();
    String node = node(location);
    TreeMap<Instant, Interval> chosen = byItem.get(item);
    if (chosen == null) {
      throw Refusal.at(
          location,
          "CAISO_COMPONENT_MISSING",
          "The document holds no %s of %s; it holds %s."
              .formatted(item, Parsing.shown(node), Parsing.shown(byItem.keySet())),
          "Download the missing component, or choose another one with component.");
    }
    checkSum(location);
    return new PublishedSeries(
        "CAISO OASIS prices",
        "node %s, %s%s, %s, in USD per MWh"
            .formatted(
                Parsing.shown(node),
                item,
                market.isEmpty() ? "" : ", market " + Parsing.shown(market),
                lengths(chosen)),
        Quantity.PRICE,
        "USD",
        null,
        perKwh(chosen));
  }

  /** One row of a table or report. */
  record Row(
      String node,
      String item,
      String market,
      Instant start,
      Instant end,
      BigDecimal perMwh,
      Location location) {}

  private void add(Row row) {
    String wanted = request.node();
    if (nodes.size() < NODES_NAMED) {
      nodes.add(row.node);
    }
    boolean ofNode = wanted == null ? nodes.size() == 1 : row.node.equals(wanted);
    if (!ofNode) {
      return;
    }
    if (!row.start.isBefore(row.end)) {
      throw Refusal.at(
          row.location,
          "CAISO_INTERVAL",
          "The interval ends at %s, not after its start %s.".formatted(row.end, row.start),
          "Download the document again.");
    }
    market = row.market;
    Interval interval = new Interval(row.start, row.end, row.perMwh, row.location);
    Interval there =
        byItem.computeIfAbsent(row.item, item -> new TreeMap<>()).put(row.start, interval);
    if (there != null && there.value().compareTo(row.perMwh) != 0) {
      throw Refusal.at(
          row.location,
          "SERIES_DUPLICATE",
          "The %s at %s is given twice, as %s and %s per MWh."
              .formatted(
                  Parsing.shown(row.item),
                  row.start,
                  Parsing.shown(there.value()),
                  Parsing.shown(row.perMwh)),
          "Keep one market and one revision in the file.");
    }
  }

  private String item(Location location) {
    String component = request.component();
    if (component == null) {
      return "LMP_PRC";
    }
    String upper = component.toUpperCase(Locale.ROOT);
    String item = ITEMS.getOrDefault(upper, upper);
    if (!ITEMS.containsValue(item)) {
      throw Refusal.at(
          location,
          "CAISO_COMPONENT",
          "%s is no component of a price.".formatted(Quoted.of(component)),
          "Write LMP (the whole price), MCE (energy), MCC (congestion), MCL (losses) or MGHG"
              + " (greenhouse gas).");
    }
    return item;
  }

  private String node(Location location) {
    String wanted = request.node();
    if (nodes.isEmpty()) {
      throw Refusal.at(
          location,
          "CAISO_NO_PRICES",
          "The document holds no prices.",
          "Download LMP prices (PRC_LMP, PRC_RTPD_LMP or PRC_INTVL_LMP).");
    }
    if (wanted == null && nodes.size() > 1) {
      throw Refusal.at(
          location,
          "CAISO_SEVERAL_NODES",
          "The document prices several nodes, e.g. %s.".formatted(Parsing.shown(nodes)),
          "Choose one, e.g. prices: {file: %s, node: %s}."
              .formatted(location.source(), Parsing.shown(nodes.first())));
    }
    if (wanted != null && byItem.isEmpty()) {
      throw Refusal.at(
          location,
          "CAISO_NODE_MISSING",
          "The document does not price the node %s, but e.g. %s."
              .formatted(Quoted.of(wanted), Parsing.shown(nodes)),
          "Correct node, or download that node.");
    }
    return wanted == null ? nodes.first() : wanted;
  }

  /** LMP is the sum of its components; a difference means rows of different revisions. */
  private void checkSum(Location location) {
    TreeMap<Instant, Interval> whole = byItem.get("LMP_PRC");
    List<TreeMap<Instant, Interval>> parts =
        byItem.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("LMP_PRC"))
            .map(Map.Entry::getValue)
            .toList();
    boolean complete =
        byItem.keySet().containsAll(List.of("LMP_ENE_PRC", "LMP_CONG_PRC", "LMP_LOSS_PRC"));
    if (whole == null || !complete) {
      return;
    }
    for (Interval interval : whole.values()) {
      BigDecimal sum = BigDecimal.ZERO;
      for (TreeMap<Instant, Interval> part : parts) {
        Interval value = part.get(interval.start());
        sum = value == null ? sum : sum.add(value.value());
      }
      if (sum.subtract(interval.value()).abs().compareTo(COMPONENT_TOLERANCE) > 0) {
        findings.warning(
            "CAISO_COMPONENTS_DIFFER",
            interval.location(),
            "At %s the components sum to %s, but LMP is %s."
                .formatted(interval.start(), Parsing.shown(sum), Parsing.shown(interval.value())),
            "Prices may have been corrected: download %s again.".formatted(location.source()),
            interval.start(),
            sum,
            interval.value(),
            String.valueOf(location.source()));
        return;
      }
    }
  }

  private static List<Interval> perKwh(TreeMap<Instant, Interval> perMwh) {
    Timeline timeline = new Timeline();
    for (Interval interval : perMwh.values()) {
      timeline
          .add(
              new Interval(
                  interval.start(),
                  interval.end(),
                  interval.value().movePointLeft(KWH_PER_MWH_DIGITS),
                  interval.location()))
          .ifPresent(
              there -> {
                throw Refusal.at(
                    interval.location(),
                    "SERIES_DUPLICATE",
                    "The interval from %s to %s lies over the one from %s to %s."
                        .formatted(interval.start(), interval.end(), there.start(), there.end()),
                    "Keep one market in the file.");
              });
    }
    return timeline.intervals();
  }

  private static String lengths(TreeMap<Instant, Interval> intervals) {
    return intervals.values().stream()
        .map(interval -> Duration.between(interval.start(), interval.end()))
        .distinct()
        .sorted()
        .map(length -> length.toMinutes() + " min")
        .collect(Collectors.joining(" and "));
  }
}
