package io.heatscheduler.reports.pdf;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A document as a reader of it gets it. */
final class PdfReader implements AutoCloseable {
  private final PDDocument document;

  /** A piece of text where it stands, points from the upper left. */
  record Placed(int page, String text, double left, double right, double bottom) {}

  PdfReader(byte[] bytes) {
    try {
      document = Loader.loadPDF(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PDDocument document() {
    return document;
  }

  String text() {
    return text(1, document.getNumberOfPages());
  }

  String text(int first, int last) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setStartPage(first);
      stripper.setEndPage(last);
      // No-break spaces and wrapped lines read as spaces.
      return stripper.getText(document).replaceAll("[\\s\\u00a0\\u202f]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Placed> placed() {
    List<Placed> found = new ArrayList<>();
    try {
      new PDFTextStripper() {
        @Override
        protected void writeString(String text, List<TextPosition> positions) {
          for (TextPosition position : positions) {
            found.add(
                new Placed(
                    getCurrentPageNo(),
                    text,
                    position.getX(),
                    position.getX() + position.getWidth(),
                    position.getY()));
          }
        }
      }.writeText(document, new StringWriter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  List<PDStructureElement> structure() {
    List<PDStructureElement> all = new ArrayList<>();
    collect(document.getDocumentCatalog().getStructureTreeRoot(), all);
    return all;
  }

  private static void collect(PDStructureNode node, List<PDStructureElement> all) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        all.add(element);
        collect(element, all);
      }
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
