package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.chart.Palette;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.Style;
import io.heatscheduler.reports.content.Block;
import io.heatscheduler.reports.content.Block.DataTable;
import io.heatscheduler.reports.content.Cell;
import io.heatscheduler.reports.content.Column;
import io.heatscheduler.reports.content.Fact;
import io.heatscheduler.reports.content.KeyFigure;
import io.heatscheduler.reports.content.Notice;
import io.heatscheduler.reports.content.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes blocks of content as XHTML; every text is escaped and can be drawn by the fonts. */
final class PdfMarkup {
  /** Width of a swatch before a word, points, its margin included. */
  private static final double SWATCH = 11;

  /** Tables of no more rows stand on one page. */
  private static final int SHORT = 12;

  private final StringBuilder out = new StringBuilder();
  private final PdfFonts fonts;
  private final PlacedPictures pictures;
  private final double width;

  /**
   * Empty markup.
   *
   * @param width of text, points
   */
  PdfMarkup(PdfFonts fonts, PlacedPictures pictures, double width) {
    this.fonts = fonts;
    this.pictures = pictures;
    this.width = width;
  }

  String text() {
    return out.toString();
  }

  /** A number with two decimals at most. */
  static String points(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2).toPlainString();
  }

  /** Text that can be drawn and means nothing in markup. */
  String escape(String text) {
    return fonts
        .drawable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  PdfMarkup raw(String markup) {
    out.append(markup);
    return this;
  }

  PdfMarkup open(String tag, String attributes) {
    out.append('<').append(tag).append(' ').append(attributes).append('>');
    return this;
  }

  PdfMarkup close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  PdfMarkup element(String tag, String text) {
    out.append('<').append(tag).append('>').append(escape(text));
    return close(tag);
  }

  PdfMarkup element(String tag, String kind, String text) {
    return open(tag, "class=\"" + kind + "\"").raw(escape(text)).close(tag);
  }

  PdfMarkup heading(String anchor, String text) {
    return open("h2", "id=\"" + anchor + "\"").raw(escape(text)).close("h2");
  }

  PdfMarkup picture(Picture picture) {
    out.append("<div>").append(pictures.place(picture, this::escape)).append("</div>");
    return this;
  }

  /**
   * Figures beside each other.
   *
   * @param labelLines lines that the longest label takes, so that the values stand level
   */
  PdfMarkup figures(List<KeyFigure> figures, int labelLines) {
    double gap = 9;
    double each = (width - gap * (figures.size() - 1)) / figures.size();
    open("div", "class=\"figures\"");
    for (int i = 0; i < figures.size(); i++) {
      KeyFigure figure = figures.get(i);
      double type = 15;
      while (type > 8 && fonts.width(figure.value(), type) > each) {
        type -= 0.5;
      }
      open(
          "div",
          "class=\"figure %s\" style=\"width:%spt;margin-left:%spt\""
              .formatted(
                  figure.tone().name().toLowerCase(Locale.ROOT),
                  points(each - 0.05),
                  points(i == 0 ? 0 : gap)));
      open("p", "class=\"label\" style=\"height:%spt\"".formatted(points(labelLines * 7.4 * 1.42)))
          .raw(escape(figure.label()))
          .close("p");
      open("p", "class=\"value\" style=\"font-size:" + points(type) + "pt\"")
          .raw(escape(figure.value()))
          .close("p");
      if (!figure.detail().isEmpty()) {
        element("p", "detail", figure.detail());
      }
      close("div");
    }
    return close("div");
  }

  PdfMarkup blocks(List<Block> blocks) {
    blocks.forEach(this::block);
    return this;
  }

  PdfMarkup block(Block block) {
    switch (block) {
      case Block.Paragraph paragraph -> element("p", paragraph.text());
      case Block.Bullets bullets -> {
        out.append("<ul>");
        bullets.items().forEach(item -> element("li", item));
        out.append("</ul>");
      }
      case Block.Facts facts -> facts(facts.facts());
      case Block.Definitions definitions ->
          definitions
              .entries()
              .forEach(
                  entry -> {
                    open("div", "class=\"definition\"");
                    element("p", "term", entry.term());
                    element("p", entry.text());
                    close("div");
                  });
      case Block.Notices notices -> notices(notices.notices());
      case DataTable table -> table(table, width, null, (row, column) -> null);
    }
    return this;
  }

  PdfMarkup facts(List<Fact> facts) {
    open("div", "class=\"facts\"");
    for (Fact fact : facts) {
      out.append("<p>");
      element("span", "name", fact.label() + ": ");
      element("span", fact.code() ? "code" : "plain", fact.value());
      out.append("</p>");
    }
    return close("div");
  }

  PdfMarkup notices(List<Notice> notices) {
    for (Notice notice : notices) {
      open("div", "class=\"notice " + notice.tone().name().toLowerCase(Locale.ROOT) + "\"");
      element("p", notice.text());
      if (!notice.details().isEmpty()) {
        element("p", "detail", String.join("; ", notice.details()));
      }
      close("div");
    }
    return this;
  }

  /**
   * A table with its caption.
   *
   * @param room width at most, points
   * @param tick heading of a column of boxes to tick; null: none
   * @param band colour of the tariff period that a cell names; null: none
   */
  PdfMarkup table(
      DataTable table,
      double room,
      @Nullable String tick,
      BiFunction<Row, Integer, @Nullable Style> band) {
    double boxes = tick == null ? 0 : boxWidth(tick);
    return table(
        table,
        room,
        tick,
        TableWidths.of(
            table,
            room,
            boxes,
            fonts,
            (row, column) -> band.apply(row, column) == null ? 0 : SWATCH),
        band);
  }

  /** Width of a column of boxes to tick, points. */
  double boxWidth(String heading) {
    return Math.max(20, fonts.width(heading, 7) + 7);
  }

  /** A table with given widths. */
  PdfMarkup table(
      DataTable table,
      double room,
      @Nullable String tick,
      TableWidths widths,
      BiFunction<Row, Integer, @Nullable Style> band) {
    double boxes = tick == null ? 0 : boxWidth(tick);
    if (!table.caption().isEmpty()) {
      element("h3", table.caption());
    }
    open(
        "table",
        (table.rows().size() <= SHORT ? "class=\"whole\" " : "")
            + "style=\"width:%spt;font-size:%spt\"".formatted(points(room), points(widths.type())));
    if (tick != null) {
      out.append("<col style=\"width:").append(points(boxes)).append("pt\"/>");
    }
    widths
        .columns()
        .forEach(one -> out.append("<col style=\"width:").append(points(one)).append("pt\"/>"));
    out.append("<thead><tr>");
    if (tick != null) {
      open("th", "scope=\"col\"").raw(escape(tick)).close("th");
    }
    for (Column column : table.columns()) {
      open("th", "scope=\"col\" class=\"" + kind(column) + "\"")
          .raw(escape(column.title()))
          .close("th");
    }
    out.append("</tr></thead><tbody>");
    for (Row row : table.rows()) {
      row(table, row, tick != null, band);
    }
    out.append("</tbody></table>");
    if (!table.note().isEmpty()) {
      element("p", "note", table.note());
    }
    return this;
  }

  private void row(
      DataTable table, Row row, boolean tick, BiFunction<Row, Integer, @Nullable Style> bands) {
    if (row.kind() == Row.Kind.HEADING) {
      open("tr", "class=\"group\"");
      open("th", "scope=\"row\" colspan=\"" + (table.columns().size() + (tick ? 1 : 0)) + "\"");
      raw(escape(row.cells().getFirst().text())).close("th").close("tr");
      return;
    }
    open("tr", "class=\"" + row.kind().name().toLowerCase(Locale.ROOT) + "\"");
    if (tick) {
      out.append(row.kind() == Row.Kind.LINE ? "<td><div class=\"box\"></div></td>" : "<td></td>");
    }
    for (int c = 0; c < row.cells().size(); c++) {
      Cell cell = row.cells().get(c);
      open("td", "class=\"" + kind(table.columns().get(c)) + "\"");
      Style band = bands.apply(row, c);
      Integer colour = band == null ? null : Palette.LIGHT.ink(band).fill();
      if (colour != null) {
        out.append(
            "<div class=\"swatch\" style=\"background-color:#%06x\"></div>".formatted(colour));
      }
      raw(escape(cell.text())).close("td");
    }
    close("tr");
  }

  private static String kind(Column column) {
    return switch (column.kind()) {
      case TEXT -> "w";
      case TIME -> "t";
      case NUMBER, MONEY -> "n";
    };
  }
}
