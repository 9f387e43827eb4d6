package io.heatscheduler.reports.calendar;

import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import io.heatscheduler.core.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The site's zone as a calendar carries it: the yearly rules by which its clocks change, or, where
 * there are none, every change from the last one before the horizon to well after it.
 */
final class SiteZone {
  /** Longest a deadline or cool-down may lie beyond the horizon and still be in known time. */
  private static final Duration MARGIN = Duration.ofDays(400);

  private final ZoneId zone;
  private final TimeGrid time;
  private final boolean utc;
  private final TimezoneAssignment assignment;

  /** The zone of a horizon. */
  SiteZone(TimeGrid time) {
    this.zone = time.zone();
    this.time = time;
    this.utc = zone.normalized().equals(ZoneOffset.UTC);
    this.assignment = new TimezoneAssignment(TimeZone.getTimeZone(zone), component());
  }

  /** Its name. */
  String id() {
    return zone.getId();
  }

  /** Makes the calendar carry the rules. */
  void addTo(ICalendar calendar) {
    if (!utc) {
      calendar.getTimezoneInfo().getTimezones().add(assignment);
    }
  }

  /**
   * Has a time written on the site's clock; in UTC if the clock shows the same time twice and this
   * is the second, which RFC 5545 cannot say in local time.
   */
  void write(DateOrDateTimeProperty property, Instant instant, ICalendar calendar) {
    ZoneRules rules = zone.getRules();
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    boolean second =
        rules.getValidOffsets(local).size() == 2
            && !rules.getValidOffsets(local).getFirst().equals(rules.getOffset(instant));
    if (!utc && !second) {
      calendar.getTimezoneInfo().setTimezone(property, assignment);
    }
  }

  private VTimezone component() {
    VTimezone component = new VTimezone(zone.getId());
    ZoneRules rules = zone.getRules();
    int year = LocalDateTime.ofInstant(time.start(), zone).getYear() - 1;
    if (yearly(rules, year)) {
      rules.getTransitionRules().forEach(rule -> add(component, rule, year));
      return component;
    }
    Instant end = time.end().plus(MARGIN);
    @Nullable ZoneOffsetTransition change = rules.previousTransition(time.start().plusSeconds(1));
    if (change == null) {
      add(
          component,
          LocalDateTime.of(1970, 1, 1, 0, 0),
          rules.getOffset(time.start()),
          time.start());
      change = rules.nextTransition(time.start());
    }
    while (change != null && change.getInstant().isBefore(end)) {
      add(component, change);
      change = rules.nextTransition(change.getInstant());
    }
    return component;
  }

  /** Whether the clocks change by rules that a recurrence can say, since a year. */
  private static boolean yearly(ZoneRules rules, int year) {
    boolean since =
        rules.getTransitions().isEmpty()
            || LocalDateTime.ofInstant(
                        rules.getTransitions().getLast().getInstant(), ZoneOffset.UTC)
                    .getYear()
                < year;
    return since
        && !rules.getTransitionRules().isEmpty()
        && rules.getTransitionRules().stream()
            .allMatch(
                rule ->
                    rule.getDayOfWeek() != null
                        && !rule.isMidnightEndOfDay()
                        && week(rule) != 0
                        && sameDay(rule, year));
  }

  /** Which of its weekdays in the month: 1 the first, -1 the last; 0 if no number says it. */
  private static int week(ZoneOffsetTransitionRule rule) {
    int from = rule.getDayOfMonthIndicator();
    if (from == -1 || from == rule.getMonth().minLength() - 6) {
      return -1;
    }
    return from % 7 == 1 ? (from + 6) / 7 : 0;
  }

  /** Whether the clock before the change shows the rule's day; rules in UTC may be a day off. */
  private static boolean sameDay(ZoneOffsetTransitionRule rule, int year) {
    LocalDateTime before = rule.createTransition(year).getDateTimeBefore();
    return before.getDayOfWeek() == rule.getDayOfWeek() && before.getMonth() == rule.getMonth();
  }

  private void add(VTimezone component, ZoneOffsetTransitionRule rule, int year) {
    ZoneOffsetTransition first = rule.createTransition(year);
    Observance observance = observance(component, first.getInstant());
    fill(observance, first.getDateTimeBefore(), first.getOffsetBefore(), first.getOffsetAfter());
    observance.setRecurrenceRule(
        new Recurrence.Builder(Frequency.YEARLY)
            .byMonth(rule.getMonth().getValue())
            .byDay(week(rule), biweekly.util.DayOfWeek.valueOf(rule.getDayOfWeek().name()))
            .build());
    observance.addTimezoneName(name(first.getInstant()));
  }

  private void add(VTimezone component, ZoneOffsetTransition change) {
    Observance observance = observance(component, change.getInstant());
    // the moment of the change as the clock before it shows it
    fill(observance, change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter());
    observance.addTimezoneName(name(change.getInstant()));
  }

  private void add(VTimezone component, LocalDateTime from, ZoneOffset offset, Instant at) {
    Observance observance = observance(component, at);
    fill(observance, from, offset, offset);
    observance.addTimezoneName(name(at));
  }

  private Observance observance(VTimezone component, Instant at) {
    if (zone.getRules().isDaylightSavings(at)) {
      DaylightSavingsTime daylight = new DaylightSavingsTime();
      component.addDaylightSavingsTime(daylight);
      return daylight;
    }
    StandardTime standard = new StandardTime();
    component.addStandardTime(standard);
    return standard;
  }

  private static void fill(
      Observance observance, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
    observance.setDateStart(
        new DateTimeComponents(
            from.getYear(),
            from.getMonthValue(),
            from.getDayOfMonth(),
            from.getHour(),
            from.getMinute(),
            from.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(before));
    observance.setTimezoneOffsetTo(offset(after));
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1000L);
  }

  private String name(Instant at) {
    return "UTC" + zone.getRules().getOffset(at).getId().replace("Z", "+00:00");
  }
}
