package io.heatscheduler.formats.excel;

import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.util.Set;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The container of old Office files (OLE 2), which also wraps password-protected new ones. */
final class Ole2 {
  private static final int[] MAGIC = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

  private Ole2() {}

  static boolean isOle2(SourceBytes source) {
    return source.hasAt(0, MAGIC);
  }

  /**
   * Opens the container.
   *
   * @throws Refusal if it is damaged or wraps an encrypted workbook
   */
  static POIFSFileSystem open(SourceBytes source) {
    POIFSFileSystem container;
    try {
      container = new POIFSFileSystem(source.streamFrom(0));
    } catch (IOException | RuntimeException e) {
      // POI reports damage by whatever its parsing runs into
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
    if (container.getRoot().getEntryNames().contains("EncryptedPackage")) {
      close(source, container);
      throw XlsxProblems.encrypted(source);
    }
    return container;
  }

  /** Refuses a file named .xlsx that is an OLE 2 container, saying what it is. */
  static void refuseAsXlsx(SourceBytes source) {
    Set<String> names;
    POIFSFileSystem container = open(source);
    names = Set.copyOf(container.getRoot().getEntryNames());
    close(source, container);
    boolean isXls = names.contains("Workbook") || names.contains("Book");
    throw Refusal.at(
        source.location(),
        "FILE_CONTENT_MISMATCH",
        isXls
            ? "The file is named .xlsx, but its content is an old Excel workbook (.xls)."
            : "The file is named .xlsx, but its content is an old Office document.",
        isXls
            ? "Rename it to .xls, or save it as .xlsx in Excel."
            : "Save the table as .xlsx in Excel.");
  }

  static void close(SourceBytes source, POIFSFileSystem container) {
    try {
      container.close();
    } catch (IOException e) {
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
  }
}
