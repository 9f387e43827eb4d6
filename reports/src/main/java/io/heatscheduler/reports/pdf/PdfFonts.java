package io.heatscheduler.reports.pdf;

import io.heatscheduler.reports.chart.TextMeasure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, IBM Plex Sans in two weights: Latin, Greek and Cyrillic. Only glyphs
 * that are used end up in the document.
 */
final class PdfFonts implements TextMeasure {
  /** Stands for a character that the fonts cannot draw. */
  private static final String MISSING = "?";

  private final PDType0Font regular;
  private final PDType0Font strong;
  private final Map<Integer, Boolean> known = new HashMap<>();
  private final Map<Integer, Double> widths = new HashMap<>();

  PdfFonts(PDDocument document) {
    this.regular = load(document, "IBMPlexSans-Regular.ttf");
    this.strong = load(document, "IBMPlexSans-SemiBold.ttf");
  }

  private static PDType0Font load(PDDocument document, String file) {
    try (InputStream in = PdfFonts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("font %s is missing".formatted(file));
      }
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // Ligatures would hide letters from whoever copies or searches the text.
      font.setEnableGsub(false);
      return PDType0Font.load(document, font, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDType0Font regular() {
    return regular;
  }

  PDType0Font strong() {
    return strong;
  }

  /** The text with every character the fonts cannot draw replaced, so that drawing never fails. */
  String drawable(String text) {
    boolean clean = text.codePoints().allMatch(this::isKnown);
    if (clean) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isKnown(point)) {
                safe.appendCodePoint(point);
              } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                safe.append(' ');
              } else if (!isInvisible(point)) {
                safe.append(MISSING);
              }
            });
    return safe.toString();
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT || type == Character.NON_SPACING_MARK;
  }

  private boolean isKnown(int point) {
    return known.computeIfAbsent(point, this::canDraw);
  }

  private boolean canDraw(int point) {
    if (point < 0x20 || isInvisible(point) && point != 0xAD) {
      return false;
    }
    String character = Character.toString(point);
    return hasGlyph(regular, character) && hasGlyph(strong, character);
  }

  private static boolean hasGlyph(PDType0Font font, String character) {
    try {
      font.encode(character);
      return true;
    } catch (IllegalArgumentException noGlyph) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Width of a text in the heavier weight, so that either weight fits. */
  @Override
  public double width(String text, double size) {
    return text.codePoints().mapToDouble(this::widthOf).sum() * size;
  }

  private double widthOf(int point) {
    return widths.computeIfAbsent(
        point,
        one -> {
          try {
            return strong.getStringWidth(drawable(Character.toString(one))) / 1000.0;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
