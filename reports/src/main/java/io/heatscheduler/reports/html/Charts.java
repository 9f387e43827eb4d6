package io.heatscheduler.reports.html;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.ChartSize;
import io.heatscheduler.reports.chart.ScheduleChart;
import io.heatscheduler.reports.chart.SvgPainter;
import io.heatscheduler.reports.chart.TextMeasure;
import io.heatscheduler.reports.content.Fact;
import io.heatscheduler.reports.content.JobCard;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.List;

/** The pictures of a run: the whole horizon, and each of its days. */
final class Charts {
  private static final double WIDTH = 1160;
  private static final double TYPE = 11;
  private static final double LOAD_HEIGHT = 190;

  /** Rows of bars up to which they are high enough for words. */
  private static final int FEW_ROWS = 45;

  /** More days than this are not shown one by one. */
  private static final int MOST_DAYS = 14;

  private final Markup html;
  private final Words words;
  private final ReportedRun run;
  private final ScheduleChart chart;

  Charts(Markup html, Words words, ReportedRun run) {
    this.html = html;
    this.words = words;
    this.run = run;
    this.chart = new ScheduleChart(run, words, TextMeasure.ofSansSerif());
  }

  void section(String title) {
    List<SlotRange> days = chart.panels(1);
    html.open("section", "id", "schedule", "aria-labelledby", "h-schedule")
        .element("h2", title, "id", "h-schedule");
    boolean zoom = days.size() > 1 && days.size() <= MOST_DAYS;
    html.open("div", "class", "charts");
    if (zoom) {
      html.open(
          "div", "class", "zoom", "role", "radiogroup", "aria-label", words.text("html.zoom"));
      radio(0, words.text("html.zoom.all"), true);
      for (int day = 0; day < days.size(); day++) {
        radio(day + 1, words.dayOfMonth(run.grid().time().startOf(days.get(day).first())), false);
      }
      html.closeLine();
    }
    html.element("p", words.text("html.chart.hint"), "class", "note script", "hidden", "");
    picture(0, chart.horizon());
    if (zoom) {
      for (int day = 0; day < days.size(); day++) {
        picture(day + 1, days.get(day));
      }
    }
    html.closeLine();
    html.element("div", "", "id", "readout", "class", "readout", "aria-live", "off", "hidden", "");
    html.element("div", "", "id", "card", "class", "card", "aria-hidden", "true", "hidden", "");
    html.closeLine();
  }

  private void radio(int index, String label, boolean checked) {
    html.empty(
        "input",
        "type",
        "radio",
        "name",
        "zoom",
        "id",
        "zoom-" + index,
        "checked",
        checked ? "" : null);
    html.element("label", label, "for", "zoom-" + index);
  }

  private void picture(int index, SlotRange slots) {
    double row = chart.rows() <= FEW_ROWS ? 23 : 15;
    ChartSize size = new ChartSize(WIDTH, row, LOAD_HEIGHT, TYPE);
    html.open(
            "div",
            "class",
            "picture picture-" + Math.min(index, MOST_DAYS),
            "data-first",
            String.valueOf(slots.first()),
            "data-end",
            String.valueOf(slots.end()))
        .raw(SvgPainter.svg(chart.combined(slots, chart.lanes(), size), "chart-" + index))
        .closeLine();
  }

  /** What the script tells about jobs and slots, as JSON. */
  String data(List<JobCard> jobs) {
    StringBuilder json = new StringBuilder("{\"jobs\":[");
    String comma = "";
    for (JobCard job : jobs) {
      json.append(comma)
          .append('[')
          .append(Markup.json(job.id()))
          .append(',')
          .append(Markup.json(job.product()));
      for (Fact fact : job.facts()) {
        json.append(',').append(Markup.json(fact.value()));
      }
      json.append("]\n");
      comma = ",";
    }
    json.append("],\"labels\":[");
    comma = "";
    for (Fact fact : jobs.isEmpty() ? List.<Fact>of() : jobs.getFirst().facts()) {
      json.append(comma).append(Markup.json(fact.label()));
      comma = ",";
    }
    json.append("],\"slots\":[");
    PlantGrid grid = run.grid();
    BigDecimal[] price = grid.rates().totalPerKwh();
    for (int slot = 0; slot < grid.slotCount(); slot++) {
      json.append(slot == 0 ? "[" : ",[")
          .append(Markup.json(words.moment(grid.time().startOf(slot))))
          .append(',')
          .append(Markup.json(words.power(run.dispatch().siteLoadKw(slot))))
          .append(',')
          .append(
              Markup.json(words.text("html.price", words.number(price[slot], 4), words.currency())))
          .append("]\n");
    }
    return json.append("]}").toString();
  }
}
