package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.xml.XmlEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Day-ahead prices as the ENTSO-E Transparency Platform publishes them: a {@code
 * Publication_MarketDocument} of type A44, any version of its namespace.
 *
 * <p>A slot starts at the period's start + (position - 1) x resolution. With curve type A03 a
 * missing position repeats the one before it up to the end of its period, with A01 it is a hole.
 * Where series of one auction differ in resolution, the finer one holds.
 */
final class EntsoePrices {
  /**
   * Ten years of five-minute prices; a few bytes with curve type A03 could otherwise fill the
   * memory.
   */
  private static final long MOST_POSITIONS = 1_051_200;

  private final SeriesRequest request;
  private final Findings findings;

  EntsoePrices(SeriesRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
  }

  /** Reads the document whose root element is current. */
  PublishedSeries read(XmlEvents xml, Location document) {
    List<EntsoePeriod> all = new ArrayList<>();
    xml.children(
        child -> {
          if (child.equals("type")) {
            Location here = xml.here();
            String type = xml.text();
            if (!type.equals("A44")) {
              throw EntsoeProblems.notPrices(type, here);
            }
          } else if (child.equals("TimeSeries")) {
            all.addAll(EntsoeTimeSeries.read(xml));
          }
        });
    xml.toEnd();
    if (all.isEmpty()) {
      throw EntsoeProblems.period(document, "The document holds no period of prices.");
    }
    if (all.stream().mapToLong(EntsoePeriod::slots).sum() > MOST_POSITIONS) {
      throw EntsoeProblems.period(
          document,
          "The document's periods have more than %s positions."
              .formatted(Quoted.count(MOST_POSITIONS)));
    }
    String zone = zone(all, document);
    List<EntsoePeriod> ofZone = all.stream().filter(period -> period.zone().equals(zone)).toList();
    List<EntsoePeriod> chosen = auction(ofZone, document);
    String currency = chosen.getFirst().currency();
    chosen.stream()
        .filter(period -> !period.currency().equals(currency))
        .findFirst()
        .ifPresent(
            other -> {
              throw EntsoeProblems.twice(
                  other.location(),
                  "The document mixes prices in %s and %s.".formatted(currency, other.currency()));
            });
    return new PublishedSeries(
        "ENTSO-E day-ahead prices (A44)",
        "bidding zone %s, %s, in %s per MWh"
            .formatted(Parsing.shown(zone), resolutions(chosen), currency),
        Quantity.PRICE,
        currency,
        null,
        merge(chosen));
  }

  private String zone(List<EntsoePeriod> all, Location document) {
    TreeSet<String> zones =
        all.stream().map(EntsoePeriod::zone).collect(Collectors.toCollection(TreeSet::new));
    String wanted = request.biddingZone();
    if (wanted == null) {
      if (zones.size() > 1) {
        throw EntsoeProblems.severalZones(zones, document);
      }
      return zones.first();
    }
    if (!zones.contains(wanted)) {
      throw EntsoeProblems.zoneMissing(wanted, zones, document);
    }
    return wanted;
  }

  /**
   * Periods of the wanted auction. A document without auction numbers has only one; another auction
   * never stands in for a missing one.
   */
  private List<EntsoePeriod> auction(List<EntsoePeriod> periods, Location document) {
    TreeSet<Integer> auctions =
        periods.stream()
            .flatMap(period -> Optional.ofNullable(period.auction()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Integer asked = request.auction();
    int wanted = asked == null ? 1 : asked;
    List<EntsoePeriod> chosen =
        periods.stream()
            .filter(period -> period.auction() == null || period.auction() == wanted)
            .toList();
    boolean absent = chosen.isEmpty() || (asked != null && !auctions.contains(asked));
    if (absent && !auctions.isEmpty()) {
      throw EntsoeProblems.auctionMissing(wanted, auctions, document);
    }
    if (auctions.size() > 1) {
      findings.info(
          "ENTSOE_AUCTION_CHOSEN",
          document,
          "The document holds the auctions %s; auction %d is used."
              .formatted(
                  auctions.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  wanted));
    }
    return chosen;
  }

  /** One price for each moment: the finest resolution first, coarser ones where nothing is yet. */
  private List<Interval> merge(List<EntsoePeriod> periods) {
    Timeline timeline = new Timeline();
    boolean toldOverlap = false;
    List<EntsoePeriod> finestFirst =
        periods.stream()
            .sorted(
                Comparator.comparing(EntsoePeriod::resolution).thenComparing(EntsoePeriod::start))
            .toList();
    Duration finest = finestFirst.getFirst().resolution();
    for (EntsoePeriod period : finestFirst) {
      for (Interval interval : period.intervals()) {
        if (period.resolution().equals(finest)) {
          timeline.add(interval).ifPresent(there -> refuseTwice(interval, there));
        } else if (timeline.addUncovered(interval) && !toldOverlap) {
          toldOverlap = true;
          findings.warning(
              "ENTSOE_OVERLAP",
              interval.location(),
              "From %s on the document prices the same time in several resolutions; the finer one is used."
                  .formatted(interval.start()),
              "Check that both are of the same auction.",
              interval.start());
        }
      }
      period.repeated().ifPresent(findings::add);
    }
    return timeline.intervals();
  }

  private static void refuseTwice(Interval interval, Interval there) {
    throw EntsoeProblems.twice(
        interval.location(),
        "The price at %s is given twice, as %s and %s per kWh."
            .formatted(
                interval.start(), Parsing.shown(there.value()), Parsing.shown(interval.value())));
  }

  private static String resolutions(List<EntsoePeriod> periods) {
    return periods.stream()
        .map(EntsoePeriod::resolution)
        .distinct()
        .sorted()
        .map(resolution -> resolution.toMinutes() + " min")
        .collect(Collectors.joining(" and "));
  }
}
