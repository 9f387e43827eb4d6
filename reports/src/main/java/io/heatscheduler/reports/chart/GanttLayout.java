package io.heatscheduler.reports.chart;

import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.Shape.Anchor;
import io.heatscheduler.reports.words.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Lays lanes of bars over the tariff's bands. */
final class GanttLayout {
  /** Smallest type that can be read on paper, points. */
  private static final double SMALLEST_TYPE = 4.6;

  private final ReportedRun run;
  private final Words words;
  private final Map<String, JobCost> costs;
  private final boolean pointed;

  GanttLayout(ReportedRun run, Words words, boolean pointed) {
    this.pointed = pointed;
    this.run = run;
    this.words = words;
    this.costs =
        run.bill().jobs().stream().collect(Collectors.toMap(JobCost::jobId, Function.identity()));
  }

  /** Height of a lane with its padding, points. */
  static double laneHeight(Lane lane, ChartSize size) {
    return lane.rows() * size.rowHeight() + 2 * padding(size) + stripHeight(size);
  }

  private static double padding(ChartSize size) {
    return Math.min(2, size.rowHeight() * 0.15);
  }

  private static double stripHeight(ChartSize size) {
    return Math.min(2.5, size.rowHeight() * 0.3);
  }

  /**
   * Draws lanes from a top downwards.
   *
   * @return y below the last lane
   */
  double draw(Canvas canvas, List<Lane> lanes, TimeAxis axis, double top, ChartSize size) {
    double y = top;
    for (Lane lane : lanes) {
      double height = laneHeight(lane, size);
      names(canvas, lane, axis, y, height, size);
      closed(canvas, lane, axis, y, height);
      states(canvas, lane, axis, y + height - padding(size) - stripHeight(size), size);
      for (Lane.Bar bar : lane.bars()) {
        bar(canvas, lane, bar, axis, y + padding(size), size);
      }
      y += height;
      canvas.line(0, y, axis.right(), y, Style.FRAME);
    }
    return y;
  }

  private static void names(
      Canvas canvas, Lane lane, TimeAxis axis, double y, double height, ChartSize size) {
    double room = axis.left() - 6;
    String id = lane.equipment().equipment().equipmentId();
    String name = lane.equipment().equipment().name();
    double type = Math.min(size.fontSize(), height * 0.8);
    if (type < SMALLEST_TYPE) {
      return;
    }
    boolean two = height >= size.fontSize() * 2.6 && !name.isEmpty() && !name.equals(id);
    if (two) {
      double middle = y + height / 2;
      canvas.label(
          0,
          middle - size.fontSize() * 0.15,
          canvas.fit(id, size.fontSize() * 1.05, room),
          Anchor.START,
          size.fontSize(),
          Style.STRONG_TEXT);
      canvas.label(
          0,
          middle + size.fontSize() * 1.0,
          canvas.fit(name, size.fontSize(), room),
          Anchor.START,
          size.fontSize(),
          Style.MUTED_TEXT);
      return;
    }
    double base = y + height / 2 + type * 0.35;
    String shortId = canvas.fit(id, type * 1.05, room);
    canvas.label(0, base, shortId, Anchor.START, type, Style.STRONG_TEXT);
    double used = canvas.width(shortId, type * 1.05) + type * 0.6;
    String rest = name.isEmpty() || name.equals(id) ? "" : canvas.fit(name, type, room - used);
    if (rest.length() >= Math.min(name.length(), 8)) {
      canvas.label(used, base, rest, Anchor.START, type, Style.MUTED_TEXT);
    }
  }

  private void closed(Canvas canvas, Lane lane, TimeAxis axis, double y, double height) {
    for (Lane.Closed window : lane.closed()) {
      SlotRange shown = axis.clip(window.slots().first(), window.slots().end());
      if (shown.isEmpty()) {
        continue;
      }
      double x = axis.x(shown.first());
      double width = axis.x(shown.end()) - x;
      Canvas inside = new Canvas(canvas::width);
      inside.rect(x, y, width, height, 0, Style.UNAVAILABLE);
      inside.hatch(x, y, width, height, 4);
      String reason = window.reason().isEmpty() ? words.text("chart.unavailable") : window.reason();
      double type = Math.min(6.5, height * 0.55);
      String label = inside.fit(reason, type, width - 6);
      if (type >= SMALLEST_TYPE && label.length() > 2) {
        inside.plate(
            x + width / 2,
            y + height / 2 + type * 0.35,
            label,
            Anchor.MIDDLE,
            type,
            Style.MUTED_TEXT);
      }
      group(canvas, inside, "closed", () -> data(lane), () -> reason + "\n" + span(window.slots()));
    }
  }

  private void states(Canvas canvas, Lane lane, TimeAxis axis, double y, ChartSize size) {
    for (Lane.State state : lane.states()) {
      SlotRange shown = axis.clip(state.slots().first(), state.slots().end());
      if (shown.isEmpty()) {
        continue;
      }
      double x = axis.x(shown.first());
      Canvas inside = new Canvas(canvas::width);
      Legend.strip(inside, x, y, axis.x(shown.end()) - x, stripHeight(size), state.style());
      group(
          canvas,
          inside,
          "state",
          () -> data(lane),
          () -> words.text("chart." + state.style().id()) + "\n" + span(state.slots()));
    }
  }

  private void bar(
      Canvas canvas, Lane lane, Lane.Bar bar, TimeAxis axis, double top, ChartSize size) {
    SlotRange shown = axis.clip(bar.slots().first(), bar.slots().end());
    SlotRange deadline = axis.clip(bar.deadlineSlot(), bar.deadlineSlot());
    boolean marked =
        bar.tight()
            && bar.deadlineSlot() > axis.slots().first()
            && bar.deadlineSlot() <= axis.slots().end();
    if (shown.isEmpty() && !marked) {
      return;
    }
    Canvas inside = new Canvas(canvas::width);
    double y = top + bar.row() * size.rowHeight();
    double height = size.rowHeight() - Math.min(1, size.rowHeight() * 0.1);
    if (!shown.isEmpty()) {
      double x = axis.x(shown.first());
      double width = axis.x(shown.end()) - x;
      boolean electric = lane.equipment().equipment().isElectric();
      inside.rect(
          x,
          y,
          width,
          height,
          Math.min(1.5, Math.min(height, width) / 8),
          electric ? Style.JOB_ELECTRIC : Style.JOB_FUEL);
      barText(inside, bar.job().job(), x, y, width, height, size);
    }
    if (marked) {
      double x = axis.x(deadline.first());
      inside.line(x, y - 0.5, x, y + height + 0.5, Style.DEADLINE);
    }
    group(canvas, inside, "job", () -> data(lane, bar), () -> title(lane, bar));
  }

  private static void barText(
      Canvas canvas, Job job, double x, double y, double width, double height, ChartSize size) {
    double type = Math.min(size.fontSize(), height * 0.72);
    double room = width - 3;
    if (type < SMALLEST_TYPE || canvas.width("0", type) > room) {
      return;
    }
    double base = y + height / 2 + type * 0.35;
    String product = job.productName().isEmpty() ? job.productId() : job.productName();
    String both = job.jobId() + "  " + product;
    String text = canvas.fit(both, type, room);
    if (text.length() < job.jobId().length() + 5 && !text.equals(both)) {
      while (type > SMALLEST_TYPE && canvas.width(job.jobId(), type) > room) {
        type = Math.max(SMALLEST_TYPE, type - 0.4);
      }
      text = canvas.width(job.jobId(), type) <= room ? job.jobId() : "";
    }
    if (!text.isEmpty()) {
      canvas.label(x + 1.5, base, text, Anchor.START, type, Style.JOB_TEXT);
    }
  }

  private void group(
      Canvas canvas,
      Canvas inside,
      String kind,
      Supplier<Map<String, String>> data,
      Supplier<String> title) {
    if (pointed) {
      canvas.group(kind, data.get(), title.get(), inside.shapes());
    } else {
      canvas.shapes().addAll(inside.shapes());
    }
  }

  private static Map<String, String> data(Lane lane) {
    return Map.of("equipment", lane.equipment().equipment().equipmentId());
  }

  private Map<String, String> data(Lane lane, Lane.Bar bar) {
    TimeGrid time = run.grid().time();
    Map<String, String> data = new TreeMap<>();
    data.put("job", bar.job().job().jobId());
    data.put("equipment", lane.equipment().equipment().equipmentId());
    data.put("start", time.clock().at(time.startOf(bar.slots().first())));
    data.put("end", time.clock().at(time.startOf(bar.slots().end())));
    return data;
  }

  private String title(Lane lane, Lane.Bar bar) {
    Job job = bar.job().job();
    String product = job.productName().isEmpty() ? job.productId() : job.productName();
    StringBuilder title = new StringBuilder(job.jobId());
    if (!product.isEmpty()) {
      title.append(" \u00b7 ").append(product);
    }
    title
        .append('\n')
        .append(lane.equipment().equipment().equipmentId())
        .append(", ")
        .append(span(bar.slots()))
        .append('\n')
        .append(
            words.text(
                "chart.deadline",
                words.moment(run.limits().jobs().get(bar.job().index()).job().latestEnd())));
    JobCost cost = costs.get(job.jobId());
    if (cost != null) {
      title
          .append('\n')
          .append(words.energy(cost.inputKwh()))
          .append(", ")
          .append(words.money(cost.energyCost()));
    }
    return title.toString();
  }

  private String span(SlotRange slots) {
    TimeGrid time = run.grid().time();
    return words.moment(time.startOf(slots.first()))
        + " - "
        + (time.dateOf(slots.first()).equals(time.dateOf(slots.end()))
            ? words.time(time.startOf(slots.end()))
            : words.moment(time.startOf(slots.end())));
  }
}
