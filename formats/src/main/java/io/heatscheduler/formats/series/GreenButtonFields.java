package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.MeterClock;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.xml.XmlEvents;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of the ESPI resources, as the ESPI schema defines them. */
final class GreenButtonFields {
  private static final int MOST_POWER_OF_TEN = 12;

  /** 1 January 2200. */
  private static final long LATEST_EPOCH_SECOND = 7_258_118_400L;

  private static final String NO_DAYLIGHT_SAVING = "FFFFFFFF";

  private GreenButtonFields() {}

  static void usagePoint(XmlEvents xml, GreenButtonFeed.Entry entry) {
    xml.children(
        child -> {
          if (child.equals("ServiceCategory")) {
            xml.children(
                kind -> {
                  if (kind.equals("kind")) {
                    Location here = xml.here();
                    entry.serviceKind = Parsing.whole(xml.text(), kind, here);
                  }
                });
          }
        });
  }

  static GreenButtonFeed.ReadingType readingType(XmlEvents xml) {
    Map<String, Long> codes = new HashMap<>();
    Location location = xml.here();
    xml.children(
        child -> {
          switch (child) {
            case "commodity",
                "flowDirection",
                "accumulationBehaviour",
                "kind",
                "dataQualifier",
                "uom",
                "powerOfTenMultiplier",
                "intervalLength" -> {
              Location here = xml.here();
              String text = xml.text();
              if (!text.isEmpty()) {
                codes.put(child, Parsing.whole(text, child, here));
              }
            }
            default -> {
              // phase, tiers and the like do not change the load
            }
          }
        });
    long power = codes.getOrDefault("powerOfTenMultiplier", 0L);
    if (Math.abs(power) > MOST_POWER_OF_TEN) {
      throw Refusal.at(
          location,
          "GREEN_BUTTON_MULTIPLIER",
          "powerOfTenMultiplier is %d, but must be from -12 to 12.".formatted(power),
          "Download the file again.");
    }
    return new GreenButtonFeed.ReadingType(
        codes.get("commodity"),
        codes.get("flowDirection"),
        codes.get("accumulationBehaviour"),
        codes.get("kind"),
        codes.get("dataQualifier"),
        codes.get("uom"),
        (int) power,
        codes.getOrDefault("intervalLength", 0L));
  }

  static GreenButtonFeed.Block block(XmlEvents xml) {
    List<GreenButtonFeed.Reading> readings = new ArrayList<>();
    List<Long> start = new ArrayList<>(1);
    xml.children(
        child -> {
          if (child.equals("interval")) {
            Span span = span(xml);
            if (span.start != null) {
              start.add(span.start);
            }
          } else if (child.equals("IntervalReading")) {
            readings.add(reading(xml));
          }
        });
    return new GreenButtonFeed.Block(start.isEmpty() ? null : start.getFirst(), readings);
  }

  private static GreenButtonFeed.Reading reading(XmlEvents xml) {
    Location location = xml.here();
    List<BigDecimal> value = new ArrayList<>(1);
    Span[] span = {new Span(null, null)};
    GreenButtonFeed.Quality[] worst = {GreenButtonFeed.Quality.GOOD};
    xml.children(
        child -> {
          switch (child) {
            case "timePeriod" -> span[0] = span(xml);
            case "value" -> value.add(Parsing.decimal(xml.text(), child, location));
            case "ReadingQuality" ->
                xml.children(
                    field -> {
                      if (field.equals("quality")) {
                        GreenButtonFeed.Quality quality =
                            GreenButtonFeed.Quality.of(Parsing.whole(xml.text(), field, location));
                        worst[0] = quality.compareTo(worst[0]) > 0 ? quality : worst[0];
                      }
                    });
            default -> {
              // cost, tier and tou are the utility's, not the meter's
            }
          }
        });
    if (value.size() != 1) {
      throw Refusal.at(
          location,
          "GREEN_BUTTON_VALUE",
          "The reading has no value, or more than one.",
          "Download the file again.");
    }
    return new GreenButtonFeed.Reading(
        span[0].start, span[0].duration, value.getFirst(), worst[0], location);
  }

  private record Span(@Nullable Long start, @Nullable Long duration) {}

  private static Span span(XmlEvents xml) {
    Map<String, Long> seconds = new HashMap<>();
    xml.children(
        child -> {
          Location here = xml.here();
          if (child.equals("start") || child.equals("duration")) {
            long value = Parsing.whole(xml.text(), child, here);
            if (value < 0 || value > LATEST_EPOCH_SECOND) {
              throw Refusal.at(
                  here.column(child),
                  "OUT_OF_RANGE",
                  "%s is %d seconds.".formatted(child, value),
                  "Times are seconds since 1970 in UTC, up to the year 2199.");
            }
            seconds.put(child, value);
          }
        });
    return new Span(seconds.get("start"), seconds.get("duration"));
  }

  static MeterClock clock(XmlEvents xml) {
    Map<String, String> values = new HashMap<>();
    Location location = xml.here();
    xml.children(child -> values.put(child, xml.text()));
    try {
      int standard =
          Math.toIntExact(
              Parsing.whole(values.getOrDefault("tzOffset", "0"), "tzOffset", location));
      int saving =
          Math.toIntExact(
              Parsing.whole(values.getOrDefault("dstOffset", "0"), "dstOffset", location));
      var _ = ZoneOffset.ofTotalSeconds(Math.addExact(standard, saving)); // an offset, too
      return new MeterClock(
          ZoneOffset.ofTotalSeconds(standard),
          saving,
          change(values.getOrDefault("dstStartRule", NO_DAYLIGHT_SAVING), location),
          change(values.getOrDefault("dstEndRule", NO_DAYLIGHT_SAVING), location));
    } catch (DateTimeException | ArithmeticException e) {
      throw new Refusal(clockProblem(location, values.toString()).finding());
    }
  }

  /**
   * A daylight saving rule: 32 bits in 8 hexadecimal digits, from the lowest: 12 seconds, 5 hour, 3
   * weekday, 5 day of month, 3 operator, 4 month.
   */
  static MeterClock.@Nullable Change change(String rule, Location location) {
    if (rule.equalsIgnoreCase(NO_DAYLIGHT_SAVING)) {
      return null;
    }
    try {
      int bits = Integer.parseUnsignedInt(rule, 16);
      int weekday = bits >>> 17 & 7;
      int operator = bits >>> 25 & 7;
      return new MeterClock.Change(
          Month.of(bits >>> 28 & 15),
          weekday == 0 ? null : DayOfWeek.of(weekday),
          operator,
          Math.max(1, bits >>> 20 & 31),
          LocalTime.of(bits >>> 12 & 31, 0).plusSeconds(bits & 4095));
    } catch (DateTimeException | NumberFormatException e) {
      throw new Refusal(clockProblem(location, rule).finding());
    }
  }

  private static Refusal clockProblem(Location location, String what) {
    return Refusal.at(
        location,
        "GREEN_BUTTON_CLOCK",
        "The local time parameters make no clock: %s".formatted(Quoted.of(what)),
        "Correct tzOffset, dstOffset and the daylight saving rules, or delete LocalTimeParameters.");
  }
}
