package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.formats.Refusal;
import io.heatscheduler.formats.SourceBytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

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
        Sheet first = firstVisible(source, workbook);
        SheetRows rows = new SheetRows(source, handler);
        if (send(workbook, first, rows)) {
          rows.end();
          reportOthers(source, workbook, first, handler);
        }
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
      XlsLinks.check(source, container);
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

  private static Sheet firstVisible(SourceBytes source, HSSFWorkbook workbook) {
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
        return workbook.getSheetAt(i);
      }
    }
    throw XlsxProblems.noSheet(source);
  }

  private static boolean send(HSSFWorkbook workbook, Sheet sheet, SheetRows rows) {
    boolean is1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    for (Row row : sheet) {
      if (!rows.row(row.getRowNum() + 1, cells(row, is1904))) {
        return false;
      }
    }
    for (CellRangeAddress area : sheet.getMergedRegions()) {
      rows.merged(area.getFirstRow() + 1, area.getLastRow() + 1, area.formatAsString());
    }
    return true;
  }

  private static List<SheetCell> cells(Row row, boolean is1904) {
    List<SheetCell> cells = new ArrayList<>();
    for (Cell cell : row) {
      SheetCell read = cell(cell, is1904);
      if (read != null) {
        cells.add(read);
      }
    }
    return cells;
  }

  private static @Nullable SheetCell cell(Cell cell, boolean is1904) {
    int column = cell.getColumnIndex();
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> text(column, cell.getStringCellValue());
      case BOOLEAN ->
          new SheetCell.Value(
              column, Boolean.toString(cell.getBooleanCellValue()), Node.Kind.BOOLEAN);
      case NUMERIC -> number(cell, is1904);
      case ERROR ->
          SheetCell.Problem.error(
              column,
              "\"%s\"".formatted(FormulaError.forInt(cell.getErrorCellValue()).getString()));
      default -> null;
    };
  }

  private static @Nullable SheetCell text(int column, String text) {
    return text.isBlank() ? null : new SheetCell.Value(column, text.strip(), Node.Kind.TEXT);
  }

  private static SheetCell number(Cell cell, boolean is1904) {
    double stored = cell.getNumericCellValue();
    if (!Double.isFinite(stored)) {
      return SheetCell.Problem.damaged(cell.getColumnIndex());
    }
    String code = cell.getCellStyle().getDataFormatString();
    NumberFormats.Meaning meaning =
        code == null
            ? NumberFormats.ofId(cell.getCellStyle().getDataFormat())
            : NumberFormats.ofCode(code);
    return ExcelNumbers.cell(
        cell.getColumnIndex(), new BigDecimal(Double.toString(stored)), meaning, is1904);
  }

  private static void reportOthers(
      SourceBytes source, HSSFWorkbook workbook, Sheet first, RowHandler handler) {
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      Sheet sheet = workbook.getSheetAt(i);
      XlsxReader.AnyValue any = new XlsxReader.AnyValue();
      for (Row row : sheet) {
        if (!any.row(cells(row, false))) {
          break;
        }
      }
      if (sheet != first && any.found()) {
        boolean isVisible = workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE;
        handler.finding(
            XlsxReader.otherSheet(source, sheet.getSheetName(), isVisible, first.getSheetName()));
      }
    }
  }
}
