package io.heatscheduler.reports.chart;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a picture as an {@code svg} element for a page: styles become classes, so that the page's
 * style sheet decides the colours ({@link #css}), and things to point at carry {@code data-}
 * attributes and a {@code title}.
 */
public final class SvgPainter {
  private final StringBuilder out = new StringBuilder();

  private SvgPainter() {}

  /**
   * The element.
   *
   * @param id unique on the page, made of letters, digits and hyphens
   */
  public static String svg(Picture picture, String id) {
    SvgPainter painter = new SvgPainter();
    painter
        .out
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"hs-chart\" id=\"")
        .append(escape(id))
        .append("\" role=\"img\" aria-labelledby=\"")
        .append(escape(id))
        .append("-t ")
        .append(escape(id))
        .append("-d\" viewBox=\"0 0 ")
        .append(number(picture.width()))
        .append(' ')
        .append(number(picture.height()))
        .append("\"><title id=\"")
        .append(escape(id))
        .append("-t\">")
        .append(escape(picture.title()))
        .append("</title><desc id=\"")
        .append(escape(id))
        .append("-d\">")
        .append(escape(picture.description()))
        .append("</desc>");
    picture.shapes().forEach(painter::paint);
    return painter.out.append("</svg>").toString();
  }

  /**
   * Rules that give a palette's looks to all pictures of a page.
   *
   * @param palette colours
   */
  public static String css(Palette palette) {
    StringBuilder css = new StringBuilder();
    for (Map.Entry<Style, Palette.Ink> entry : palette.inks().entrySet()) {
      Palette.Ink ink = entry.getValue();
      css.append(".hs-chart .")
          .append(entry.getKey().id())
          .append("{fill:")
          .append(colour(ink.fill()))
          .append(";stroke:")
          .append(colour(ink.stroke()));
      if (ink.stroke() != null) {
        css.append(";stroke-width:").append(number(ink.strokeWidth()));
      }
      if (ink.dash() > 0) {
        css.append(";stroke-dasharray:").append(number(ink.dash()));
      }
      if (entry.getKey() == Style.POINTER) {
        css.append(";pointer-events:all");
      }
      if (ink.strong()) {
        css.append(";font-weight:600");
      }
      css.append("}\n");
    }
    return css.toString();
  }

  private void paint(Shape shape) {
    switch (shape) {
      case Shape.Rect rect -> {
        out.append("<rect x=\"")
            .append(number(rect.x()))
            .append("\" y=\"")
            .append(number(rect.y()))
            .append("\" width=\"")
            .append(number(rect.width()))
            .append("\" height=\"")
            .append(number(rect.height()));
        if (rect.radius() > 0) {
          out.append("\" rx=\"").append(number(rect.radius()));
        }
        classOf(rect.style()).append("/>");
      }
      case Shape.Path path -> {
        out.append("<path d=\"");
        path.lines()
            .forEach(
                line -> {
                  for (int i = 0; i < line.size(); i++) {
                    out.append(i == 0 ? 'M' : 'L')
                        .append(number(line.get(i).x()))
                        .append(' ')
                        .append(number(line.get(i).y()));
                  }
                  if (path.closed()) {
                    out.append('Z');
                  }
                });
        classOf(path.style()).append("/>");
      }
      case Shape.Label label -> {
        out.append("<text x=\"")
            .append(number(label.x()))
            .append("\" y=\"")
            .append(number(label.y()))
            .append("\" font-size=\"")
            .append(number(label.size()));
        if (label.anchor() != Shape.Anchor.START) {
          out.append("\" text-anchor=\"")
              .append(label.anchor() == Shape.Anchor.END ? "end" : "middle");
        }
        classOf(label.style()).append('>').append(escape(label.text())).append("</text>");
      }
      case Shape.Group group -> {
        out.append("<g class=\"").append(escape(group.kind()));
        group
            .data()
            .forEach(
                (name, value) ->
                    out.append("\" data-")
                        .append(escape(name))
                        .append("=\"")
                        .append(escape(value)));
        out.append("\"><title>").append(escape(group.title())).append("</title>");
        group.shapes().forEach(this::paint);
        out.append("</g>");
      }
    }
  }

  private StringBuilder classOf(Style style) {
    return out.append("\" class=\"").append(style.id()).append('"');
  }

  private static String colour(@Nullable Integer rgb) {
    return rgb == null ? "none" : "#%06x".formatted(rgb);
  }

  /** Two decimals at most, with a point whatever the machine's language. */
  static String number(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2).stripTrailingZeros().toPlainString();
  }

  /**
   * Text that means nothing in markup; characters that markup cannot hold, and those that turn the
   * direction of what follows, become a question mark.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  boolean valid = point == '\n' || point == '\t' || point >= 0x20 && point != 0x7F;
                  boolean broken = point >= 0xD800 && point <= 0xDFFF || (point & 0xFFFE) == 0xFFFE;
                  boolean control = point >= 0x80 && point < 0xA0;
                  boolean turning =
                      point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
                  safe.appendCodePoint(valid && !broken && !control && !turning ? point : '?');
                }
              }
            });
    return safe.toString();
  }
}
