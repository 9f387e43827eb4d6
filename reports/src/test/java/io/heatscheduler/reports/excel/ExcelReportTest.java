package io.heatscheduler.reports.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.ExampleReports;
import io.heatscheduler.reports.fixture.Runs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelReportTest {

  @ParameterizedTest
  @ValueSource(strings = {"foundry", "food", "heat-treatment"})
  void everyCheckAgreesAndTotalsAreOurs(String example) throws IOException {
    ReportedRun run = ExampleReports.run(example);
    Comparison fifo = Objects.requireNonNull(run.fifo());
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.ENGLISH))) {
      assertThat(Workbooks.verdicts(workbook, "Checks"))
          .hasSizeGreaterThan(25)
          .allMatch(verdict -> verdict.startsWith("OK "));
      assertThat(Workbooks.named(workbook, "PlanCost"))
          .isCloseTo(run.bill().planCost().doubleValue(), within(0.000001));
      assertThat(Workbooks.named(workbook, "FifoCost"))
          .isCloseTo(fifo.bill().planCost().doubleValue(), within(0.000001));
      assertThat(Workbooks.named(workbook, "Savings"))
          .isCloseTo(fifo.savings().amount().doubleValue(), within(0.000001));
      assertThat(Workbooks.named(workbook, "PeakKw"))
          .isCloseTo(run.dispatch().peakKw().doubleValue(), within(0.000001));
    }
  }

  @Test
  void theGermanWorkbookHasTheSameNumbersUnderGermanNames() throws IOException {
    ReportedRun run = Runs.small();
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.GERMAN))) {
      assertThat(Workbooks.verdicts(workbook, "Prüfungen"))
          .isNotEmpty()
          .allMatch(verdict -> verdict.startsWith("OK "));
      assertThat(workbook.getSheet("Lastgang")).isNotNull();
      assertThat(Workbooks.named(workbook, "PlanCost"))
          .isCloseTo(run.bill().planCost().doubleValue(), within(0.000001));
    }
  }

  @Test
  void aChangedNumberMakesACheckDiffer() throws IOException {
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(Runs.small(), Locale.ENGLISH))) {
      Row line = workbook.getSheet("Bill").getRow(Page.BODY + 1);
      Cell amount = line.getCell(8);
      amount.setCellValue(amount.getNumericCellValue() + 0.01);

      new XSSFFormulaEvaluator(workbook).evaluateAll();

      assertThat(Workbooks.verdicts(workbook, "Checks"))
          .anyMatch(verdict -> verdict.startsWith("differs Plan cost: sum of the bill lines"));
    }
  }

  @Test
  void textThatLooksLikeAFormulaIsText() throws IOException {
    List<String> hostile =
        List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "=HYPERLINK(\\\"x\\\")");
    List<String> jobs = new ArrayList<>();
    for (String id : hostile) {
      jobs.add(Runs.job(id, id, 100, 60, "2026-11-23T23:00"));
    }
    ReportedRun run = Runs.of("2026-11-23T00:00", 1, jobs.toArray(String[]::new));
    Set<String> found = new HashSet<>();
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.ENGLISH))) {
      for (Cell cell : Workbooks.cells(workbook)) {
        if (cell.getCellType() == CellType.STRING
            && CellText.looksLikeFormula(cell.getStringCellValue())) {
          assertThat(cell.getCellStyle().getQuotePrefixed()).as(cell.toString()).isTrue();
          found.add(cell.getStringCellValue());
        }
        if (cell.getCellType() == CellType.FORMULA) {
          assertThat(cell.getCellFormula()).doesNotContain("cmd", "HYPERLINK");
        }
      }
      assertThat(Workbooks.verdicts(workbook, "Checks"))
          .allMatch(verdict -> verdict.startsWith("OK "));
    }
    assertThat(found).contains("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)");
  }

  @Test
  void aNegativeMoveIsANumber() throws IOException {
    try (XSSFWorkbook workbook =
        Workbooks.open(Workbooks.bytes(ExampleReports.run("foundry"), Locale.ENGLISH))) {
      assertThat(Workbooks.cells(workbook))
          .filteredOn(cell -> cell.getSheet().getSheetName().equals("Jobs"))
          .anyMatch(
              cell -> cell.getCellType() == CellType.NUMERIC && cell.getNumericCellValue() < 0);
    }
  }

  @Test
  void idsThatDifferOnlyInCaseAreStillToldApart() throws IOException {
    ReportedRun run =
        Runs.of(
            Runs.SMALL
                .replace("HTR-2", "htr-1")
                .replace("START", "2026-11-23T00:00")
                .replace("DAYS", "1")
                .replace(
                    "JOBS",
                    Runs.job("J-1", "*", 400, 60, "2026-11-23T12:00")
                        + ","
                        + Runs.job("J-2", "~?", 200, 60, "2026-11-23T12:00")));
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.ENGLISH))) {
      assertThat(Workbooks.verdicts(workbook, "Checks"))
          .allMatch(verdict -> verdict.startsWith("OK "));
    }
  }

  @Test
  void theSameRunGivesTheSameBytesWithoutTheTimeOfMaking() throws IOException {
    ReportedRun run = Runs.small();
    byte[] first = Workbooks.bytes(run, Locale.ENGLISH);

    assertThat(Workbooks.bytes(run, Locale.ENGLISH)).isEqualTo(first);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(first))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        assertThat(part.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 1, 1, 0, 0));
      }
    }
    try (XSSFWorkbook workbook = Workbooks.open(first)) {
      var properties = workbook.getProperties().getCoreProperties();
      assertThat(properties.getCreated()).isEqualTo(Date.from(run.asOf()));
      assertThat(properties.getModified()).isEqualTo(Date.from(run.asOf()));
    }
  }

  @Test
  void timesAreTheClocksOfTheSiteWithTheirOffsetWhenTheClocksGoBack() throws IOException {
    ReportedRun run =
        Runs.of("2026-10-25T00:00", 1, Runs.job("J-1", "P", 100, 60, "2026-10-25T12:00"));
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.ENGLISH))) {
      Sheet profile = workbook.getSheet("Load profile");
      List<String> twoOClock = new ArrayList<>();
      for (Row row : profile) {
        if (row.getRowNum() > Page.BODY
            && row.getCell(0)
                .getLocalDateTimeCellValue()
                .equals(LocalDateTime.of(2026, 10, 25, 2, 0))) {
          twoOClock.add(row.getCell(1).getStringCellValue());
        }
      }
      assertThat(profile.getLastRowNum() - Page.BODY).isEqualTo(100);
      assertThat(twoOClock).containsExactly("UTC+02:00", "UTC+01:00");
    }
  }

  @Test
  void slackCountsRealHoursAcrossTheChangeOfTheClocks() throws IOException {
    ReportedRun run =
        Runs.of("2026-10-25T00:00", 1, Runs.job("J-1", "P", 100, 60, "2026-10-25T06:00"));
    double expected =
        Subject.hours(io.heatscheduler.reports.table.WorkList.of(run).orders().getFirst().slack())
            .doubleValue();
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(run, Locale.ENGLISH))) {
      Row job = workbook.getSheet("Schedule").getRow(Page.BODY + 1);
      assertThat(job.getCell(14).getNumericCellValue()).isCloseTo(expected, within(0.001));
      assertThat(expected).isGreaterThan(5.5); // the clock shows an hour less
    }
  }

  @Test
  void threeNativeChartsStandOnTheFirstSheet() throws IOException {
    try (XSSFWorkbook workbook = Workbooks.open(Workbooks.bytes(Runs.small(), Locale.ENGLISH))) {
      List<XSSFChart> charts = workbook.getSheetAt(0).getDrawingPatriarch().getCharts();
      assertThat(charts).hasSize(3);
      assertThat(charts)
          .flatExtracting(XSSFChart::getChartSeries)
          .flatExtracting(data -> series((XDDFChartData) data))
          .anyMatch(range -> range.startsWith("'Load profile'!"))
          .anyMatch(range -> range.startsWith("Savings!"));
    }
  }

  private static List<String> series(XDDFChartData data) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < data.getSeriesCount(); i++) {
      ranges.add(data.getSeries(i).getValuesData().getDataRangeReference());
    }
    return ranges;
  }

  @Test
  void tablesKeepTheirHeadInSightFilterAndPrintOnThePaperAskedFor() throws IOException {
    try (XSSFWorkbook workbook =
        Workbooks.open(Workbooks.bytes(Runs.small(), Locale.ENGLISH, Paper.LETTER))) {
      for (String name : List.of("Schedule", "Load profile", "Bill", "Jobs", "Equipment")) {
        XSSFSheet sheet = workbook.getSheet(name);
        assertThat(sheet.getPaneInformation().isFreezePane()).as(name).isTrue();
        assertThat(sheet.getCTWorksheet().isSetAutoFilter()).as(name).isTrue();
        assertThat(sheet.getRepeatingRows().getFirstRow()).as(name).isEqualTo(Page.BODY);
        assertThat(sheet.getPrintSetup().getPaperSizeEnum())
            .as(name)
            .isEqualTo(PaperSize.LETTER_PAPER);
      }
    }
  }

  @Test
  void controlCharactersAndCodesOfCharactersAreMadeHarmless() {
    assertThat(CellText.clean("a\u0000b\u0007c\u202Ed\nz")).isEqualTo("a b cd\nz");
    assertThat(CellText.stored("_x000D_")).isEqualTo("_x005F_x000D_");
    assertThat(CellText.clean("\uD800")).isEqualTo("\uFFFD");
    assertThat(CellText.clean("x".repeat(40_000))).hasSize(CellText.LONGEST);
  }

  @Test
  void moneyFollowsTheCurrencyAndTheLanguage() {
    assertThat(format("en", "EUR")).isEqualTo("\"€\"#,##0.00;\\-\"€\"#,##0.00");
    assertThat(format("de", "EUR")).isEqualTo("#,##0.00\\ \"€\";\\-#,##0.00\\ \"€\"");
    assertThat(format("en", "JPY")).startsWith("\"¥\"#,##0;");
    assertThat(format("en", "CHF")).startsWith("\"CHF\"\\ #,##0.00;");
    assertThat(format("en", "KWD")).contains("0.000");
  }

  private static String format(String language, String currency) {
    return Looks.moneyFormat(language, java.util.Currency.getInstance(currency));
  }

  @Test
  void aPlantWithoutAPlanGetsItsReasonsAndRepairs() throws IOException {
    ReportedRun run = Runs.small();
    NoPlanReport report =
        new NoPlanReport(
            run.grid(),
            run.asOf(),
            run.hashes().input(),
            new NoPlanReport.Contradiction(
                List.of(new Limit.Order("=J-1", "J-2"), new Limit.Deadline("J-1")), true),
            List.of(
                new NoPlanReport.Repair(
                    List.of(new LaterDeadline("J-1", Duration.ofHours(1))),
                    true,
                    new BigDecimal("12.5"),
                    new BigDecimal("2"),
                    null)),
            List.of(),
            Workbooks.settings(Locale.ENGLISH, Paper.A4));
    byte[] bytes = Workbooks.bytes(report);
    try (XSSFWorkbook workbook = Workbooks.open(bytes)) {
      assertThat(Workbooks.cells(workbook))
          .extracting(Object::toString)
          .contains("=J-1 starts after J-2 has ended")
          .anyMatch(text -> text.startsWith("J-1 may end 1\u00a0h later, by "));
      assertThat(Workbooks.formulas(workbook))
          .extracting(Cell::getNumericCellValue)
          .containsExactly(14.5);
    }
    assertThat(Workbooks.bytes(report)).isEqualTo(bytes);
    assertThat(new String(bytes, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
  }
}
