package io.heatscheduler.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.heatscheduler.core.provenance.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.function.BiFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Makes the bytes of a document: lays out its markup, sets what identifies it. */
final class PdfAssembly {
  private static final String NAME = "HeatScheduler";

  private PdfAssembly() {}

  /**
   * A document.
   *
   * @param sheet paper
   * @param title of the document
   * @param asOf date the document carries
   * @param seed what the document is about, e.g. a hash; the document's id follows from it
   * @param markup XHTML for the fonts and the pictures of this document
   */
  static byte[] bytes(
      Sheet sheet,
      String title,
      Instant asOf,
      String seed,
      BiFunction<PdfFonts, PlacedPictures, String> markup) {
    PdfLog.install();
    try (PDDocument document = new PDDocument()) {
      PdfFonts fonts = new PdfFonts(document);
      PlacedPictures pictures = new PlacedPictures(fonts);
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.usePDDocument(document);
      builder.useFont(new PDFontSupplier(fonts.regular()), "Plex", 400, FontStyle.NORMAL, true);
      builder.useFont(new PDFontSupplier(fonts.strong()), "Plex", 600, FontStyle.NORMAL, true);
      builder.useUnicodeLineBreaker(new LineBreaks());
      builder.useObjectDrawerFactory(pictures);
      builder.useExternalResourceAccessControl(
          (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
      builder.withProducer(NAME);
      builder.withHtmlContent(
          markup.apply(fonts, pictures).replace("STYLESHEET", style(sheet)), null);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        identify(document, title, asOf, seed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void identify(PDDocument document, String title, Instant asOf, String seed) {
    GregorianCalendar date = GregorianCalendar.from(asOf.atZone(ZoneOffset.UTC));
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setCreator(NAME);
    information.setProducer(NAME);
    information.setCreationDate(date);
    information.setModificationDate(date);
    document.setDocumentId(
        ByteBuffer.wrap(
                HexFormat.of()
                    .parseHex(
                        Sha256.of((title + asOf + seed).getBytes(StandardCharsets.UTF_8)).hex()))
            .getLong());
  }

  private static String style(Sheet sheet) {
    try (InputStream in = PdfAssembly.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("PAPER", sheet.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
