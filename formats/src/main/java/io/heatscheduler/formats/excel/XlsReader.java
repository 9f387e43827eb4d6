package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads the first visible sheet of an .xls workbook (Excel 97 to 2003). */
public final class XlsReader {

  /**
   * Reads a table; a cell that cannot be read leaves its row out, a damaged workbook ends the
   * reading.
   */
  public void rows(SourceBytes source, RowHandler handler) {
    try {
      POIFSFileSystem container = Ole2.open(source);
      try (HSSFWorkbook workbook = open(source, container)) {
        new Reading(source, workbook, handler).read();
      } catch (IOException e) {
        throw new Refusal(XlsxProblems.damaged(source).finding());
      }
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

  private static HSSFWorkbook open(SourceBytes source, POIFSFileSystem container)
      throws IOException {
    if (container.getRoot().getEntryNames().contains("_VBA_PROJECT_CUR")) {
      throw XlsxProblems.macros(source);
    }
    try {
      XlsRecords.check(source, container);
      return new HSSFWorkbook(container, false);
    } catch (EncryptedDocumentException e) {
      throw new Refusal(XlsxProblems.encrypted(source).finding());
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      // POI reports damage by whatever its parsing runs into
      throw new Refusal(XlsxProblems.damaged(source).finding());
    }
  }

  /**
   * One reading; every call into POI is guarded, because it looks sheets, styles and texts up late.
   */
  private record Reading(SourceBytes source, HSSFWorkbook workbook, RowHandler handler) {

    void read() {
      Sheet first = guarded(this::firstVisible);
      SheetRows rows = new SheetRows(source, handler);
      if (send(first, rows)) {
        rows.end();
        int sheets = guarded(workbook::getNumberOfSheets);
        for (int i = 0; i < sheets; i++) {
          reportOther(i, first);
        }
      }
    }

    private <T> T guarded(Supplier<T> call) {
      try {
        return call.get();
      } catch (Refusal refusal) {
        throw refusal;
      } catch (RuntimeException e) {
        throw new Refusal(XlsxProblems.damaged(source).finding());
      }
    }

    private Sheet firstVisible() {
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
          return workbook.getSheetAt(i);
        }
      }
      throw XlsxProblems.noSheet(source);
    }

    private boolean send(Sheet sheet, SheetRows rows) {
      boolean is1904 = guarded(() -> workbook.getInternalWorkbook().isUsing1904DateWindowing());
      Iterator<Row> iterator = guarded(sheet::iterator);
      while (guarded(iterator::hasNext)) {
        Row row = guarded(iterator::next);
        List<SheetCell> cells = guarded(() -> XlsCells.of(row, is1904));
        if (!rows.row(row.getRowNum() + 1, cells)) {
          return false;
        }
      }
      for (CellRangeAddress area : guarded(sheet::getMergedRegions)) {
        rows.merged(area.getFirstRow() + 1, area.getLastRow() + 1, area.formatAsString());
      }
      return true;
    }

    private void reportOther(int index, Sheet first) {
      Sheet sheet = guarded(() -> workbook.getSheetAt(index));
      if (sheet != first && guarded(() -> hasData(sheet))) {
        boolean isVisible =
            guarded(() -> workbook.getSheetVisibility(index)) == SheetVisibility.VISIBLE;
        String name = guarded(sheet::getSheetName);
        handler.finding(
            XlsxReader.otherSheet(source, name, isVisible, guarded(first::getSheetName)));
      }
    }

    private static boolean hasData(Sheet sheet) {
      for (Row row : sheet) {
        if (!XlsCells.of(row, false).isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }
}
