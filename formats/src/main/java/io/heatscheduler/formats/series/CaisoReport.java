package io.heatscheduler.formats.series;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.xml.XmlEvents;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Rows of an OASIS report in XML ({@code OASISReport}), or the error it carries instead. */
final class CaisoReport {
  private final XmlEvents xml;
  private final Consumer<CaisoPrices.Row> rows;
  private String market = "";

  private CaisoReport(XmlEvents xml, Consumer<CaisoPrices.Row> rows) {
    this.xml = xml;
    this.rows = rows;
  }

  /** Reads the report whose root element is current. */
  static void read(XmlEvents xml, Consumer<CaisoPrices.Row> rows) {
    CaisoReport report = new CaisoReport(xml, rows);
    xml.children(report::element);
    xml.toEnd();
  }

  /** Groups differ between report versions; headers, rows and errors do not. */
  private void element(String name) {
    switch (name) {
      case "ERROR" -> throw error();
      case "REPORT_HEADER" -> header();
      case "REPORT_DATA" -> row();
      case "MessageHeader", "DISCLAIMER_ITEM" -> {
        // nothing that a price depends on
      }
      default -> xml.children(this::element);
    }
  }

  private void header() {
    xml.children(
        child -> {
          if (child.equals("UOM")) {
            Location here = xml.here();
            String unit = xml.text();
            if (!unit.toUpperCase(Locale.ROOT).matches("(US)?\\$/MWH")) {
              throw Refusal.at(
                  here,
                  "CAISO_UNIT",
                  "The report is in %s; only prices in US$/MWh are read."
                      .formatted(Quoted.of(unit)),
                  "Download PRC_LMP, PRC_RTPD_LMP or PRC_INTVL_LMP.");
            }
          } else if (child.equals("MKT_TYPE")) {
            market = xml.text();
          }
        });
  }

  private void row() {
    Location here = xml.here();
    Map<String, String> values = new HashMap<>();
    xml.children(child -> values.put(child, xml.text()));
    rows.accept(
        new CaisoPrices.Row(
            value(values, "RESOURCE_NAME", here),
            value(values, "DATA_ITEM", here),
            market,
            Parsing.instant(value(values, "INTERVAL_START_GMT", here), "INTERVAL_START_GMT", here),
            Parsing.instant(value(values, "INTERVAL_END_GMT", here), "INTERVAL_END_GMT", here),
            Parsing.decimal(value(values, "VALUE", here), "VALUE", here),
            here));
  }

  private static String value(Map<String, String> values, String name, Location here) {
    String value = values.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw Refusal.at(
          here.column(name),
          "MISSING_VALUE",
          "The row has no %s.".formatted(name),
          "Download the report again.");
    }
    return value;
  }

  private Refusal error() {
    Location here = xml.here();
    Map<String, String> error = new HashMap<>();
    xml.children(child -> error.put(child, xml.text()));
    String code = error.getOrDefault("ERR_CODE", "");
    return Refusal.at(
        here,
        "CAISO_ERROR",
        "This is the operator's answer that it has no report, not a report: error %s, %s"
            .formatted(Parsing.shown(code), Quoted.of(error.getOrDefault("ERR_DESC", ""))),
        advice(code));
  }

  private static String advice(String code) {
    return switch (code) {
      case "1000", "1001" -> "Ask again later: day-ahead results appear at about 13:00 Pacific.";
      case "1003", "1015" -> "Ask again in a few minutes.";
      case "1004" -> "Ask for at most 31 days at a time.";
      case "1017" -> "Ask for at most 10 nodes at a time.";
      default -> "Correct the request.";
    };
  }
}
