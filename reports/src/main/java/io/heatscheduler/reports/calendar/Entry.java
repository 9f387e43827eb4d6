package io.heatscheduler.reports.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a calendar before it is written.
 *
 * @param uid the same in every plan of the site for the same job or switching, so that a calendar
 *     program updates its entry instead of adding one
 * @param start first moment
 * @param end first moment after; null: it takes no time
 * @param summary one line
 * @param description more lines
 * @param location where; empty if not known
 * @param categories kinds it is shown under
 * @param busy whether it takes up the equipment
 */
record Entry(
    String uid,
    Instant start,
    @Nullable Instant end,
    String summary,
    String description,
    String location,
    List<String> categories,
    boolean busy) {
  /** By time, then name. */
  static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::start).thenComparing(Entry::summary).thenComparing(Entry::uid);

  Entry {
    categories = List.copyOf(categories);
  }

  /**
   * The event as a calendar has it.
   *
   * @param asOf instant the plan stands for: a later plan has a higher sequence number
   */
  VEvent toEvent(SiteZone zone, ICalendar calendar, Instant asOf) {
    VEvent event = new VEvent();
    event.setUid(uid);
    event.setDateTimeStamp(date(asOf));
    event.setLastModified(date(asOf));
    event.setSequence(Math.toIntExact(Math.floorDiv(asOf.getEpochSecond(), 60)));
    DateStart from = new DateStart(date(start));
    event.setDateStart(from);
    zone.write(from, start, calendar);
    if (end != null) {
      DateEnd until = new DateEnd(date(end));
      event.setDateEnd(until);
      zone.write(until, end, calendar);
    }
    event.setSummary(EventText.line(summary));
    event.setDescription(EventText.clean(description));
    if (!location.isBlank()) {
      event.setLocation(EventText.line(location));
    }
    event.addCategories(categories.stream().map(EventText::line).toList());
    event.setTransparency(!busy);
    return event;
  }

  /** An instant as the library has it, with its time of day. */
  private static ICalDate date(Instant instant) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    DateTimeComponents components =
        new DateTimeComponents(
            utc.getYear(),
            utc.getMonthValue(),
            utc.getDayOfMonth(),
            utc.getHour(),
            utc.getMinute(),
            utc.getSecond(),
            true);
    return new ICalDate(new ICalDate(components, true), null, true);
  }
}
