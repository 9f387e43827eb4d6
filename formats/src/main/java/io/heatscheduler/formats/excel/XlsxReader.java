package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.formats.Quoted;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.zip.ZipBytes;
import java.util.Locale;

/**
 * Reads the first visible sheet of an .xlsx workbook row by row.
 *
 * <p>The archive is checked before it is unpacked: bombs, macros, links to other workbooks and
 * passwords are refused.
 */
public final class XlsxReader {

  /**
   * Reads a table; a cell that cannot be read leaves its row out, a damaged workbook ends the
   * reading.
   */
  public void rows(SourceBytes source, RowHandler handler) {
    try {
      if (Ole2.isOle2(source)) {
        Ole2.refuseAsXlsx(source);
      }
      ZipBytes zip = ZipBytes.open(source, WorkbookProblems.INSTANCE);
      checkParts(source, zip);
      Workbook workbook = Workbook.read(source, zip);
      Workbook.Sheet first =
          workbook.sheets().stream()
              .filter(Workbook.Sheet::isVisible)
              .findFirst()
              .orElseThrow(() -> XlsxProblems.noSheet(source));
      SheetRows rows = new SheetRows(source, handler);
      if (XlsxSheet.read(source, zip, workbook, first, rows)) {
        rows.end();
        reportOthers(source, zip, workbook, first, handler);
      }
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

  private static void checkParts(SourceBytes source, ZipBytes zip) {
    for (String name : zip.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith("vbaproject.bin") || lower.startsWith("xl/macrosheets/")) {
        throw XlsxProblems.macros(source);
      }
      if (lower.startsWith("xl/externallinks/")) {
        throw XlsxProblems.externalLinks(source);
      }
    }
    if (!zip.names().contains("[Content_Types].xml") || !zip.names().contains("_rels/.rels")) {
      throw Refusal.at(
          source.location(),
          "FILE_CONTENT_MISMATCH",
          "The file is a ZIP archive, not an Excel workbook.",
          "Unpack it and name the workbook inside.");
    }
  }

  private static void reportOthers(
      SourceBytes source,
      ZipBytes zip,
      Workbook workbook,
      Workbook.Sheet first,
      RowHandler handler) {
    for (Workbook.Sheet sheet : workbook.sheets()) {
      if (sheet.equals(first) || !XlsxSheet.hasData(source, zip, workbook, sheet)) {
        continue;
      }
      handler.finding(otherSheet(source, sheet.name(), sheet.isVisible(), first.name()));
    }
  }

  /** What to say about a sheet with data that is not read. */
  static Finding otherSheet(SourceBytes source, String sheet, boolean isVisible, String first) {
    return isVisible
        ? Finding.info(
            "EXCEL_OTHER_SHEET",
            source.location(),
            "Only the first sheet %s is read; the sheet %s is not."
                .formatted(Quoted.of(first), Quoted.of(sheet)))
        : Finding.warning(
            "EXCEL_HIDDEN_SHEET",
            source.location(),
            "The hidden sheet %s holds data that is not read.".formatted(Quoted.of(sheet)),
            "Check that the first visible sheet %s is the right one.".formatted(Quoted.of(first)),
            sheet,
            first);
  }
}
