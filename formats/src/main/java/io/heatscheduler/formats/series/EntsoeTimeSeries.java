package io.heatscheduler.formats.series;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.xml.XmlEvents;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one {@code TimeSeries}: what its prices are, and its periods. */
final class EntsoeTimeSeries {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Map<String, Duration> RESOLUTIONS =
      Map.of(
          "PT5M", Duration.ofMinutes(5),
          "PT10M", Duration.ofMinutes(10),
          "PT15M", Duration.ofMinutes(15),
          "PT20M", Duration.ofMinutes(20),
          "PT30M", Duration.ofMinutes(30),
          "PT60M", Duration.ofMinutes(60),
          "PT1H", Duration.ofMinutes(60));

  private final XmlEvents xml;
  private final Location location;
  private final List<RawPeriod> periods = new ArrayList<>();
  private String zone = "";
  private String currency = "";
  private String unit = "";
  private String curveType = "A01";
  private @Nullable Integer auction;

  private EntsoeTimeSeries(XmlEvents xml) {
    this.xml = xml;
    this.location = xml.here();
  }

  /** Periods of the series whose element is current; its own fields may stand in any order. */
  static List<EntsoePeriod> read(XmlEvents xml) {
    EntsoeTimeSeries series = new EntsoeTimeSeries(xml);
    xml.children(series::field);
    return series.finish();
  }

  private void field(String name) {
    switch (name) {
      case "in_Domain.mRID" -> zone = xml.text();
      case "currency_Unit.name" -> currency = xml.text();
      case "price_Measure_Unit.name" -> unit = xml.text();
      case "curveType" -> curveType = xml.text();
      case "classificationSequence_AttributeInstanceComponent.position" -> {
        Location here = xml.here();
        auction = Math.toIntExact(Math.min(9_999, Parsing.whole(xml.text(), name, here)));
      }
      case "Period" -> periods.add(period());
      default -> {
        // identifiers and market codes that do not change the price
      }
    }
  }

  private RawPeriod period() {
    RawPeriod period = new RawPeriod(xml.here());
    xml.children(
        child -> {
          switch (child) {
            case "timeInterval" -> xml.children(edge -> edge(period, edge));
            case "resolution" -> period.resolution = xml.text();
            case "Point" -> point(period);
            default -> {
              // nothing else belongs to a period's prices
            }
          }
        });
    return period;
  }

  private void edge(RawPeriod period, String edge) {
    Location here = xml.here();
    if (edge.equals("start")) {
      period.start = Parsing.instant(xml.text(), edge, here);
    } else if (edge.equals("end")) {
      period.end = Parsing.instant(xml.text(), edge, here);
    }
  }

  private void point(RawPeriod period) {
    Location here = xml.here();
    long[] position = {0};
    List<BigDecimal> amount = new ArrayList<>(1);
    xml.children(
        child -> {
          if (child.equals("position")) {
            position[0] = Parsing.whole(xml.text(), child, here);
          } else if (child.equals("price.amount")) {
            amount.add(Parsing.decimal(xml.text(), child, here));
          }
        });
    if (position[0] < 1 || amount.size() != 1) {
      throw EntsoeProblems.position(
          here, "The point has no position from 1 on, or not exactly one price.amount.");
    }
    EntsoePeriod.Point point = new EntsoePeriod.Point(amount.getFirst(), here);
    if (period.points.put(position[0], point) != null) {
      throw EntsoeProblems.position(
          here, "Position %d is given twice in its period.".formatted(position[0]));
    }
  }

  private List<EntsoePeriod> finish() {
    if (!unit.equalsIgnoreCase("MWH")) {
      throw EntsoeProblems.unit(unit, location);
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw EntsoeProblems.currency(currency, location);
    }
    if (!curveType.equals("A01") && !curveType.equals("A03")) {
      throw EntsoeProblems.curve(curveType, location);
    }
    return periods.stream().map(this::checked).toList();
  }

  private EntsoePeriod checked(RawPeriod raw) {
    Instant start = raw.start;
    Instant end = raw.end;
    if (start == null || end == null || !start.isBefore(end)) {
      throw EntsoeProblems.period(
          raw.location, "The period has no start and end, or its end is not after its start.");
    }
    Duration resolution = RESOLUTIONS.get(raw.resolution);
    if (resolution == null) {
      throw EntsoeProblems.resolution(raw.resolution, raw.location);
    }
    long slots = Duration.between(start, end).dividedBy(resolution);
    if (!start.plus(resolution.multipliedBy(slots)).equals(end)) {
      throw EntsoeProblems.period(
          raw.location,
          "The period from %s to %s is no whole number of %s."
              .formatted(start, end, raw.resolution));
    }
    if (!raw.points.isEmpty() && raw.points.lastKey() > slots) {
      throw EntsoeProblems.position(
          raw.points.lastEntry().getValue().location(),
          "Position %d lies after the period's end: from %s to %s there are %d positions of %s."
              .formatted(raw.points.lastKey(), start, end, slots, raw.resolution));
    }
    return new EntsoePeriod(
        zone,
        auction,
        currency,
        curveType.equals("A03"),
        start,
        resolution,
        slots,
        raw.points,
        raw.location);
  }

  /** A period as read so far. */
  private static final class RawPeriod {
    private final Location location;
    private final TreeMap<Long, EntsoePeriod.Point> points = new TreeMap<>();
    private String resolution = "";
    private @Nullable Instant start;
    private @Nullable Instant end;

    RawPeriod(Location location) {
      this.location = location;
    }
  }
}
