package io.heatscheduler.formats.series;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.xml.XmlEvents;
import java.util.Collection;
import java.util.Locale;

/** Refusals of ENTSO-E documents. */
final class EntsoeProblems {
  private EntsoeProblems() {}

  /** The answer the platform gives instead of data; its text tells why. */
  static Refusal acknowledgement(XmlEvents xml) {
    Location location = xml.here();
    StringBuilder reason = new StringBuilder();
    xml.children(
        child -> {
          if (child.equals("Reason")) {
            xml.children(
                part -> {
                  if (part.equals("text")) {
                    reason.append(xml.text());
                  }
                });
          }
        });
    xml.toEnd();
    return Refusal.at(
        location,
        "ENTSOE_NO_DATA",
        "This is the platform's answer that it has no prices, not a price document: %s"
            .formatted(Quoted.of(reason.toString())),
        advice(reason.toString().toLowerCase(Locale.ROOT)));
  }

  private static String advice(String reason) {
    if (reason.contains("exceeds")) {
      return "Ask for a shorter span.";
    }
    if (reason.contains("dependency tables") || reason.contains("not valid")) {
      return "Correct the document type, the bidding zone or the dates of the request.";
    }
    return "Ask again later: the next day's prices appear at about 13:00 CET.";
  }

  static Refusal notPrices(String type, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_NOT_PRICES",
        "The document is of type %s, but prices are of type A44.".formatted(Quoted.of(type)),
        "Download the day-ahead prices (documentType=A44).");
  }

  static Refusal unit(String unit, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_UNIT",
        unit.isEmpty()
            ? "The series does not say per which unit its prices are."
            : "The prices are per %s; only prices per MWH are read.".formatted(Quoted.of(unit)),
        "Check price_Measure_Unit.name in the document.");
  }

  static Refusal currency(String currency, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_CURRENCY",
        currency.isEmpty()
            ? "The series does not say its currency."
            : "%s is not a currency (ISO 4217).".formatted(Quoted.of(currency)),
        "Check currency_Unit.name in the document.");
  }

  static Refusal resolution(String resolution, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_RESOLUTION",
        "The resolution %s is not read.".formatted(Quoted.of(resolution)),
        "Prices of PT5M, PT10M, PT15M, PT20M, PT30M and PT60M are read.");
  }

  static Refusal period(Location location, String what) {
    return Refusal.at(
        location, "ENTSOE_PERIOD", what, "Download the document again, or correct the period.");
  }

  static Refusal position(Location location, String what) {
    return Refusal.at(
        location,
        "ENTSOE_POSITION",
        what,
        "Download the document again; positions count from 1 to the end of their period.");
  }

  static Refusal curve(String curveType, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_CURVE_TYPE",
        "The curve type %s is not read; prices are A01 (every position) or A03 (a missing position repeats the one before)."
            .formatted(Quoted.of(curveType)),
        "Check curveType in the document.");
  }

  static Refusal severalZones(Collection<String> zones, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_SEVERAL_ZONES",
        "The document prices several bidding zones: %s.".formatted(Parsing.shown(zones)),
        "Choose one, e.g. prices: {file: %s, bidding_zone: %s}."
            .formatted(location.source(), Parsing.shown(zones.iterator().next())));
  }

  static Refusal zoneMissing(String wanted, Collection<String> zones, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_ZONE_MISSING",
        "The document does not price the bidding zone %s; it prices %s."
            .formatted(Quoted.of(wanted), Parsing.shown(zones)),
        "Correct bidding_zone, or download that zone.");
  }

  static Refusal auctionMissing(int wanted, Collection<Integer> auctions, Location location) {
    return Refusal.at(
        location,
        "ENTSOE_AUCTION_MISSING",
        "The document holds no prices of auction %d, only of %s."
            .formatted(wanted, String.join(", ", auctions.stream().map(String::valueOf).toList())),
        "Wait until that auction is published, or choose another one with auction: %d."
            .formatted(auctions.iterator().next()));
  }

  static Refusal twice(Location location, String what) {
    return Refusal.at(
        location,
        "SERIES_DUPLICATE",
        what,
        "Keep one of the series, or choose one of the auctions.");
  }
}
