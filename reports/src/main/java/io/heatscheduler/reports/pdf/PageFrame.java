package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.chart.TextMeasure;
import io.heatscheduler.reports.content.ReportContent;
import io.heatscheduler.reports.content.TitleBlock;
import io.heatscheduler.reports.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What all documents share: head, footer with page numbers, bookmarks, title. */
final class PageFrame {
  private record Bookmark(String anchor, String title) {}

  private final ReportContent content;
  private final Words words;
  private final List<Bookmark> bookmarks = new ArrayList<>();

  PageFrame(ReportContent content, Words words) {
    this.content = content;
    this.words = words;
  }

  void bookmark(String anchor, String title) {
    bookmarks.add(new Bookmark(anchor, title));
  }

  /**
   * The title block.
   *
   * @return its height, points
   */
  double title(PdfMarkup page, double width, TextMeasure measure) {
    TitleBlock title = content.title();
    page.element("p", "kind", title.heading());
    page.open("h1", "id=\"top\"").raw(page.escape(title.site())).close("h1");
    String lead = title.horizon() + " \u00b7 " + title.subject();
    page.element("p", "lead", lead);
    return 8 * 1.42
        + 1
        + TextLines.count(title.site(), width, 20, measure) * 20 * 1.15
        + TextLines.count(lead, width, 9, measure) * 9 * 1.42
        + 3;
  }

  /** The whole document around its body. */
  String document(PdfMarkup body) {
    TitleBlock title = content.title();
    StringBuilder all = new StringBuilder();
    String name = body.escape(title.heading() + ": " + title.site());
    all.append("<html lang=\"")
        .append(body.escape(content.language()))
        .append("\"><head><title>")
        .append(name)
        .append("</title><meta name=\"subject\" content=\"")
        .append(body.escape(title.horizon()))
        .append("\"/><meta name=\"author\" content=\"HeatScheduler\"/>")
        .append("<meta name=\"description\" content=\"")
        .append(name)
        .append("\"/><style>STYLESHEET</style><bookmarks>");
    for (Bookmark bookmark : bookmarks) {
      all.append("<bookmark name=\"")
          .append(body.escape(bookmark.title()))
          .append("\" href=\"#")
          .append(bookmark.anchor())
          .append("\"/>");
    }
    String pattern =
        body.escape(
            words
                .text("pdf.page", "\u0001", "\u0002")
                .replace('\u0001', '[')
                .replace('\u0002', ']'));
    all.append("</bookmarks></head><body><div id=\"foot\"><div class=\"place\">")
        .append(
            body.escape(title.site() + " \u00b7 " + title.heading() + " \u00b7 " + title.horizon()))
        .append("</div><div class=\"page\">")
        .append(
            pattern
                .replace("[", "<span class=\"number\"></span>")
                .replace("]", "<span class=\"total\"></span>"))
        .append("</div></div>")
        .append(body.text())
        .append("</body></html>");
    return all.toString();
  }
}
