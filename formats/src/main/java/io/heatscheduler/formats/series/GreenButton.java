package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.series.GreenButtonFeed.Entry;
import io.heatscheduler.formats.series.GreenButtonFeed.ReadingType;
import io.heatscheduler.formats.series.GreenButtonFeed.Resource;
import io.heatscheduler.formats.xml.XmlEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Electricity taken from the grid, from a Green Button file (NAESB ESPI).
 *
 * <p>Interval energy (Wh) becomes mean power, mean power (W) stays, registers give the difference
 * of neighbours; value x 10^powerOfTenMultiplier throughout. Export, maxima, reactive energy and
 * other commodities are passed over and named if nothing else is left.
 */
final class GreenButton {
  private final SeriesRequest request;
  private final Findings findings;

  GreenButton(SeriesRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
  }

  /** Reads the document whose root element is current. */
  PublishedSeries read(XmlEvents xml, Location document) {
    GreenButtonFeed feed = GreenButtonFeed.read(xml);
    List<Meter> meters = meters(feed, document);
    Meter meter = choose(meters, document);
    return new PublishedSeries(
        "Green Button usage (ESPI)",
        meter.toString(),
        Quantity.LOAD,
        null,
        feed.clock(),
        new GreenButtonReadings(meter.type, findings, document).intervals(meter.blocks));
  }

  /**
   * A meter reading with all that belongs to it.
   *
   * @param usagePoint the entry of its usage point, or null
   * @param against why it is no load; empty if it is one
   */
  private record Meter(
      Entry reading,
      @Nullable Entry usagePoint,
      ReadingType type,
      List<Entry> blocks,
      String against) {

    boolean isCalled(String name) {
      Entry point = usagePoint;
      return isCalled(reading, name) || (point != null && isCalled(point, name));
    }

    private static boolean isCalled(Entry entry, String name) {
      return entry.title.equalsIgnoreCase(name) || GreenButtonLinks.endsWith(entry.self, name);
    }

    @Override
    public String toString() {
      Entry point = usagePoint;
      return "%s%s"
          .formatted(
              point == null || point.title.isEmpty() ? "" : Parsing.shown(point.title) + ", ",
              reading.title.isEmpty()
                  ? GreenButtonLinks.shown(reading.self)
                  : Parsing.shown(reading.title));
    }
  }

  private List<Meter> meters(GreenButtonFeed feed, Location document) {
    List<Entry> readings = feed.of(Resource.METER_READING);
    List<Entry> blocks = feed.of(Resource.INTERVAL_BLOCK);
    List<Entry> types = feed.of(Resource.READING_TYPE);
    if (blocks.isEmpty() || readings.isEmpty() || types.isEmpty()) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_NO_READINGS",
          "The file holds no %s."
              .formatted(
                  readings.isEmpty()
                      ? "MeterReading"
                      : types.isEmpty() ? "ReadingType" : "IntervalBlock"),
          "Download the usage with its interval data.");
    }
    List<Meter> meters = new ArrayList<>();
    for (Entry reading : readings) {
      List<Entry> own =
          blocks.stream().filter(block -> GreenButtonLinks.isBlockOf(block, reading)).toList();
      Entry type =
          types.stream()
              .filter(entry -> GreenButtonLinks.anySame(reading.related, entry.self))
              .findFirst()
              .orElse(null);
      if (readings.size() == 1 && (own.isEmpty() || type == null)) {
        findings.warning(
            "GREEN_BUTTON_LINKS",
            reading.location,
            "The links do not join the readings to their meter; the only meter of the file is taken.",
            "Check that the file holds no other meter's readings.");
        own = blocks;
        type = types.size() == 1 ? types.getFirst() : type;
      }
      if (type != null && !own.isEmpty()) {
        meters.add(meter(feed, reading, Objects.requireNonNull(type.type), own));
      }
    }
    if (meters.isEmpty()) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_LINKS",
          "No meter reading is linked to both its type and its intervals.",
          "Download the file again; it needs the links up, self and related.");
    }
    return meters;
  }

  private static Meter meter(
      GreenButtonFeed feed, Entry reading, ReadingType type, List<Entry> blocks) {
    Entry point =
        feed.of(Resource.USAGE_POINT).stream()
            .filter(entry -> GreenButtonLinks.isBelow(reading, entry))
            .findFirst()
            .orElse(null);
    return new Meter(
        reading,
        point,
        type,
        blocks,
        GreenButtonLoads.against(type, point == null ? null : point.serviceKind));
  }

  private Meter choose(List<Meter> meters, Location document) {
    String wanted = request.meter();
    List<Meter> named =
        wanted == null ? meters : meters.stream().filter(m -> m.isCalled(wanted)).toList();
    if (named.isEmpty()) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_METER_MISSING",
          "No meter is called %s; the file holds: %s."
              .formatted(Quoted.of(String.valueOf(wanted)), list(meters)),
          "Write its title, or the end of its address.");
    }
    List<Meter> loads = named.stream().filter(meter -> meter.against.isEmpty()).toList();
    if (loads.isEmpty()) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_NO_LOAD",
          "No reading is the mean electric load of a site: %s."
              .formatted(
                  named.stream()
                      .map(
                          meter -> "%s is %s".formatted(Quoted.of(meter.toString()), meter.against))
                      .collect(Collectors.joining("; "))),
          "Download interval data of delivered electricity in Wh or W.");
    }
    List<Meter> forward = loads.stream().filter(m -> GreenButtonLoads.isForward(m.type)).toList();
    List<Meter> best = forward.isEmpty() ? loads : forward;
    if (best.size() > 1) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_SEVERAL_METERS",
          "The file holds %d loads: %s.".formatted(best.size(), list(best)),
          "Choose one, e.g. {file: %s, meter: %s}."
              .formatted(document.source(), GreenButtonLinks.shown(best.getFirst().reading.self)));
    }
    if (forward.isEmpty()) {
      findings.warning(
          "GREEN_BUTTON_NET",
          document,
          "The readings are net of what was fed in, or do not say their direction; they are taken as load.",
          "Check that the site feeds nothing into the grid.");
    }
    return best.getFirst();
  }

  private static String list(List<Meter> meters) {
    return meters.stream()
        .map(
            meter ->
                "%s (%s)"
                    .formatted(
                        Quoted.of(meter.toString()), GreenButtonLinks.shown(meter.reading.self)))
        .collect(Collectors.joining(", "));
  }
}
