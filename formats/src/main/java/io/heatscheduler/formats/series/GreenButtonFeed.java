package io.heatscheduler.formats.series;

import io.heatscheduler.core.connect.MeterClock;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.xml.XmlEvents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a Green Button feed (NAESB ESPI in Atom) that a load profile needs, each with
 * the links that join them. Elements are known by namespace, never by prefix.
 */
final class GreenButtonFeed {
  /** Namespace of feed, entry and link. */
  static final String ATOM = "http://www.w3.org/2005/Atom";

  private static final String ESPI = "http://naesb.org/espi";

  /** Every entry that holds a resource, in reading order. */
  private final List<Entry> entries = new ArrayList<>();

  private @Nullable MeterClock clock;

  private GreenButtonFeed() {}

  /** Reads the feed, or the single entry, whose element is current. */
  static GreenButtonFeed read(XmlEvents xml) {
    GreenButtonFeed feed = new GreenButtonFeed();
    if (xml.name().equals("entry")) {
      feed.entry(xml);
    } else {
      xml.children(
          child -> {
            if (child.equals("entry")) {
              feed.entry(xml);
            }
          });
    }
    xml.toEnd();
    return feed;
  }

  /** Entries of one kind of resource. */
  List<Entry> of(Resource resource) {
    return entries.stream().filter(entry -> entry.resource == resource).toList();
  }

  /** The local clock the feed states, or null. */
  @Nullable MeterClock clock() {
    return clock;
  }

  private void entry(XmlEvents xml) {
    Entry entry = new Entry(xml.here());
    xml.children(
        child -> {
          switch (child) {
            case "link" -> entry.link(xml.attribute("rel"), xml.attribute("href"));
            case "title" -> entry.title = xml.text();
            case "updated" -> entry.updated = xml.text();
            case "content" -> xml.children(resource -> resource(xml, entry, resource));
            default -> {
              // identifiers that join nothing
            }
          }
        });
    if (entry.resource != Resource.OTHER) {
      entries.add(entry);
    }
  }

  private void resource(XmlEvents xml, Entry entry, String name) {
    if (!xml.namespace().equals(ESPI)) {
      return;
    }
    switch (name) {
      case "UsagePoint" -> {
        entry.resource = Resource.USAGE_POINT;
        GreenButtonFields.usagePoint(xml, entry);
      }
      case "MeterReading" -> entry.resource = Resource.METER_READING;
      case "ReadingType" -> {
        entry.resource = Resource.READING_TYPE;
        entry.type = GreenButtonFields.readingType(xml);
      }
      case "IntervalBlock" -> {
        entry.resource = Resource.INTERVAL_BLOCK;
        entry.blocks.add(GreenButtonFields.block(xml));
      }
      case "LocalTimeParameters" -> clock = GreenButtonFields.clock(xml);
      default -> {
        // summaries and power quality say nothing about the load over time
      }
    }
  }

  /** What an entry holds. */
  enum Resource {
    USAGE_POINT,
    METER_READING,
    READING_TYPE,
    INTERVAL_BLOCK,
    OTHER
  }

  /** One entry with its links. */
  static final class Entry {
    final Location location;
    final List<String> related = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    Resource resource = Resource.OTHER;
    String self = "";
    String up = "";
    String title = "";
    String updated = "";
    @Nullable Long serviceKind;
    @Nullable ReadingType type;

    Entry(Location location) {
      this.location = location;
    }

    private void link(String rel, String href) {
      switch (rel) {
        case "self" -> self = href;
        case "up" -> up = href;
        case "related" -> related.add(href);
        default -> {
          // alternates and the like
        }
      }
    }
  }

  /**
   * What the values of readings are; a code that is null is not given.
   *
   * @param powerOfTen factor of a value as a power of ten
   * @param intervalLength length of a reading that states none, in seconds
   */
  record ReadingType(
      @Nullable Long commodity,
      @Nullable Long flowDirection,
      @Nullable Long accumulation,
      @Nullable Long kind,
      @Nullable Long dataQualifier,
      @Nullable Long uom,
      int powerOfTen,
      long intervalLength) {}

  /**
   * A block of readings.
   *
   * @param start of the first reading if it does not state its own, epoch seconds
   */
  record Block(@Nullable Long start, List<Reading> readings) {}

  /**
   * A reading as written.
   *
   * @param start epoch seconds; null: it follows the one before
   * @param duration seconds; null: the reading type's
   * @param quality the worst one stated
   */
  record Reading(
      @Nullable Long start,
      @Nullable Long duration,
      BigDecimal value,
      Quality quality,
      Location location) {}

  /** How far a value can be trusted, the worst last. */
  enum Quality {
    GOOD,
    ESTIMATED,
    SUSPECT;

    /** Of an ESPI quality code: 8, 9, 12 are estimates, 10 and 14 suspect. */
    static Quality of(long code) {
      return switch ((int) code) {
        case 8, 9, 12 -> ESTIMATED;
        case 10, 14 -> SUSPECT;
        default -> GOOD;
      };
    }
  }
}
