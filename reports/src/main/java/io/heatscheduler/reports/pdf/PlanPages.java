package io.heatscheduler.reports.pdf;

import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.ChartSize;
import io.heatscheduler.reports.chart.Lane;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.ScheduleChart;
import io.heatscheduler.reports.chart.Style;
import io.heatscheduler.reports.chart.TariffBands;
import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.Row;
import io.heatscheduler.reports.content.Section;
import io.heatscheduler.reports.content.Section.Id;
import io.heatscheduler.reports.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of a plan: a summary, pictures, what each heater runs, then everything in numbers. */
final class PlanPages {
  private static final double HIGHEST_LOAD = 240;

  private final ReportContent content;
  private final RunReport report;
  private final Words words;
  private final Sheet sheet;
  private final PdfMarkup page;
  private final PageFrame frame;
  private final PdfFonts fonts;
  private final ScheduleChart chart;

  PlanPages(
      ReportContent content,
      RunReport report,
      Words words,
      Sheet sheet,
      PdfFonts fonts,
      PlacedPictures pictures) {
    this.content = content;
    this.report = report;
    this.words = words;
    this.sheet = sheet;
    this.fonts = fonts;
    this.page = new PdfMarkup(fonts, pictures, sheet.width());
    this.frame = new PageFrame(content, words);
    this.chart = ScheduleChart.forPaper(report.run(), words, fonts);
  }

  String markup() {
    SummaryPage summary = new SummaryPage(content, report, words, sheet, page, frame, chart, fonts);
    summary.write();
    pictures();
    more(summary);
    section(Id.TODAY, summary.leftOut().isEmpty() && !summary.noticesLeftOut());
    assignments();
    for (Id id :
        List.of(
            Id.COST,
            Id.BREAKDOWN,
            Id.DEMAND,
            Id.COMPARISON,
            Id.FORECAST,
            Id.FLEXIBILITY,
            Id.WARNINGS,
            Id.METHOD)) {
      section(id, id == Id.COST);
    }
    record();
    return frame.document(page);
  }

  /** Gantt and load, a panel of days to a page where the lanes fit one. */
  private void pictures() {
    List<SlotRange> panels = chart.panels(daysOfPanel());
    for (int i = 0; i < panels.size(); i++) {
      ChartSize size = wide();
      double room = sheet.wideHeight() - 34 - 3.1 * size.fontSize() - 5 * size.fontSize();
      double all = chart.height(chart.lanes(), size);
      double load = room - all - 2 * size.fontSize();
      if (size.loadHeight() <= load) {
        ChartSize filling = size.withLoadHeight(Math.min(load, HIGHEST_LOAD));
        picturePage(i, 0, panels.size(), chart.combined(panels.get(i), chart.lanes(), filling));
        continue;
      }
      List<List<Lane>> pages = chart.pages(size, room);
      for (int p = 0; p < pages.size(); p++) {
        boolean last = p == pages.size() - 1;
        boolean fits =
            chart.height(pages.get(p), size) + size.loadHeight() + 2 * size.fontSize() <= room;
        picturePage(
            i,
            p,
            panels.size(),
            last && fits
                ? chart.combined(panels.get(i), pages.get(p), size)
                : chart.gantt(panels.get(i), pages.get(p), size));
        if (last && !fits) {
          picturePage(
              i,
              p + 1,
              panels.size(),
              chart.load(panels.get(i), size.withLoadHeight(HIGHEST_LOAD)));
        }
      }
    }
  }

  private void picturePage(int panel, int part, int panels, Picture picture) {
    String anchor = "panel-" + panel + "-" + part;
    String title =
        panels == 1
            ? words.text("pdf.pictures")
            : words.text("pdf.pictures.part", panel + 1, panels);
    page.open("div", "class=\"wide\"").heading(anchor, title).picture(picture).close("div");
    if (part == 0) {
      frame.bookmark(anchor, title);
    }
  }

  /** One day to a page if two would leave the bars too narrow to name. */
  private int daysOfPanel() {
    double slots =
        report.run().grid().jobs().stream()
            .mapToInt(job -> job.durationSlots())
            .average()
            .orElse(8);
    double perDay = 24 * 60.0 / report.run().grid().time().slotMinutes();
    return (slots / (2 * perDay)) * sheet.wideWidth() < 14 ? 1 : 2;
  }

  private ChartSize wide() {
    double rows = chart.rows() + 0.4 * chart.lanes().size();
    double height = (sheet.wideHeight() - 34 - 58 - 130) / rows;
    return new ChartSize(sheet.wideWidth(), Math.clamp(height, 9, 17), 130, 7);
  }

  private void section(Id id, boolean newPage) {
    section(id, newPage, "");
  }

  private void section(Id id, boolean newPage, String prefix) {
    content.section(id).ifPresent(section -> write(section, newPage, prefix));
  }

  private void write(Section section, boolean newPage, String prefix) {
    String anchor = prefix + section.id().anchor();
    frame.bookmark(anchor, section.title());
    page.open("div", "class=\"" + (newPage ? "new" : "section") + "\"");
    page.heading(anchor, section.title());
    for (Block block : section.blocks()) {
      if (block instanceof DataTable table) {
        page.table(table, sheet.width(), null, (row, column) -> band(table, row, column));
      } else {
        page.block(block);
      }
    }
    page.close("div");
  }

  /** The colour of the period a row is about, as the bands have it. */
  private @Nullable Style band(DataTable table, Row row, int column) {
    String key = table.columns().get(column).key();
    if (row.kind() != Row.Kind.LINE || column != 0 && !key.equals("period")) {
      return null;
    }
    String text = row.cells().get(column).text();
    return chart.bands().bands().stream()
        .filter(band -> text.equals(band.name()))
        .map(TariffBands.Band::style)
        .findFirst()
        .orElse(null);
  }

  private void assignments() {
    content
        .section(Id.ASSIGNMENTS)
        .ifPresent(
            section -> {
              frame.bookmark(section.id().anchor(), section.title());
              page.open("div", "class=\"new\"").heading(section.id().anchor(), section.title());
              page.element("p", "more", words.text("pdf.tick.note"));
              String tick = words.text("pdf.tick");
              TableWidths widths = widths(section.blocks(), page.boxWidth(tick));
              for (Block block : section.blocks()) {
                if (block instanceof DataTable table) {
                  page.table(table, sheet.width(), tick, widths, (row, column) -> null);
                } else {
                  page.block(block);
                }
              }
              page.close("div");
            });
  }

  /** One set of widths for tables alike, so that their columns stand below each other. */
  private TableWidths widths(List<Block> blocks, double boxes) {
    List<DataTable> tables =
        blocks.stream().filter(DataTable.class::isInstance).map(DataTable.class::cast).toList();
    if (tables.isEmpty()) {
      return new TableWidths(List.of(), 8);
    }
    DataTable all =
        new DataTable(
            "all",
            "",
            tables.getFirst().columns(),
            tables.stream().flatMap(table -> table.rows().stream()).toList(),
            "");
    return TableWidths.of(all, sheet.width(), boxes, fonts);
  }

  private void record() {
    content
        .section(Id.RECORD)
        .ifPresent(
            section -> {
              frame.bookmark(section.id().anchor(), section.title());
              page.open("div", "style=\"page-break-inside:avoid\"");
              page.heading(section.id().anchor(), section.title());
              page.open("div", "class=\"right\" style=\"width:106pt;margin-left:14pt\"");
              page.picture(
                  QrPicture.of(
                      "HeatScheduler\ninput_hash %s\noptimization_hash %s\ncost_hash %s\n"
                          .formatted(
                              report.run().hashes().input().hex(),
                              report.run().hashes().optimization().hex(),
                              report.run().hashes().cost().hex()),
                      104,
                      words.text("pdf.qr"),
                      words.text("pdf.qr.text")));
              page.element("p", "note", words.text("pdf.qr.text"));
              page.close("div");
              page.blocks(section.blocks());
              page.close("div");
            });
  }

  /** What the first page had no room for. */
  private void more(SummaryPage summary) {
    if (!summary.leftOut().isEmpty()) {
      content
          .section(Id.SUMMARY)
          .ifPresent(
              section -> {
                page.open("div", "class=\"new\"").heading("more-words", section.title());
                page.blocks(summary.leftOut()).close("div");
              });
    }
    if (summary.noticesLeftOut()) {
      section(Id.WATCH, summary.leftOut().isEmpty(), "all-");
    }
  }
}
