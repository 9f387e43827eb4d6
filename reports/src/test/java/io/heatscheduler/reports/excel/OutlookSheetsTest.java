package io.heatscheduler.reports.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Basis;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.core.report.derive.RunFacts;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.reports.fixture.Runs;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sheets of what comes after the plan and of what more freedom would save. */
class OutlookSheetsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 25);

  private static byte[] workbook(
      @Nullable Forecast forecast, List<FlexibilityValue> values, Locale language) {
    ReportedRun run = Runs.small();
    return new ExcelReport()
        .render(
            new RunReport(
                run,
                values,
                forecast,
                Reports.writer().write(RunFacts.of(run, values, forecast), language),
                Workbooks.settings(language, Paper.A4)))
        .get(ExcelReport.NAME);
  }

  private static Range range(String expected) {
    BigDecimal middle = new BigDecimal(expected);
    return new Range(middle.subtract(BigDecimal.TEN), middle, middle.add(BigDecimal.TEN));
  }

  /** Nine days that cost 100.10, 101.10, ..., and two weeks of them. */
  private static Forecast.Expected expected() {
    List<Forecast.Day> days = new ArrayList<>();
    BigDecimal firstWeek = BigDecimal.ZERO;
    BigDecimal secondWeek = BigDecimal.ZERO;
    for (int i = 0; i < 9; i++) {
      Range cost = range(100 + i + ".10");
      firstWeek = i < 7 ? firstWeek.add(cost.expected()) : firstWeek;
      secondWeek = i < 7 ? secondWeek : secondWeek.add(cost.expected());
      days.add(
          new Forecast.Day(
              FIRST.plusDays(i),
              i == 0 ? Basis.PLANNED_JOBS : Basis.LIKE_DAYS,
              i == 0 ? 0 : 8,
              new BigDecimal("500.5"),
              cost,
              range("20"),
              Spread.SAME_LEAD_TIME));
    }
    return new Forecast.Expected(
        days,
        List.of(
            new Forecast.Week(
                FIRST,
                7,
                new BigDecimal("3503.5"),
                range(firstWeek.toString()),
                range("140"),
                Spread.SAME_LEAD_TIME),
            new Forecast.Week(
                FIRST.plusDays(7),
                2,
                new BigDecimal("1001"),
                range(secondWeek.toString()),
                range("40"),
                Spread.SAME_LEAD_TIME)),
        60,
        0,
        0,
        new Forecast.BacktestError(30, new BigDecimal("12.5"), new BigDecimal("14"), null));
  }

  private static Row row(XSSFSheet sheet, String beginning) {
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null && cell.toString().startsWith(beginning)) {
        return row;
      }
    }
    throw new AssertionError("no row begins with " + beginning);
  }

  @Test
  void theDaysAfterThePlanAddUpByLiveFormulasAndTheWeeksAreComparedWithThePublishedOnes()
      throws IOException {
    byte[] bytes = workbook(expected(), List.of(), Locale.ENGLISH);
    try (XSSFWorkbook workbook = Workbooks.open(bytes)) {
      XSSFSheet sheet = workbook.getSheet("Forecast");
      Row total = row(sheet, "Total");
      assertThat(total.getCell(4).getCellFormula()).startsWith("SUM(");
      assertThat(total.getCell(4).getNumericCellValue()).isCloseTo(936.90, offset(1e-9));
      assertThat(total.getCell(6).getNumericCellValue()).isCloseTo(180, offset(1e-9));
      assertThat(total.getCell(3))
          .satisfiesAnyOf(
              low -> assertThat(low).isNull(), low -> assertThat(low.toString()).isEmpty());
      int weeks = row(sheet, "Weeks").getRowNum();
      assertThat(sheet.getRow(weeks + 2).getCell(4).getNumericCellValue())
          .isCloseTo(721.70, offset(1e-9));
      assertThat(sheet.getRow(weeks + 3).getCell(4).getNumericCellValue())
          .isCloseTo(215.20, offset(1e-9));
      assertThat(sheet.getRow(weeks + 3).getCell(2).getNumericCellValue())
          .isCloseTo(1001, offset(1e-9));
      Row check = row(workbook.getSheet("Checks"), "Forecast of the week from 2026-11-25");
      assertThat(check.getCell(5).getStringCellValue()).isEqualTo("OK");
    }
    assertThat(workbook(expected(), List.of(), Locale.ENGLISH)).isEqualTo(bytes);
  }

  @Test
  void tooLittleHistoryIsSaid() throws IOException {
    byte[] bytes = workbook(new Forecast.NotEnoughHistory(3, 28), List.of(), Locale.GERMAN);
    try (XSSFWorkbook workbook = Workbooks.open(bytes)) {
      assertThat(Workbooks.cells(workbook))
          .extracting(Object::toString)
          .anyMatch(text -> text.contains("3 Tage") && text.contains("28"));
      assertThat(workbook.getSheet("Vorschau")).isNotNull();
    }
  }

  @Test
  void eachFreedomHasItsRowAndItsShareOfThePlanCostIsAFormula() throws IOException {
    ReportedRun run = Runs.small();
    List<FlexibilityValue> values =
        List.of(
            new FlexibilityValue(
                new LaterDeadline("J-1", Duration.ofHours(1)),
                new BigDecimal("12.5"),
                new BigDecimal("10"),
                new BigDecimal("14")),
            new FlexibilityValue(
                new HigherPeakLimit(Power.ofKilowatts("50")),
                new BigDecimal("8"),
                BigDecimal.ZERO,
                null),
            new FlexibilityValue(
                new MoreOperators("early", 1), new BigDecimal("3"), BigDecimal.ZERO, null));
    try (XSSFWorkbook workbook = Workbooks.open(workbook(null, values, Locale.GERMAN))) {
      XSSFSheet sheet = workbook.getSheet("Mehr Freiheit");
      Row first = row(sheet, "J-1 darf 1\u00a0h sp\u00e4ter enden");
      assertThat(first.getCell(1).getNumericCellValue()).isCloseTo(12.5, offset(1e-9));
      assertThat(first.getCell(4).getCellFormula()).contains("/");
      assertThat(first.getCell(4).getNumericCellValue())
          .isCloseTo(12.5 / run.bill().planCost().doubleValue(), offset(1e-12));
      assertThat(row(sheet, "Schicht early").getCell(3)).hasToString("");
      assertThat(workbook.getSheet("Vorschau")).isNull();
    }
  }
}
