package io.heatscheduler.reports.chart;

import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.Legend.Mark;
import io.heatscheduler.reports.chart.Shape.Anchor;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The pictures of a run: who runs where and when, and what the site draws, on one axis of time.
 *
 * <p>A horizon is cut into panels of whole local days, and a panel's lanes into pages where they
 * are too many for one.
 */
public final class ScheduleChart {
  private final ReportedRun run;
  private final Words words;
  private final TextMeasure measure;
  private final TariffBands bands;
  private final List<Lane> lanes;
  private final GanttLayout gantt;
  private final LoadLayout load;

  /**
   * Reads a run.
   *
   * @param words language of all labels
   * @param measure how wide they are
   */
  public ScheduleChart(ReportedRun run, Words words, TextMeasure measure) {
    this(run, words, measure, true);
  }

  /**
   * Pictures for a page of paper, where nobody points at things: without their data and titles.
   *
   * @param words language of all labels
   * @param measure how wide they are
   */
  public static ScheduleChart forPaper(ReportedRun run, Words words, TextMeasure measure) {
    return new ScheduleChart(run, words, measure, false);
  }

  private ScheduleChart(ReportedRun run, Words words, TextMeasure measure, boolean pointed) {
    this.run = run;
    this.words = words;
    this.measure = measure;
    this.bands = TariffBands.of(run.grid(), words);
    this.lanes = Lane.of(run);
    this.gantt = new GanttLayout(run, words, pointed);
    this.load = new LoadLayout(run, words, pointed);
  }

  /** The tariff's bands, for the same colours elsewhere. */
  public TariffBands bands() {
    return bands;
  }

  /** Equipment that is in use, by id. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** All slots. */
  public SlotRange horizon() {
    return new SlotRange(0, run.grid().slotCount());
  }

  /**
   * The horizon in panels.
   *
   * @param days local days in each but the last, at least 1
   */
  public List<SlotRange> panels(int days) {
    List<SlotRange> all = TimeAxis.days(run.grid().time(), horizon());
    List<SlotRange> panels = new ArrayList<>();
    for (int first = 0; first < all.size(); first += days) {
      int last = Math.min(first + days, all.size()) - 1;
      panels.add(new SlotRange(all.get(first).first(), all.get(last).end()));
    }
    return panels;
  }

  /** Lanes in lists that are no higher than allowed; a lane higher than that stands alone. */
  public List<List<Lane>> pages(ChartSize size, double height) {
    List<List<Lane>> pages = new ArrayList<>();
    List<Lane> page = new ArrayList<>();
    double used = 0;
    for (Lane lane : lanes) {
      double needed = GanttLayout.laneHeight(lane, size);
      if (!page.isEmpty() && used + needed > height) {
        pages.add(List.copyOf(page));
        page.clear();
        used = 0;
      }
      page.add(lane);
      used += needed;
    }
    pages.add(List.copyOf(page));
    return pages;
  }

  /** Height of lanes without axis and legend, points. */
  public double height(List<Lane> some, ChartSize size) {
    return some.stream().mapToDouble(lane -> GanttLayout.laneHeight(lane, size)).sum();
  }

  /** Rows of bars in all lanes. */
  public int rows() {
    return lanes.stream().mapToInt(Lane::rows).sum();
  }

  /** Lanes over the tariff's bands. */
  public Picture gantt(SlotRange slots, List<Lane> some, ChartSize size) {
    return picture(slots, some, false, size, words.text("chart.gantt.title"));
  }

  /** The site's load over the tariff's bands. */
  public Picture load(SlotRange slots, ChartSize size) {
    return picture(slots, List.of(), true, size, words.text("chart.load.title"));
  }

  /** Lanes above, the site's load below, on the same axis of time. */
  public Picture combined(SlotRange slots, List<Lane> some, ChartSize size) {
    return picture(slots, some, true, size, words.text("chart.combined.title"));
  }

  /**
   * Height that a picture of lanes and, if it is in the size, the load will have.
   *
   * @param withLoad whether it is {@link #combined}
   */
  public double height(SlotRange slots, List<Lane> some, boolean withLoad, ChartSize size) {
    double type = size.fontSize();
    Canvas scratch = new Canvas(measure);
    double left = gutter(scratch, some, size);
    return type * 3.1
        + height(some, size)
        + (withLoad ? type * 1.2 + size.loadHeight() : 0)
        + type * 0.8
        + Legend.draw(scratch, legend(slots, some, withLoad), left, 0, size.width() - left, type);
  }

  private Picture picture(
      SlotRange slots, List<Lane> some, boolean withLoad, ChartSize size, String title) {
    double type = size.fontSize();
    Canvas canvas = new Canvas(measure);
    double left = gutter(canvas, some, size);
    TimeAxis axis = new TimeAxis(run.grid().time(), slots, left, size.width() - left - 1);
    double top = type * 3.1;
    double lanesEnd = top + height(some, size);
    double gap = withLoad && !some.isEmpty() ? type * 1.2 : 0;
    double loadTop = lanesEnd + gap;
    double bottom = withLoad ? loadTop + size.loadHeight() : lanesEnd;
    ground(canvas, axis, top, lanesEnd);
    if (withLoad) {
      ground(canvas, axis, loadTop, bottom);
    }
    heads(canvas, axis, top, type);
    if (!some.isEmpty()) {
      gantt.draw(canvas, some, axis, top, size);
    }
    if (withLoad) {
      load.draw(canvas, axis, loadTop, size.loadHeight(), size);
    }
    double legendTop = bottom + type * 0.8;
    double legend =
        Legend.draw(
            canvas, legend(slots, some, withLoad), left, legendTop, size.width() - left, type);
    return new Picture(
        size.width(), legendTop + legend, title, describe(slots, some, withLoad), canvas.shapes());
  }

  private static double gutter(Canvas canvas, List<Lane> some, ChartSize size) {
    double type = size.fontSize();
    double widest = 7 * type;
    for (Lane lane : some) {
      double id = canvas.width(lane.equipment().equipment().equipmentId(), type * 1.05);
      double name = canvas.width(lane.equipment().equipment().name(), type);
      boolean two = GanttLayout.laneHeight(lane, size) >= type * 2.6;
      widest = Math.max(widest, (two ? Math.max(id, name) : id) + 10);
    }
    return Math.min(widest, size.width() * 0.16);
  }

  private void ground(Canvas canvas, TimeAxis axis, double top, double bottom) {
    if (bottom <= top) {
      return;
    }
    for (TariffBands.Stretch stretch : bands.stretches(axis.slots())) {
      double x = axis.x(stretch.slots().first());
      canvas.rect(
          x, top, axis.x(stretch.slots().end()) - x, bottom - top, 0, stretch.band().style());
    }
    for (int slot : axis.hours(24)) {
      canvas.line(axis.x(slot), top, axis.x(slot), bottom, Style.GRID);
    }
    for (SlotRange day : axis.days()) {
      canvas.line(axis.x(day.first()), top, axis.x(day.first()), bottom, Style.DAY_LINE);
    }
    canvas.line(axis.left(), top, axis.right(), top, Style.FRAME);
    canvas.line(axis.left(), bottom, axis.right(), bottom, Style.FRAME);
  }

  private void heads(Canvas canvas, TimeAxis axis, double top, double type) {
    TimeGrid time = run.grid().time();
    for (SlotRange day : axis.days()) {
      double x = axis.x(day.first());
      String name = words.dayOfMonth(time.startOf(day.first()));
      double room = axis.x(day.end()) - x - 3;
      canvas.line(x, 0, x, top, Style.DAY_LINE);
      canvas.label(
          x + 3,
          type * 1.15,
          canvas.fit(name, type * 1.08, room),
          Anchor.START,
          type * 1.08,
          Style.STRONG_TEXT);
    }
    double spacing = canvas.width("00:00", type) + type * 0.8;
    double free = axis.left();
    for (int slot : axis.hours(spacing)) {
      String label = words.clock(time.startOf(slot));
      double x = axis.x(slot);
      double half = canvas.width(label, type) / 2;
      if (x - half >= free && x + half <= axis.right() + 1) {
        free = x + half + type * 0.3;
        canvas.label(x, top - type * 0.6, label, Anchor.MIDDLE, type, Style.MUTED_TEXT);
        canvas.line(x, top - type * 0.4, x, top, Style.FRAME);
      }
    }
  }

  private List<Legend.Entry> legend(SlotRange slots, List<Lane> some, boolean withLoad) {
    List<Legend.Entry> entries = new ArrayList<>();
    Set<Style> bandsShown = EnumSet.noneOf(Style.class);
    bands.stretches(slots).forEach(stretch -> bandsShown.add(stretch.band().style()));
    for (TariffBands.Band band : bands.bands()) {
      if (bandsShown.contains(band.style())) {
        entries.add(
            new Legend.Entry(
                band.style(),
                Mark.BOX,
                words.text(
                    "chart.band"
                        + (!band.category()
                            ? "-level"
                            : band.demandPerKw().signum() == 0 ? "" : "-demand"),
                    band.name(),
                    words.number(band.meanPricePerKwh(), 3),
                    run.bill().currency().getCurrencyCode(),
                    words.number(band.demandPerKw(), 2))));
      }
    }
    lanesLegend(entries, slots, some);
    if (withLoad) {
      entries.add(new Legend.Entry(Style.EQUIPMENT_LOAD, Mark.BOX, words.text("chart.equipment")));
      if (run.grid().baseLoadKw().stream().anyMatch(load -> load.signum() > 0)) {
        entries.add(new Legend.Entry(Style.BASE_LOAD, Mark.BOX, words.text("chart.base-load")));
      }
      if (load.hasFifo()) {
        entries.add(new Legend.Entry(Style.FIFO, Mark.LINE, words.text("chart.fifo")));
      }
      if (load.hasFloor(slots)) {
        entries.add(new Legend.Entry(Style.FLOOR, Mark.LINE, words.text("chart.floor")));
      }
    }
    return entries;
  }

  private void lanesLegend(List<Legend.Entry> entries, SlotRange slots, List<Lane> some) {
    Set<Style> shown = EnumSet.noneOf(Style.class);
    for (Lane lane : some) {
      for (Lane.Bar bar : lane.bars()) {
        if (overlaps(bar.slots(), slots)) {
          shown.add(
              lane.equipment().equipment().isElectric() ? Style.JOB_ELECTRIC : Style.JOB_FUEL);
        }
        int deadline = bar.deadlineSlot();
        if (bar.tight() && deadline > slots.first() && deadline <= slots.end()) {
          shown.add(Style.DEADLINE);
        }
      }
      lane.states().stream()
          .filter(state -> overlaps(state.slots(), slots))
          .forEach(state -> shown.add(state.style()));
      lane.closed().stream()
          .filter(window -> overlaps(window.slots(), slots))
          .forEach(window -> shown.add(Style.UNAVAILABLE));
    }
    for (Style style : shown) {
      switch (style) {
        case JOB_ELECTRIC, JOB_FUEL ->
            entries.add(new Legend.Entry(style, Mark.BOX, words.text("chart." + style.id())));
        case IDLE, HEAT_UP, STANDBY, COOL_DOWN ->
            entries.add(new Legend.Entry(style, Mark.STRIP, words.text("chart." + style.id())));
        case UNAVAILABLE ->
            entries.add(new Legend.Entry(style, Mark.HATCHED, words.text("chart.unavailable")));
        case DEADLINE -> entries.add(new Legend.Entry(style, Mark.TICK, words.text("chart.tight")));
        default -> {}
      }
    }
  }

  private static boolean overlaps(SlotRange one, SlotRange other) {
    return one.first() < other.end() && other.first() < one.end();
  }

  private String describe(SlotRange slots, List<Lane> some, boolean withLoad) {
    TimeGrid time = run.grid().time();
    long jobs =
        some.stream()
            .flatMap(lane -> lane.bars().stream())
            .filter(bar -> overlaps(bar.slots(), slots))
            .count();
    String span =
        words.moment(time.startOf(slots.first())) + " - " + words.moment(time.startOf(slots.end()));
    List<String> parts = new ArrayList<>();
    if (!some.isEmpty()) {
      parts.add(words.text("chart.describe.gantt", jobs, some.size(), span));
    }
    if (withLoad) {
      BigDecimal limit = run.limits().contractualPeakKw();
      parts.add(
          words.text("chart.describe.load", span, words.power(load.peakKw(slots)))
              + (limit == null
                  ? ""
                  : " " + words.text("chart.describe.limit", words.power(limit))));
    }
    return String.join(" ", parts);
  }
}
