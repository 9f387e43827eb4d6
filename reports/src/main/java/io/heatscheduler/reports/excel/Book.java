package io.heatscheduler.reports.excel;

import io.heatscheduler.core.report.Paper;
import io.heatscheduler.reports.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook being made: its sheets, styles, names, and its bytes. */
final class Book {
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final Words words;
  private final ZoneId zone;
  private final Paper paper;
  private final Looks looks;
  private final List<XSSFCell> formulas = new ArrayList<>();

  /**
   * An empty workbook.
   *
   * @param words language of all text
   * @param currency of all money
   * @param zone of all times
   * @param paper of printed pages
   */
  Book(Words words, Currency currency, ZoneId zone, Paper paper) {
    this.words = words;
    this.zone = zone;
    this.paper = paper;
    this.looks = new Looks(workbook, words.language(), currency);
  }

  /** A new sheet at the end; its name is the text {@code excel.sheet.KEY}. */
  Page page(String key) {
    return new Page(this, workbook.createSheet(text("sheet." + key)));
  }

  /** A text of the catalogue, below {@code excel.}. */
  String text(String key, Object... values) {
    return words.text("excel." + key, values);
  }

  Words words() {
    return words;
  }

  ZoneId zone() {
    return zone;
  }

  Paper paper() {
    return paper;
  }

  Looks looks() {
    return looks;
  }

  XSSFWorkbook workbook() {
    return workbook;
  }

  /** Takes note of a formula, whose value is stored with it in the end. */
  void hasFormula(XSSFCell cell) {
    formulas.add(cell);
  }

  /**
   * Names a range.
   *
   * @param name English in every language, so that formulas of users keep working
   * @param range with its sheet, absolute
   */
  void name(String name, String range) {
    Name named = workbook.createName();
    named.setNameName(name);
    named.setRefersToFormula(range);
  }

  /**
   * What the file says of itself.
   *
   * @param asOf date of making, from the run and not from the clock
   */
  void describe(String title, String subject, String producedBy, Instant asOf) {
    POIXMLProperties properties = workbook.getProperties();
    PackagePropertiesPart core = properties.getCoreProperties().getUnderlyingProperties();
    core.setTitleProperty(CellText.clean(title));
    core.setSubjectProperty(CellText.clean(subject));
    core.setCreatorProperty("HeatScheduler");
    core.setLastModifiedByProperty("HeatScheduler");
    core.setDescriptionProperty(CellText.clean(producedBy));
    core.setLanguageProperty(words.language());
    try {
      String second = DateTimeFormatter.ISO_INSTANT.format(asOf.truncatedTo(ChronoUnit.SECONDS));
      core.setCreatedProperty(second);
      core.setModifiedProperty(second);
    } catch (InvalidFormatException bug) {
      throw new IllegalStateException("as of " + asOf, bug);
    }
    properties.getExtendedProperties().setApplication("HeatScheduler");
  }

  /** Stores the value of every formula beside it. */
  void calculate() {
    FormulaEvaluator evaluator = new XSSFFormulaEvaluator(workbook);
    for (XSSFCell cell : formulas) {
      evaluator.evaluateFormulaCell(cell);
    }
  }

  /** The file; the same sheets always give the same bytes. */
  byte[] bytes() {
    workbook.setForceFormulaRecalculation(true); // a program that calculates does not trust us
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (workbook) {
      workbook.write(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException("writing to memory", failure);
    }
    return FixedZip.of(bytes.toByteArray());
  }
}
