package io.heatscheduler.reports.chart;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.Shape.Anchor;
import io.heatscheduler.reports.chart.Shape.Point;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Lays the site's electric load over the tariff's bands. */
final class LoadLayout {
  /** A limit farther above the load than this is told, not drawn to scale. */
  private static final double FARTHEST_LIMIT = 2.5;

  private final ReportedRun run;
  private final Words words;
  private final double[] base;
  private final double[] site;
  private final double @Nullable [] fifo;
  private final int peakSlot;
  private final boolean pointed;
  private final double highest;
  private final double top;

  LoadLayout(ReportedRun run, Words words, boolean pointed) {
    this.pointed = pointed;
    this.run = run;
    this.words = words;
    this.base = values(run.grid().baseLoadKw());
    this.site = values(run.dispatch().siteLoadKw());
    this.fifo =
        run.fifo() == null
            ? null
            : values(Dispatch.of(run.grid(), run.fifo().baseline().schedule()).siteLoadKw());
    int peak = 0;
    for (int slot = 1; slot < site.length; slot++) {
      peak = site[slot] > site[peak] ? slot : peak;
    }
    this.peakSlot = peak;
    double most = site[peak];
    for (double value : fifo == null ? new double[0] : fifo) {
      most = Math.max(most, value);
    }
    BigDecimal limit = run.limits().contractualPeakKw();
    this.highest =
        limit != null && limit.doubleValue() <= FARTHEST_LIMIT * most
            ? Math.max(most, limit.doubleValue())
            : most;
    this.top = highest <= 0 ? 1 : highest * 1.14;
  }

  private static double[] values(List<BigDecimal> exact) {
    return exact.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }

  /** Whether the demand the meter had measured is drawn in some slots. */
  boolean hasFloor(SlotRange slots) {
    return run.grid().rates().demandComponents().stream()
        .anyMatch(
            component ->
                isDrawn(component)
                    && component.slots().nextSetBit(slots.first()) >= 0
                    && component.slots().nextSetBit(slots.first()) < slots.end());
  }

  /** Whether a limit is drawn. */
  boolean hasLimit() {
    return run.limits().contractualPeakKw() != null;
  }

  /** Whether first in, first out is drawn. */
  boolean hasFifo() {
    return fifo != null;
  }

  private boolean isDrawn(DemandComponent component) {
    return component.floorKw().signum() > 0 && component.floorKw().doubleValue() <= top;
  }

  /** Draws the plot between top and bottom. */
  void draw(Canvas canvas, TimeAxis axis, double y, double height, ChartSize size) {
    double bottom = y + height;
    scale(canvas, axis, y, height, size);
    area(canvas, axis, bottom, height, slot -> site[slot], Style.EQUIPMENT_LOAD);
    area(canvas, axis, bottom, height, slot -> base[slot], Style.BASE_LOAD);
    if (fifo != null) {
      canvas.path(steps(axis, bottom, height, slot -> fifo[slot], axis.slots()), false, Style.FIFO);
    }
    canvas.path(
        steps(axis, bottom, height, slot -> site[slot], axis.slots()), false, Style.LOAD_LINE);
    floors(canvas, axis, bottom, height);
    if (pointed) {
      pointers(canvas, axis, y, height);
    }
    marks(canvas, axis, y, height, size);
  }

  private double y(double bottom, double height, double kilowatts) {
    return bottom - height * kilowatts / top;
  }

  private void scale(Canvas canvas, TimeAxis axis, double y, double height, ChartSize size) {
    double step = step(height, size.fontSize());
    for (int i = 0; i * step <= top; i++) {
      double at = y(y + height, height, i * step);
      if (at - size.fontSize() < y && i > 0) {
        break;
      }
      canvas.line(axis.left(), at, axis.right(), at, Style.GRID);
      canvas.label(
          axis.left() - 4,
          at + size.fontSize() * 0.35,
          words.number(BigDecimal.valueOf(Math.round(i * step * 100), 2), step < 1 ? 1 : 0),
          Anchor.END,
          size.fontSize(),
          Style.MUTED_TEXT);
    }
    canvas.label(
        0,
        y + size.fontSize(),
        canvas.fit(words.text("chart.load"), size.fontSize(), axis.left() - 6),
        Anchor.START,
        size.fontSize(),
        Style.STRONG_TEXT);
  }

  private double step(double height, double type) {
    double least = top * type * 2.6 / height;
    double step = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
      if (factor * step >= least) {
        return factor * step;
      }
    }
    return 10 * step;
  }

  private List<Point> steps(
      TimeAxis axis, double bottom, double height, IntToDoubleFunction load, SlotRange slots) {
    List<Point> points = new ArrayList<>();
    double last = Double.NaN;
    for (int slot = slots.first(); slot < slots.end(); slot++) {
      double value = load.applyAsDouble(slot);
      if (value != last) {
        if (!points.isEmpty()) {
          points.add(new Point(axis.x(slot), y(bottom, height, last)));
        }
        points.add(new Point(axis.x(slot), y(bottom, height, value)));
        last = value;
      }
    }
    points.add(new Point(axis.x(slots.end()), y(bottom, height, last)));
    return points;
  }

  private void area(
      Canvas canvas,
      TimeAxis axis,
      double bottom,
      double height,
      IntToDoubleFunction load,
      Style style) {
    boolean any = false;
    for (int slot = axis.slots().first(); slot < axis.slots().end(); slot++) {
      any |= load.applyAsDouble(slot) > 0;
    }
    if (!any) {
      return;
    }
    List<Point> points = new ArrayList<>();
    points.add(new Point(axis.left(), bottom));
    points.addAll(steps(axis, bottom, height, load, axis.slots()));
    points.add(new Point(axis.right(), bottom));
    canvas.path(points, true, style);
  }

  private void floors(Canvas canvas, TimeAxis axis, double bottom, double height) {
    for (DemandComponent component : run.grid().rates().demandComponents()) {
      if (!isDrawn(component)) {
        continue;
      }
      double at = y(bottom, height, component.floorKw().doubleValue());
      BitSet slots = component.slots();
      int first = slots.nextSetBit(axis.slots().first());
      while (first >= 0 && first < axis.slots().end()) {
        int end = Math.min(slots.nextClearBit(first), axis.slots().end());
        Canvas inside = new Canvas(canvas::width);
        inside.line(axis.x(first), at, axis.x(end), at, Style.FLOOR);
        canvas.group(
            "floor",
            Map.of("component", component.id()),
            component.id()
                + "\n"
                + words.text("chart.floor")
                + ": "
                + words.power(component.floorKw()),
            inside.shapes());
        first = slots.nextSetBit(end);
      }
    }
  }

  /** Invisible columns that tell the loads of a slot to a pointer. */
  private void pointers(Canvas canvas, TimeAxis axis, double y, double height) {
    for (int slot = axis.slots().first(); slot < axis.slots().end(); slot++) {
      double x = axis.x(slot);
      StringBuilder title =
          new StringBuilder(words.moment(run.grid().time().startOf(slot)))
              .append('\n')
              .append(words.text("chart.site", words.power(run.dispatch().siteLoadKw(slot))))
              .append('\n')
              .append(words.text("chart.base", words.power(run.grid().baseLoadKw().get(slot))));
      if (fifo != null) {
        title
            .append('\n')
            .append(
                words.text(
                    "chart.fifo-load",
                    words.power(BigDecimal.valueOf(Math.round(fifo[slot] * 10), 1))));
      }
      canvas.group(
          "slot",
          Map.of("slot", Integer.toString(slot)),
          title.toString(),
          Collections.singletonList(
              new Shape.Rect(x, y, axis.x(slot + 1) - x, height, 0, Style.POINTER)));
    }
  }

  private void marks(Canvas canvas, TimeAxis axis, double y, double height, ChartSize size) {
    double bottom = y + height;
    double type = size.fontSize();
    boolean peakShown = peakSlot >= axis.slots().first() && peakSlot < axis.slots().end();
    double peakX = peakShown ? (axis.x(peakSlot) + axis.x(peakSlot + 1)) / 2 : axis.right();
    boolean peakLeft = peakX < axis.left() + axis.width() / 2;
    BigDecimal limit = run.limits().contractualPeakKw();
    if (limit != null) {
      String text = words.text("chart.limit", words.power(limit));
      Anchor anchor = peakLeft ? Anchor.END : Anchor.START;
      double x = peakLeft ? axis.right() - 4 : axis.left() + 4;
      if (limit.doubleValue() <= highest) {
        double at = y(bottom, height, limit.doubleValue());
        canvas.line(axis.left(), at, axis.right(), at, Style.LIMIT);
        canvas.plate(x, at - type * 0.45, text, anchor, type, Style.LIMIT_TEXT);
      } else {
        canvas.plate(
            x,
            y + type * 1.2,
            words.text("chart.limit-above", text),
            anchor,
            type,
            Style.LIMIT_TEXT);
      }
    }
    if (peakShown && site[peakSlot] > 0) {
      double at = y(bottom, height, site[peakSlot]);
      canvas.rect(peakX - 2.2, at - 2.2, 4.4, 4.4, 2.2, Style.PEAK);
      String text =
          words.text(
              "chart.peak",
              words.power(run.dispatch().siteLoadKw(peakSlot)),
              words.moment(run.grid().time().startOf(peakSlot)));
      double half = canvas.width(text, type) / 2 + type * 0.3;
      double x = Math.clamp(peakX, axis.left() + half, axis.right() - half);
      double above = at - type * 0.9;
      boolean free =
          above - type * 1.2 > y
              && (limit == null
                  || limit.doubleValue() > highest
                  || above - type * 1.4 > y(bottom, height, limit.doubleValue()));
      canvas.plate(x, free ? above : at + type * 1.9, text, Anchor.MIDDLE, type, Style.STRONG_TEXT);
    }
  }

  /** The highest load shown, for a description. */
  BigDecimal peakKw(SlotRange slots) {
    return run.dispatch().siteLoadKw().subList(slots.first(), slots.end()).stream()
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }
}
