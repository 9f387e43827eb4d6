package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One job list, written in every format, is one and the same input. */
class JobFormatsTest {
  private static final List<String> COLUMNS =
      List.of(
          "job_id",
          "product_id",
          "quantity",
          "heating_requirement_kwh",
          "earliest_start",
          "latest_end",
          "eligible_equipment",
          "must_run",
          "power_profile",
          "uses");

  /** Texts, numbers that binary fractions only come near, and dates as a spreadsheet keeps them. */
  private static final List<List<Object>> JOBS =
      List.of(
          List.of(
              "J-1",
              "P \"7\" <ä>",
              2.5,
              100.1,
              LocalDateTime.of(2026, 11, 23, 6, 15),
              LocalDateTime.of(2026, 11, 23, 12, 0),
              "H-1",
              "",
              "0.1;0.2;0.7",
              "kg=0.3;hooks=2"),
          List.of(
              "J-2",
              "Q",
              3,
              0.7,
              LocalDateTime.of(2026, 11, 23, 0, 0),
              LocalDateTime.of(2026, 11, 23, 23, 45),
              "",
              "2026-11-23T09:00/2026-11-23T09:30",
              "",
              ""));

  @TempDir private Path folder;

  private interface JobFile {
    void write(Path file) throws IOException;
  }

  static Stream<String> formats() {
    return Stream.of("jobs.json", "jobs.xml", "jobs.xlsx", "jobs.xls", "jobs.yaml");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void theSameJobsGiveTheSameInputHashAsInCsv(String name) throws IOException {
    JobFile other =
        switch (name) {
          case "jobs.json" -> JobFormatsTest::json;
          case "jobs.xml" -> JobFormatsTest::xml;
          case "jobs.xlsx" -> JobFormatsTest::xlsx;
          case "jobs.xls" -> JobFormatsTest::xls;
          default -> JobFormatsTest::yaml;
        };

    assertThat(input(name, other)).isEqualTo(input("jobs.csv", JobFormatsTest::csv));
  }

  private String input(String name, JobFile jobs) throws IOException {
    Path plant = Files.createDirectory(folder.resolve(name.replace('.', '-')));
    jobs.write(plant.resolve(name));
    Files.writeString(
        plant.resolve("plant.yaml"),
        PlantFiles.PLANT
            .replace("jobs: jobs.csv", "jobs: " + name)
            .replace("capacity_kw: 100", "capacity_kw: 100\n    capacities: {kg: 20, hooks: 4}"));
    PlantSource source = PlantFolder.open(plant).orThrow();
    CompletedPlant completed = PlantFiles.read(source).orThrow();
    assertThat(completed.plant().jobs()).hasSize(2);
    return CanonicalInput.of(completed.plant(), completed.asOf()).hash().hex();
  }

  private static void csv(Path file) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    for (List<Object> job : JOBS) {
      List<String> cells =
          job.stream().map(cell -> "\"" + cell.toString().replace("\"", "\"\"") + "\"").toList();
      text.append(String.join(",", cells)).append('\n');
    }
    Files.writeString(file, text);
  }

  /** Lists, windows and amounts as YAML writes them, not as a cell does. */
  private static void yaml(Path file) throws IOException {
    Files.writeString(
        file,
        """
        - job_id: J-1
          product_id: P "7" <ä>
          quantity: 2.50
          heating_requirement_kwh: 100.1
          earliest_start: 2026-11-23T06:15
          latest_end: 2026-11-23T11:00Z
          eligible_equipment: [H-1]
          power_profile: [0.1, 0.2, 0.7]
          uses: {hooks: 2, kg: 0.3}
        - job_id: J-2
          product_id: Q
          quantity: 3
          heating_requirement_kwh: 7e-1
          earliest_start: 2026-11-23T00:00
          latest_end: 2026-11-23T23:45
          must_run: [{start: 2026-11-23T09:00, end: 2026-11-23T09:30}]
        """);
  }

  private static void json(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<Object> job : JOBS) {
      text.append(text.isEmpty() ? "[" : ",\n");
      for (int c = 0; c < COLUMNS.size(); c++) {
        Object cell = job.get(c);
        String value =
            cell instanceof Number
                ? cell.toString()
                : "\"" + cell.toString().replace("\"", "\\\"") + "\"";
        text.append(c == 0 ? "{" : ", ").append('"').append(COLUMNS.get(c)).append("\": ");
        text.append(value);
      }
      text.append('}');
    }
    Files.writeString(file, text.append("]\n"));
  }

  private static void xml(Path file) throws IOException {
    StringBuilder text =
        new StringBuilder("<jobs xmlns=\"https://heatscheduler.io/schema/jobs/1\">\n");
    for (List<Object> job : JOBS) {
      text.append("<job>");
      for (int c = 0; c < COLUMNS.size(); c++) {
        String value = job.get(c).toString().replace("<", "&lt;");
        text.append("<%1$s>%2$s</%1$s>".formatted(COLUMNS.get(c), value));
      }
      text.append("</job>\n");
    }
    Files.writeString(file, text.append("</jobs>\n"));
  }

  private static void xlsx(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      Workbook workbook = new Workbook(out, "Test", "1.0");
      Worksheet sheet = workbook.newWorksheet("Jobs");
      for (int c = 0; c < COLUMNS.size(); c++) {
        sheet.value(0, c, COLUMNS.get(c));
        for (int r = 0; r < JOBS.size(); r++) {
          switch (JOBS.get(r).get(c)) {
            case Number number -> sheet.value(r + 1, c, number);
            case LocalDateTime time -> {
              sheet.value(r + 1, c, time);
              sheet.style(r + 1, c).format("yyyy-mm-dd hh:mm").set();
            }
            case Object text -> sheet.value(r + 1, c, text.toString());
          }
        }
      }
      workbook.finish();
    }
  }

  private static void xls(Path file) throws IOException {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("Jobs");
      CellStyle date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
      Row header = sheet.createRow(0);
      for (int c = 0; c < COLUMNS.size(); c++) {
        header.createCell(c).setCellValue(COLUMNS.get(c));
      }
      for (int r = 0; r < JOBS.size(); r++) {
        Row row = sheet.createRow(r + 1);
        for (int c = 0; c < COLUMNS.size(); c++) {
          Cell cell = row.createCell(c);
          switch (JOBS.get(r).get(c)) {
            case Number number -> cell.setCellValue(number.doubleValue());
            case LocalDateTime time -> {
              cell.setCellValue(time);
              cell.setCellStyle(date);
            }
            case Object text -> cell.setCellValue(text.toString());
          }
        }
      }
      workbook.write(out);
    }
  }
}
