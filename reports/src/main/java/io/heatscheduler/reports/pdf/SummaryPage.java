package io.heatscheduler.reports.pdf;

import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.time.TimeGrid.SlotRange;
import io.heatscheduler.reports.chart.ChartSize;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.ScheduleChart;
import io.heatscheduler.reports.chart.TextMeasure;
import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Column;
import io.heatscheduler.reports.content.KeyFigure;
import io.heatscheduler.reports.content.Notice;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.Row;
import io.heatscheduler.reports.content.Section;
import io.heatscheduler.reports.content.Section.Id;
import io.heatscheduler.reports.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The first page: what to do today, what it saves, how sure that is.
 *
 * <p>It never runs over: heights are reckoned beforehand from the same measures as the style sheet,
 * and what does not fit stands on the pages after the pictures.
 */
final class SummaryPage {
  /** Figures in the first row. */
  private static final int HEADLINE = 6;

  private static final int NOTICES = 3;
  private static final int DETAILS = 2;

  /** Most height for the plain words, points. */
  private static final double WORDS_HEIGHT = 160;

  private static final double LINE = 8.6 * 1.42;
  private static final double HEADING = 10.5 * 1.2 + 13;
  private static final double TABLE_ROW = 7.8 * 1.3 + 5.3;
  private static final double GAP = 18;

  /** Left free for what was reckoned too small, points. */
  private static final double SPARE = 14;

  /** Height that the picture takes even if first steps have to go for it, points. */
  private static final double LEAST_PICTURE = 115;

  /** The same where more height gives every heater its name. */
  private static final double MOST_OF_LEAST = 180;

  /** Lowest rows beside which names can be read. */
  private static final double NAMED_ROW = 3.7;

  private static final double SMALLEST_ROW = 1.2;

  /** Bars lower than this are dust; the load is shown instead. */
  private static final double READABLE_ROW = 2.6;

  /** Heaters shown if there is room. */
  private static final int HEATERS = 14;

  private final ReportContent content;
  private final RunReport report;
  private final Words words;
  private final Sheet sheet;
  private final PdfMarkup page;
  private final PageFrame frame;
  private final ScheduleChart chart;
  private final TextMeasure measure;
  private final List<Block> leftOut = new ArrayList<>();
  private boolean noticesLeftOut;
  private double used;

  SummaryPage(
      ReportContent content,
      RunReport report,
      Words words,
      Sheet sheet,
      PdfMarkup page,
      PageFrame frame,
      ScheduleChart chart,
      TextMeasure measure) {
    this.content = content;
    this.report = report;
    this.words = words;
    this.sheet = sheet;
    this.page = page;
    this.frame = frame;
    this.chart = chart;
    this.measure = measure;
  }

  /** Plain words for which the page has no room. */
  List<Block> leftOut() {
    return leftOut;
  }

  /** Whether the list of what to watch is longer than shown. */
  boolean noticesLeftOut() {
    return noticesLeftOut;
  }

  void write() {
    page.open("div", "class=\"first\"");
    frame.bookmark("top", content.title().heading());
    used = frame.title(page, sheet.width(), measure);
    figures();
    wordsAndSavings();
    List<Block> watch = content.section(Id.WATCH).map(this::watch).orElse(List.of());
    FirstSteps steps = new FirstSteps(report.run(), chart, words);
    overview(height(watch) + height(steps));
    content
        .section(Id.WATCH)
        .ifPresent(section -> page.heading("watch", section.title()).blocks(watch));
    used += height(watch);
    content.section(Id.TODAY).ifPresent(section -> today(section, steps));
    page.close("div");
  }

  private void figures() {
    List<KeyFigure> all = content.figures();
    int first = all.size() <= HEADLINE ? all.size() : (all.size() + 1) / 2;
    for (List<KeyFigure> row : List.of(all.subList(0, first), all.subList(first, all.size()))) {
      if (row.isEmpty()) {
        continue;
      }
      double each = sheet.width() / row.size() - 9;
      int lines =
          row.stream()
              .mapToInt(figure -> TextLines.count(figure.detail(), each, 7.2, measure))
              .max()
              .orElse(1);
      int labels =
          row.stream()
              .mapToInt(figure -> TextLines.count(figure.label(), each, 7.4 * 0.95, measure))
              .max()
              .orElse(1);
      page.figures(row, labels);
      used += 10 + 5.6 + labels * 7.4 * 1.42 + 15 * 1.2 + lines * 7.2 * 1.32 + 5;
    }
  }

  private void wordsAndSavings() {
    Section summary = content.section(Id.SUMMARY).orElse(null);
    Section savings = content.section(Id.SAVINGS).orElse(null);
    double right = savings == null ? 0 : sheet.width() * 0.34;
    double left = savings == null ? sheet.width() : sheet.width() - right - GAP;
    double leftHeight = 0;
    if (summary != null) {
      page.open("div", "class=\"left\" style=\"width:%spt\"".formatted(PdfMarkup.points(left)));
      page.heading(summary.id().anchor(), summary.title());
      leftHeight = HEADING;
      for (Block block : summary.blocks()) {
        double height =
            block instanceof Block.Paragraph paragraph
                ? TextLines.count(paragraph.text(), left, 8.6, measure) * LINE + 4
                : LINE;
        if (leftHeight + height > WORDS_HEIGHT || !leftOut.isEmpty()) {
          leftOut.add(block);
        } else {
          page.block(block);
          leftHeight += height;
        }
      }
      page.close("div");
    }
    double rightHeight = 0;
    if (savings != null) {
      page.open("div", "class=\"right\" style=\"width:%spt\"".formatted(PdfMarkup.points(right)));
      page.heading(savings.id().anchor(), savings.title());
      rightHeight = HEADING;
      for (Block block : savings.blocks()) {
        if (block instanceof DataTable table) {
          DataTable brief = brief(table);
          page.table(brief, right, null, (row, column) -> null);
          rightHeight += (brief.rows().size() + 1) * TABLE_ROW + 3;
        }
      }
      page.close("div");
    }
    page.open("div", "class=\"clear\"").close("div");
    used += Math.max(leftHeight, rightHeight);
  }

  /** The first and the last column: what, and how much. */
  private static DataTable brief(DataTable table) {
    int last = table.columns().size() - 1;
    List<Column> columns = List.of(table.columns().getFirst(), table.columns().get(last));
    List<Row> rows =
        table.rows().stream()
            .filter(row -> row.kind() != Row.Kind.HEADING)
            .map(
                row ->
                    new Row(
                        row.kind(),
                        List.of(row.cells().getFirst(), row.cells().get(last)),
                        row.job()))
            .toList();
    return new DataTable(table.id(), "", columns, rows, "");
  }

  /**
   * The biggest picture of the plan that leaves the rest of the page its room: with the load if
   * that fits, else the lanes alone.
   */
  private void overview(double rest) {
    double room = sheet.height() - used - HEADING - rest - SPARE;
    Picture picture = picture(room);
    boolean lanes = !picture.title().equals(words.text("chart.load.title"));
    page.heading("overview", words.text(lanes ? "pdf.overview" : "pdf.load")).picture(picture);
    used += HEADING + picture.height();
  }

  private Picture picture(double room) {
    SlotRange all = chart.horizon();
    for (double row : new double[] {13, 11, 9, 7.5, 6, 5}) {
      ChartSize size = new ChartSize(sheet.width(), row, Math.clamp(room * 0.3, 55, 95), 6);
      if (chart.height(all, chart.lanes(), true, size) <= room) {
        return chart.combined(all, chart.lanes(), size);
      }
    }
    double named = chart.height(all, chart.lanes(), false, size(NAMED_ROW));
    double least = Math.max(room, named <= MOST_OF_LEAST ? named : LEAST_PICTURE);
    double row = 11;
    while (row > SMALLEST_ROW && chart.height(all, chart.lanes(), false, size(row)) > least) {
      row = row > NAMED_ROW && row * 0.9 < NAMED_ROW ? NAMED_ROW : row * 0.9;
    }
    if (row < READABLE_ROW) {
      double load = Math.clamp(room - 60, 80, 130);
      return chart.load(all, new ChartSize(sheet.width(), row, load, 6));
    }
    return chart.gantt(all, chart.lanes(), size(row));
  }

  private ChartSize size(double row) {
    return new ChartSize(sheet.width(), row, 0, 6);
  }

  /** The first notices, with a word on where the rest stands. */
  private List<Block> watch(Section section) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : section.blocks()) {
      if (block instanceof Block.Notices(List<Notice> notices)) {
        noticesLeftOut |= notices.size() > NOTICES;
        blocks.add(
            new Block.Notices(notices.stream().limit(NOTICES).map(this::shortened).toList()));
      } else {
        blocks.add(block);
      }
    }
    if (noticesLeftOut) {
      blocks.add(new Block.Paragraph(words.text("pdf.watch.more")));
    }
    return blocks;
  }

  private double height(List<Block> watch) {
    double height = HEADING;
    for (Block block : watch) {
      switch (block) {
        case Block.Notices(List<Notice> notices) -> {
          for (Notice notice : notices) {
            height += lines(notice.text(), 8.6) * LINE + 5;
            height +=
                notice.details().isEmpty()
                    ? 0
                    : lines(String.join("; ", notice.details()), 7.6) * 7.6 * 1.42;
          }
        }
        case Block.Paragraph(String text) -> height += lines(text, 8.6) * LINE + 4;
        default -> height += LINE;
      }
    }
    return height;
  }

  private int lines(String text, double size) {
    return TextLines.count(text, sheet.width() - 8, size, measure);
  }

  private double height(FirstSteps steps) {
    if (steps.heaters() == 0) {
      return 0;
    }
    DataTable all = steps.table(steps.heaters());
    TableWidths widths = TableWidths.of(all, sheet.width(), 0, measure);
    return HEADING
        + TABLE_ROW
        + all.rows().stream()
            .limit(HEATERS)
            .mapToDouble(row -> widths.height(row, measure) + 0.6)
            .sum()
        + (steps.heaters() > HEATERS ? 15 : 0);
  }

  private Notice shortened(Notice notice) {
    if (notice.details().size() <= DETAILS) {
      return notice;
    }
    noticesLeftOut = true;
    List<String> some = new ArrayList<>(notice.details().subList(0, DETAILS));
    some.set(DETAILS - 1, some.getLast() + " \u2026");
    return new Notice(notice.tone(), notice.text(), some);
  }

  /** Where each heater begins, as many as the page has room for. */
  private void today(Section section, FirstSteps steps) {
    double room = sheet.height() - used - HEADING - TABLE_ROW - 15 - SPARE / 2;
    if (steps.heaters() == 0 || room < TABLE_ROW) {
      return;
    }
    DataTable all = steps.table(steps.heaters());
    int fitting = 0;
    TableWidths widths = TableWidths.of(all, sheet.width(), 0, measure);
    for (Row row : all.rows()) {
      room -= widths.height(row, measure) + 0.6;
      if (room < 0) {
        break;
      }
      fitting++;
    }
    if (fitting == 0) {
      return;
    }
    page.heading("first-steps", section.title());
    page.table(steps.table(fitting), sheet.width(), null, (row, column) -> null);
    if (steps.heaters() > fitting) {
      page.element("p", "more", words.text("pdf.today.more", steps.heaters() - fitting));
    }
  }
}
