package io.heatscheduler.reports.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.reports.fixture.Runs;
import io.heatscheduler.reports.table.WorkList;
import io.heatscheduler.reports.table.WorkOrder;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars as another library reads them. */
class CalendarReportTest {

  private static SortedMap<String, byte[]> render(ReportedRun run, Locale language) {
    return new CalendarReport()
        .render(
            new RunReport(
                run,
                List.of(),
                null,
                Reports.writer().write(RunFacts.of(run, List.of(), null), language),
                new ReportSettings(Set.of(ReportFormat.ICS), Paper.A4, language)));
  }

  private static String text(SortedMap<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new AssertionError(name + " is not in " + files.keySet());
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The events of a calendar by summary. */
  private static Map<String, VEvent> events(String calendar) throws Exception {
    Map<String, VEvent> events = new TreeMap<>();
    for (Object event :
        new CalendarBuilder().build(new StringReader(calendar)).getComponents(Component.VEVENT)) {
      VEvent one = (VEvent) event;
      events.put(one.getSummary().getValue(), one);
    }
    return events;
  }

  private static String after(String job, String predecessor) {
    return job.substring(0, job.lastIndexOf('}'))
        + ", \"predecessors\": [\""
        + predecessor
        + "\"]}";
  }

  private static String chain(int index, String deadline) {
    String job = Runs.job("J-" + index, "Batch " + index, 50, 30, deadline);
    return index == 1 ? job : after(job, "J-" + (index - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-10-25", "2026-03-29"})
  void everyStartAndEndIsOursOnTheDaysTheClocksChange(String day) throws Exception {
    String[] jobs = new String[9];
    for (int i = 0; i < jobs.length; i++) {
      jobs[i] = chain(i + 1, day + "T23:00");
    }
    ReportedRun run = Runs.of(day + "T00:00", 1, jobs);
    Map<String, VEvent> events = events(text(render(run, Locale.ENGLISH), CalendarReport.PLANT));
    for (WorkOrder order : WorkList.of(run).orders()) {
      VEvent event =
          events.get(
              order.jobId() + " " + order.job().job().productName() + " on " + order.equipmentId());
      assertThat(instant(event.getDateTimeStart())).as(order.jobId()).isEqualTo(order.start());
      assertThat(instant(event.getDateTimeEnd())).as(order.jobId()).isEqualTo(order.end());
    }
  }

  /** The instant by the zone's name, as RFC 5545 reads it: a doubled hour means the first. */
  private static Instant instant(Property time) {
    String value = time.getValue();
    if (value.endsWith("Z")) {
      return LocalDateTime.parse(value, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
          .toInstant(ZoneOffset.UTC);
    }
    return LocalDateTime.parse(value, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"))
        .atZone(ZoneId.of("Europe/Berlin"))
        .toInstant();
  }

  @Test
  void theFileCarriesTheRulesOfTheSitesZone() {
    assertThat(text(render(Runs.small(), Locale.ENGLISH), CalendarReport.PLANT))
        .contains(
            "TZID:Europe/Berlin",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
            "DTSTART;TZID=Europe/Berlin:20261123T");
  }

  @Test
  void aJobKeepsItsIdWhenThePlanMovesIt() throws Exception {
    ReportedRun before = Runs.of("2026-11-23T00:00", 1, chain(1, "2026-11-23T23:00"));
    ReportedRun after =
        Runs.of(
            "2026-11-23T00:00",
            1,
            Runs.job("J-0", "First", 50, 60, "2026-11-23T23:00"),
            after(Runs.job("J-1", "Batch 1", 50, 30, "2026-11-23T23:00"), "J-0"));

    String uid = uidOf(before, "J-1");

    assertThat(uidOf(after, "J-1")).isEqualTo(uid);
    assertThat(uidOf(after, "J-0")).isNotEqualTo(uid);
  }

  private static String uidOf(ReportedRun run, String job) throws Exception {
    for (Map.Entry<String, VEvent> event :
        events(text(render(run, Locale.ENGLISH), CalendarReport.PLANT)).entrySet()) {
      if (event.getKey().startsWith(job + " ")) {
        return event.getValue().getUid().orElseThrow().getValue();
      }
    }
    throw new AssertionError("no event of " + job);
  }

  @Test
  void hostileNamesNeitherBreakLinesNorFiles() throws Exception {
    String name = "A;B,C\\\\n END:VEVENT\\r\\nBEGIN:VALARM ünïcödé 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字";
    ReportedRun run =
        Runs.of(
            Runs.SMALL
                .replace("HTR-1", "../../etc/CON")
                .replace("START", "2026-11-23T00:00")
                .replace("DAYS", "1")
                .replace("JOBS", Runs.job("J-1", name, 50, 30, "2026-11-23T23:00")));
    SortedMap<String, byte[]> files = render(run, Locale.GERMAN);
    assertThat(files.keySet())
        .allMatch(file -> file.matches("calendar/[A-Za-z0-9_][A-Za-z0-9_.-]*[.]ics"));
    assertThat(files).hasSize(3);
    String calendar = text(files, CalendarReport.PLANT);
    assertThat(calendar.split("\r\n", -1))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
        .doesNotContain("BEGIN:VALARM");
    assertThat(events(calendar).keySet()).anyMatch(summary -> summary.contains("漢字漢字"));
  }

  @Test
  void theSameRunGivesTheSameBytes() {
    ReportedRun run = Runs.small();
    SortedMap<String, byte[]> first = render(run, Locale.ENGLISH);
    SortedMap<String, byte[]> second = render(run, Locale.ENGLISH);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }
}
