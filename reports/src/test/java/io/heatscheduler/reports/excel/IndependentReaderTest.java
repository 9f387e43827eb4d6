package io.heatscheduler.reports.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.content.ExampleReports;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LibreOffice opens the workbook and computes it anew: every formula's value must be ours. The
 * values stored beside the formulas are spoiled first, so that they cannot be what is compared.
 */
class IndependentReaderTest {
  private static final double SPOILED = -987_654.5;

  private static final String ALWAYS_RECALCULATE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void findTheReader() throws IOException {
    assumeTrue(
        installed(),
        "SKIPPED: soffice (LibreOffice) is not on the PATH, no independent reader opened the"
            + " workbook");
    Path user = Files.createDirectories(folder.resolve("profile/user"));
    Files.writeString(user.resolve("registrymodifications.xcu"), ALWAYS_RECALCULATE);
  }

  private static boolean installed() {
    for (String part : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!part.isEmpty() && Files.isExecutable(Path.of(part, "soffice"))) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"foundry,en", "food,de", "heat-treatment,en"})
  void anotherProgramComputesOurNumbers(String example, String language) throws Exception {
    ReportedRun run = ExampleReports.run(example);
    byte[] bytes = Workbooks.bytes(run, Locale.of(language));
    Map<String, Object> ours = new HashMap<>();
    Path spoiled = folder.resolve(example + ".xlsx");
    try (XSSFWorkbook workbook = Workbooks.open(bytes)) {
      for (Cell cell : Workbooks.formulas(workbook)) {
        ours.put(name(cell), value(cell));
        cell.setCellValue(SPOILED);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      workbook.write(out);
      Files.write(spoiled, out.toByteArray());
    }

    byte[] computed = Files.readAllBytes(convert(spoiled, folder.resolve("computed-" + example)));

    try (XSSFWorkbook workbook = Workbooks.open(computed)) {
      List<Cell> formulas = Workbooks.formulas(workbook);
      assertThat(formulas).hasSameSizeAs(ours.keySet()).hasSizeGreaterThan(400);
      for (Cell cell : formulas) {
        Object theirs = value(cell);
        Object own = ours.get(name(cell));
        if (own instanceof Double number && theirs instanceof Double other) {
          double slack = 1e-9 * Math.max(1, Math.abs(number)) + 1e-6;
          assertThat(other)
              .as("%s = %s", name(cell), cell.getCellFormula())
              .isCloseTo(number, within(slack));
        } else {
          assertThat(theirs).as("%s = %s", name(cell), cell.getCellFormula()).isEqualTo(own);
        }
      }
      assertThat(Workbooks.verdicts(workbook, language.equals("de") ? "Prüfungen" : "Checks"))
          .hasSizeGreaterThan(25)
          .allMatch(verdict -> verdict.startsWith("OK "));
    }
  }

  private static Path convert(Path workbook, Path into) throws Exception {
    Process soffice =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                into.toString(),
                workbook.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    boolean ended = soffice.waitFor(4, TimeUnit.MINUTES);
    if (!ended) {
      soffice.destroyForcibly();
    }
    assertThat(ended).as("soffice ended").isTrue();
    Path made = into.resolve(workbook.getFileName());
    assertThat(made).as(Files.readString(folder.resolve("soffice.log"))).exists();
    return made;
  }

  private static String name(Cell cell) {
    return cell.getSheet().getSheetName() + "!" + cell.getAddress();
  }

  private static Object value(Cell cell) {
    return cell.getCachedFormulaResultType() == CellType.NUMERIC
        ? (Object) cell.getNumericCellValue()
        : cell.getCachedFormulaResultType() == CellType.STRING
            ? cell.getStringCellValue()
            : cell.getCachedFormulaResultType();
  }
}
