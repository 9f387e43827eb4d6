package io.heatscheduler.reports.pdf;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.heatscheduler.reports.chart.Picture;
import io.heatscheduler.reports.chart.Shape;
import io.heatscheduler.reports.chart.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A QR code as a picture. */
final class QrPicture {
  private QrPicture() {}

  /**
   * Draws a text.
   *
   * @param text of at most some hundred characters of ASCII
   * @param side of the picture, points; its quiet zone is the reader's margin
   */
  static Picture of(String text, double side, String title, String description) {
    ByteMatrix cells;
    try {
      cells =
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
              .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "%s characters do not fit a QR code".formatted(text.length()), e);
    }
    double cell = side / cells.getWidth();
    List<Shape> shapes = new ArrayList<>();
    for (int row = 0; row < cells.getHeight(); row++) {
      for (int first = 0; first < cells.getWidth(); first++) {
        int end = first;
        while (end < cells.getWidth() && cells.get(end, row) == 1) {
          end++;
        }
        if (end > first) {
          // A hair taller than its row, so that no seam shows between rows.
          shapes.add(
              new Shape.Rect(
                  first * cell, row * cell, (end - first) * cell, cell * 1.02, 0, Style.TEXT));
          first = end;
        }
      }
    }
    return new Picture(side, side, title, description, shapes);
  }
}
