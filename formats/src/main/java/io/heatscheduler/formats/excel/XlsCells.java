package io.heatscheduler.formats.excel;

import io.heatscheduler.core.connect.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.jspecify.annotations.Nullable;

/** Reads the non-blank cells of an .xls row; a formula counts as its stored result. */
final class XlsCells {
  private XlsCells() {}

  /** The cells in column order. */
  static List<SheetCell> of(Row row, boolean is1904) {
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
}
