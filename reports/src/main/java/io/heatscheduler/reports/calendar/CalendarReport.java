package io.heatscheduler.reports.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import io.heatscheduler.core.grid.GridEquipment;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportRenderer;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.table.WorkList;
import io.heatscheduler.reports.words.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Calendars of a run: what each piece of equipment runs, and when it is switched on and off.
 *
 * <p>A plant without a plan has no calendar: an empty one would delete nothing and say nothing.
 */
public final class CalendarReport implements ReportRenderer {
  /** Folder of the calendars. */
  public static final String FOLDER = "calendar/";

  /** Name of the calendar of all equipment. */
  public static final String PLANT = FOLDER + "plant.ics";

  @Override
  public ReportFormat format() {
    return ReportFormat.ICS;
  }

  @Override
  public SortedMap<String, byte[]> render(NoPlanReport report) {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, byte[]> render(RunReport report) {
    ReportedRun run = report.run();
    PlantGrid grid = run.grid();
    Words words =
        new Words(report.settings().language(), run.bill().currency(), grid.time().zone());
    SiteZone zone = new SiteZone(grid.time());
    JobEvents jobs = new JobEvents(run, words);
    SwitchEvents switches = new SwitchEvents(run, words);
    WorkList work = WorkList.of(run);
    Map<String, String> names = FileNames.of(grid.equipment());
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Entry> all = new ArrayList<>();
    for (GridEquipment unit : grid.equipment()) {
      String id = unit.equipment().equipmentId();
      List<Entry> entries = new ArrayList<>();
      work.of(id).forEach(order -> entries.add(jobs.of(order)));
      entries.addAll(switches.of(unit));
      all.addAll(entries);
      if (unit.equipment().isActive()) {
        String title = words.text("calendar.equipment", id, grid.plant().site().name());
        files.put(FOLDER + names.get(id), calendar(title, entries, zone, run, words));
      }
    }
    String title = words.text("calendar.plant", grid.plant().site().name());
    files.put(PLANT, calendar(title, all, zone, run, words));
    return files;
  }

  private static byte[] calendar(
      String title, List<Entry> entries, SiteZone zone, ReportedRun run, Words words) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//HeatScheduler//Plan//" + words.language().toUpperCase(Locale.ROOT));
    String name = EventText.clean(title);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    calendar.setExperimentalProperty("X-WR-TIMEZONE", zone.id());
    calendar.setMethod("PUBLISH");
    Function<Entry, VEvent> event = entry -> entry.toEvent(zone, calendar, run.asOf());
    entries.stream().sorted(Entry.ORDER).map(event).forEach(calendar::addEvent);
    zone.addTo(calendar);
    StringWriter text = new StringWriter();
    try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null); // it counts characters
      writer.write(calendar);
    } catch (IOException failure) {
      throw new UncheckedIOException("writing to memory", failure);
    }
    return Folding.of(text.toString());
  }
}
