package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.PublishedSeries.Interval;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.series.GreenButtonFeed.Block;
import io.heatscheduler.formats.series.GreenButtonFeed.Entry;
import io.heatscheduler.formats.series.GreenButtonFeed.Quality;
import io.heatscheduler.formats.series.GreenButtonFeed.Reading;
import io.heatscheduler.formats.series.GreenButtonFeed.ReadingType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the readings of one meter into mean power over time. */
final class GreenButtonReadings {
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int WATTS_PER_KILOWATT_DIGITS = 3;

  private final ReadingType type;
  private final Findings findings;
  private final Location document;
  private final Map<Quality, Integer> qualities = new EnumMap<>(Quality.class);
  private int replaced;

  GreenButtonReadings(ReadingType type, Findings findings, Location document) {
    this.type = type;
    this.findings = findings;
    this.document = document;
  }

  /** A reading that knows its own time. */
  private record Timed(long start, long duration, BigDecimal value, Location location) {}

  /** Mean power in kW; where blocks repeat an interval, the entry updated last holds. */
  List<Interval> intervals(List<Entry> entries) {
    List<Timed> readings = new ArrayList<>();
    entries.stream()
        .sorted(Comparator.comparing(entry -> entry.updated))
        .forEach(entry -> entry.blocks.forEach(block -> readings.addAll(timed(block, entry))));
    List<Interval> intervals =
        GreenButtonLoads.isRegister(type) ? differences(readings) : merged(readings);
    if (intervals.isEmpty()) {
      throw Refusal.at(
          document,
          "GREEN_BUTTON_NO_READINGS",
          "The meter has no readings.",
          "Download the usage with its interval data.");
    }
    tell();
    return intervals;
  }

  private List<Timed> timed(Block block, Entry entry) {
    List<Timed> timed = new ArrayList<>();
    Long next = block.start();
    for (Reading reading : block.readings()) {
      Long ownStart = reading.start();
      Long ownDuration = reading.duration();
      Long start = ownStart == null ? next : ownStart;
      long duration = ownDuration == null ? type.intervalLength() : ownDuration;
      if (start == null || (duration <= 0 && !GreenButtonLoads.isRegister(type))) {
        throw Refusal.at(
            reading.location(),
            "GREEN_BUTTON_TIME",
            "The reading has no start or no duration, and neither its block (%s) nor its type gives it."
                .formatted(entry.location),
            "Download the file again.");
      }
      timed.add(new Timed(start, duration, reading.value(), reading.location()));
      qualities.merge(reading.quality(), 1, Integer::sum);
      next = start + duration;
    }
    return timed;
  }

  private List<Interval> merged(List<Timed> readings) {
    Timeline timeline = new Timeline();
    for (Timed reading : readings) {
      Interval interval =
          interval(reading.start, reading.duration, reading.value, reading.location);
      timeline
          .add(interval)
          .ifPresent(
              there -> {
                if (!there.start().equals(interval.start())
                    || !there.end().equals(interval.end())) {
                  throw Refusal.at(
                      interval.location(),
                      "GREEN_BUTTON_OVERLAP",
                      "The reading from %s to %s lies over one from %s to %s."
                          .formatted(interval.start(), interval.end(), there.start(), there.end()),
                      "Download one resolution at a time.");
                }
                replaced++;
                timeline.replace(there, interval);
              });
    }
    return timeline.intervals();
  }

  /** Use between neighbouring register readings; a falling register is a reset, hence a hole. */
  private List<Interval> differences(List<Timed> readings) {
    TreeMap<Long, Timed> byStart = new TreeMap<>();
    readings.forEach(reading -> byStart.put(reading.start, reading));
    List<Timed> ascending = List.copyOf(byStart.values());
    long usual = usualDistance(ascending);
    List<Interval> intervals = new ArrayList<>();
    for (int i = 1; i < ascending.size(); i++) {
      Timed from = ascending.get(i - 1);
      Timed to = ascending.get(i);
      BigDecimal use = to.value.subtract(from.value);
      if (use.signum() < 0) {
        findings.warning(
            "GREEN_BUTTON_REGISTER_RESET",
            to.location,
            "The register falls from %s to %s; the time between is left out."
                .formatted(Parsing.shown(from.value), Parsing.shown(to.value)),
            "Give that interval from another source.",
            from.value,
            to.value);
      } else if (to.start - from.start == usual) {
        intervals.add(interval(from.start, usual, use, to.location));
      }
    }
    return intervals;
  }

  /** The shortest distance; a longer one means that readings are missing. */
  private static long usualDistance(List<Timed> ascending) {
    long shortest = Long.MAX_VALUE;
    for (int i = 1; i < ascending.size(); i++) {
      shortest = Math.min(shortest, ascending.get(i).start - ascending.get(i - 1).start);
    }
    return shortest;
  }

  private Interval interval(long start, long duration, BigDecimal value, Location location) {
    if (duration <= 0 || SECONDS_PER_HOUR % duration != 0) {
      throw Refusal.at(
          location,
          "GREEN_BUTTON_DURATION",
          "The reading lasts %d seconds, which is no whole part of an hour.".formatted(duration),
          "Download interval data of 5, 15, 30 or 60 minutes; longer readings do not show peaks.");
    }
    BigDecimal kilo =
        value.scaleByPowerOfTen(type.powerOfTen()).movePointLeft(WATTS_PER_KILOWATT_DIGITS);
    Long uom = type.uom();
    BigDecimal kilowatts =
        uom != null && uom == GreenButtonLoads.WATT
            ? kilo
            : kilo.multiply(BigDecimal.valueOf(SECONDS_PER_HOUR / duration));
    return new Interval(
        Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + duration), kilowatts, location);
  }

  private void tell() {
    int estimated = qualities.getOrDefault(Quality.ESTIMATED, 0);
    int suspect = qualities.getOrDefault(Quality.SUSPECT, 0);
    if (estimated + suspect > 0) {
      findings.warning(
          "GREEN_BUTTON_QUALITY",
          document,
          "The utility marks %d readings as estimated and %d as questionable or raw."
              .formatted(estimated, suspect),
          "A bill may be corrected later.",
          estimated,
          suspect);
    }
    if (replaced > 0) {
      findings.warning(
          "GREEN_BUTTON_CORRECTED",
          document,
          "%d intervals are given several times with other values; the entry updated last is used."
              .formatted(replaced),
          "Check that the corrections are meant.",
          replaced);
    }
  }
}
