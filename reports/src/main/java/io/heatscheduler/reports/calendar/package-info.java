/**
 * Calendars of a run, one for the plant and one for each piece of equipment: start at {@link
 * io.heatscheduler.reports.calendar.CalendarReport}.
 *
 * <p>iCalendar, RFC 5545. <b>Time:</b> the site's zone, whose rules the file carries; the second of
 * two equal hours is written in UTC, because a local time names the first. <b>May depend on:</b>
 * core, {@code reports.words}, {@code reports.table}, biweekly.
 */
@NullMarked
package io.heatscheduler.reports.calendar;

import org.jspecify.annotations.NullMarked;
