package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.core.report.ReportSettings;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.reports.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks made and opened again. */
final class Workbooks {
  private Workbooks() {}

  static ReportSettings settings(Locale language, Paper paper) {
    return new ReportSettings(Set.of(ReportFormat.XLSX), paper, language);
  }

  static byte[] bytes(ReportedRun run, Locale language) {
    return bytes(run, language, Paper.A4);
  }

  static byte[] bytes(ReportedRun run, Locale language, Paper paper) {
    byte[] made =
        new ExcelReport()
            .render(
                new RunReport(
                    run,
                    List.of(),
                    null,
                    Reports.writer().write(RunFacts.of(run, List.of(), null), language),
                    settings(language, paper)))
            .get(ExcelReport.NAME);
    if (made == null) {
      throw new AssertionError("no workbook");
    }
    return made;
  }

  static byte[] bytes(NoPlanReport report) {
    byte[] made = new ExcelReport().render(report).get(ExcelReport.NAME);
    if (made == null) {
      throw new AssertionError("no workbook");
    }
    return made;
  }

  static XSSFWorkbook open(byte[] bytes) {
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Cell> cells(XSSFWorkbook workbook) {
    List<Cell> cells = new ArrayList<>();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        row.forEach(cells::add);
      }
    }
    return cells;
  }

  static List<Cell> formulas(XSSFWorkbook workbook) {
    return cells(workbook).stream().filter(cell -> cell.getCellType() == CellType.FORMULA).toList();
  }

  /** The verdicts of the checks by what is compared, as cached. */
  static List<String> verdicts(XSSFWorkbook workbook, String sheet) {
    List<String> verdicts = new ArrayList<>();
    for (Row row : workbook.getSheet(sheet)) {
      if (row.getRowNum() > Page.BODY && row.getCell(5) != null) {
        verdicts.add(row.getCell(5).getStringCellValue() + " " + row.getCell(0));
      }
    }
    return verdicts;
  }

  /** The number behind a named cell, as cached. */
  static double named(XSSFWorkbook workbook, String name) {
    var reference =
        new org.apache.poi.ss.util.CellReference(workbook.getName(name).getRefersToFormula());
    return workbook
        .getSheet(reference.getSheetName())
        .getRow(reference.getRow())
        .getCell(reference.getCol())
        .getNumericCellValue();
  }
}
