package io.heatscheduler.formats.template;

import io.heatscheduler.core.job.JobColumn;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.formats.csv.CsvText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Job files to fill in: a header with every column and one example row, as CSV or as an Excel
 * workbook.
 *
 * <p>The workbook also has a second sheet that explains each column, and checks entries of some
 * columns.
 */
public final class JobTemplates {
  private static final int LAST_CHECKED_ROW = 5_000;
  private static final int COLUMN_WIDTH = 24;
  private static final int NOTE_WIDTH = 100;

  private JobTemplates() {}

  /** The formats a template comes in. */
  public enum Kind {
    CSV,
    XLSX
  }

  /**
   * Writes a template to a new file of the kind its name ends with.
   *
   * @param file name ending in .csv or .xlsx; must not exist
   * @throws IllegalArgumentException if the name ends otherwise
   * @throws java.nio.file.FileAlreadyExistsException if the file exists
   */
  public static void write(Path file) throws IOException {
    Kind kind = kindOf(file);
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(kind, out);
    }
  }

  /** Writes a template; the stream stays open. */
  public static void write(Kind kind, OutputStream out) throws IOException {
    switch (kind) {
      case CSV -> out.write(csv().getBytes(StandardCharsets.UTF_8));
      case XLSX -> workbook(out);
    }
  }

  /**
   * The kind a file name asks for.
   *
   * @throws IllegalArgumentException if it ends neither in .csv nor in .xlsx
   */
  public static Kind kindOf(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return Kind.CSV;
    }
    if (name.endsWith(".xlsx")) {
      return Kind.XLSX;
    }
    throw new IllegalArgumentException(
        "a template's file name (%s) must end in .csv or .xlsx".formatted(file));
  }

  private static String csv() {
    List<Object> example =
        Arrays.stream(JobColumn.values())
            .<Object>map(column -> ColumnHint.of(column).example())
            .toList();
    return CsvText.of(new Table(JobColumn.headers(), List.of(example)));
  }

  private static void workbook(OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "HeatScheduler", "1.0");
    jobs(workbook.newWorksheet("Jobs"));
    notes(workbook.newWorksheet("Notes"));
    workbook.finish();
  }

  private static void jobs(Worksheet sheet) {
    for (JobColumn column : JobColumn.values()) {
      int c = column.ordinal();
      sheet.value(0, c, column.header());
      sheet.style(0, c).bold().fillColor(column.isRequired() ? "FFE6B3" : "E6E6E6").set();
      sheet.comment(0, c, ColumnHint.of(column).note());
      sheet.width(c, COLUMN_WIDTH);
      example(sheet, column);
    }
    sheet.freezePane(0, 1);
    priorityCheck(sheet);
  }

  /**
   * The formula has no less-than sign, because the library writes formulas into the XML as they
   * are.
   */
  private static void priorityCheck(Worksheet sheet) {
    int column = JobColumn.PRIORITY.ordinal();
    String cell = (char) ('A' + column) + "2";
    sheet
        .range(1, column, LAST_CHECKED_ROW, column)
        .validateWithFormula("AND(ISNUMBER(%1$s),%1$s>=1,5>=%1$s,%1$s=INT(%1$s))".formatted(cell))
        .allowBlank(true)
        .errorStyle(DataValidationErrorStyle.STOP)
        .errorTitle("priority")
        .error("Enter a whole number from 1 (most important) to 5.")
        .showErrorMessage(true);
  }

  private static void example(Worksheet sheet, JobColumn column) {
    String example = ColumnHint.of(column).example();
    if (example.isEmpty()) {
      return;
    }
    if (example.chars().allMatch(c -> c >= '0' && c <= '9')) {
      sheet.value(1, column.ordinal(), new BigDecimal(example));
    } else {
      sheet.value(1, column.ordinal(), example);
    }
  }

  private static void notes(Worksheet sheet) {
    sheet.value(
        0,
        0,
        "Fill in the sheet Jobs from row 2 on; row 2 is an example to overwrite. This sheet is not read.");
    sheet.value(2, 0, "column");
    sheet.value(2, 1, "needed");
    sheet.value(2, 2, "what it means");
    sheet.range(2, 0, 2, 2).style().bold().set();
    for (JobColumn column : JobColumn.values()) {
      int row = 3 + column.ordinal();
      sheet.value(row, 0, column.header());
      sheet.value(row, 1, column.isRequired() ? "yes" : "if known");
      sheet.value(row, 2, ColumnHint.of(column).note());
    }
    sheet.width(0, COLUMN_WIDTH);
    sheet.width(2, NOTE_WIDTH);
  }
}
