package io.heatscheduler.reports.pdf;

import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import io.heatscheduler.reports.chart.Palette;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Paints a picture on a page as vectors and real text. */
final class PicturePainter {
  /** Bezier handle that makes a quarter of a circle, share of its radius. */
  private static final float ROUND = 0.5523f;

  private final PdfContentStreamAdapter page;
  private final PdfFonts fonts;
  private final float left;
  private final float top;
  private final float scale;

  private PicturePainter(
      PdfContentStreamAdapter page, PdfFonts fonts, float left, float top, float scale) {
    this.page = page;
    this.fonts = fonts;
    this.left = left;
    this.top = top;
    this.scale = scale;
  }

  /**
   * Paints.
   *
   * @param left of the picture on the page, points from the page's left
   * @param top of the picture on the page, points from the page's bottom
   * @param width on the page, points
   */
  static void paint(
      Picture picture,
      PdfContentStreamAdapter page,
      PdfFonts fonts,
      float left,
      float top,
      float width) {
    page.saveGraphics();
    new PicturePainter(page, fonts, left, top, width / (float) picture.width())
        .paint(picture.shapes());
    page.restoreGraphics();
  }

  private void paint(List<Shape> shapes) {
    for (Shape shape : shapes) {
      switch (shape) {
        case Shape.Rect rect -> rect(rect);
        case Shape.Path path -> path(path);
        case Shape.Label label -> label(label);
        case Shape.Group group -> paint(group.shapes());
      }
    }
  }

  private void rect(Shape.Rect rect) {
    Palette.Ink ink = Palette.LIGHT.ink(rect.style());
    if (ink.fill() == null && ink.stroke() == null) {
      return;
    }
    float x = x(rect.x());
    float y = y(rect.y() + rect.height());
    float width = (float) rect.width() * scale;
    float height = (float) rect.height() * scale;
    outline(x, y, width, height, (float) rect.radius() * scale);
    finish(ink);
    if (ink.fill() != null && ink.stroke() != null) {
      outline(x, y, width, height, (float) rect.radius() * scale);
      finish(new Palette.Ink(null, ink.stroke(), ink.strokeWidth(), ink.dash(), false));
    }
  }

  private void outline(float x, float y, float width, float height, float radius) {
    if (radius == 0) {
      page.addRect(x, y, width, height);
    } else {
      rounded(x, y, width, height, radius);
    }
  }

  private void rounded(float x, float y, float width, float height, float radius) {
    float r = Math.min(radius, Math.min(width, height) / 2);
    float k = r * (1 - ROUND);
    page.moveTo(x + r, y);
    page.lineTo(x + width - r, y);
    page.curveTo(x + width - k, y, x + width, y + k, x + width, y + r);
    page.lineTo(x + width, y + height - r);
    page.curveTo(x + width, y + height - k, x + width - k, y + height, x + width - r, y + height);
    page.lineTo(x + r, y + height);
    page.curveTo(x + k, y + height, x, y + height - k, x, y + height - r);
    page.lineTo(x, y + r);
    page.curveTo(x, y + k, x + k, y, x + r, y);
    page.closeSubpath();
  }

  private void path(Shape.Path path) {
    Palette.Ink ink = Palette.LIGHT.ink(path.style());
    for (List<Shape.Point> line : path.lines()) {
      page.moveTo(x(line.getFirst().x()), y(line.getFirst().y()));
      for (Shape.Point point : line.subList(1, line.size())) {
        page.lineTo(x(point.x()), y(point.y()));
      }
      if (path.closed()) {
        page.closeSubpath();
      }
    }
    finish(
        path.closed()
            ? ink
            : new Palette.Ink(null, ink.stroke(), ink.strokeWidth(), ink.dash(), false));
  }

  /** Fills the path that was built, or strokes it if its looks have no fill. */
  private void finish(Palette.Ink ink) {
    Integer fill = ink.fill();
    Integer stroke = ink.stroke();
    if (fill != null) {
      page.setFillColor(fill >> 16 & 0xFF, fill >> 8 & 0xFF, fill & 0xFF);
      page.fillNonZero();
    } else if (stroke != null) {
      page.setStrokingColor(stroke >> 16 & 0xFF, stroke >> 8 & 0xFF, stroke & 0xFF);
      page.setLineWidth((float) ink.strokeWidth() * scale);
      page.setLineDash(
          ink.dash() == 0 ? new float[0] : new float[] {(float) ink.dash() * scale}, 0);
      page.stroke();
    }
  }

  private void label(Shape.Label label) {
    String text = fonts.drawable(label.text());
    if (text.isEmpty()) {
      return;
    }
    Palette.Ink ink = Palette.LIGHT.ink(label.style());
    PDFont font = ink.strong() ? fonts.strong() : fonts.regular();
    float size = (float) label.size() * scale;
    float width = width(font, text) * size;
    float x =
        switch (label.anchor()) {
          case START -> x(label.x());
          case MIDDLE -> x(label.x()) - width / 2;
          case END -> x(label.x()) - width;
        };
    Integer fill = ink.fill();
    int colour = fill == null ? 0 : fill;
    page.setFillColor(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
    page.beginText();
    page.setFont(font, size);
    page.setTextMatrix(1, 0, 0, 1, x, y(label.y()));
    page.drawString(text);
    page.endText();
  }

  private static float width(PDFont font, String text) {
    try {
      return font.getStringWidth(text) / 1000;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float x(double x) {
    return left + (float) x * scale;
  }

  private float y(double y) {
    return top - (float) y * scale;
  }
}
