package io.heatscheduler.bench;

import io.heatscheduler.core.job.JobColumn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes job files just under the 50 MB limit, from a fixed seed. */
final class BigFiles {
  private static final int LIMIT_BYTES = 50 * 1024 * 1024;
  private static final LocalDateTime START = LocalDateTime.of(2026, 11, 23, 0, 0);
  private static final List<String> COLUMNS = JobColumn.headersTo(JobColumn.ELIGIBLE_EQUIPMENT);

  private BigFiles() {}

  /** The formats with a generator. */
  enum Format {
    CSV,
    JSON,
    XML,
    XLSX
  }

  /**
   * Writes a file of 48 to 50 MB.
   *
   * @return how many jobs it holds
   */
  static int write(Format format, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      return switch (format) {
        case CSV -> text(out, String.join(",", COLUMNS) + "\n", "", "", BigFiles::csv);
        case JSON -> text(out, "[\n", ",\n", "\n]\n", BigFiles::json);
        case XML ->
            text(
                out,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jobs xmlns=\"https://heatscheduler.io/schema/jobs/1\">\n",
                "",
                "</jobs>\n",
                BigFiles::xml);
        case XLSX -> xlsx(out);
      };
    }
  }

  private interface RowText {
    String of(List<String> cells);
  }

  private static int text(OutputStream out, String head, String between, String tail, RowText row)
      throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    out.write(head.getBytes(StandardCharsets.UTF_8));
    long written = head.length() + tail.length();
    int jobs = 0;
    while (true) {
      byte[] bytes =
          ((jobs == 0 ? "" : between) + row.of(cells(jobs, random)))
              .getBytes(StandardCharsets.UTF_8);
      if (written + bytes.length > LIMIT_BYTES) {
        out.write(tail.getBytes(StandardCharsets.UTF_8));
        return jobs;
      }
      out.write(bytes);
      written += bytes.length;
      jobs++;
    }
  }

  private static List<String> cells(int index, SplittableRandom random) {
    LocalDateTime earliest = START.plusMinutes(15L * random.nextInt(400));
    return List.of(
        "J-%08d".formatted(index),
        "P-%04d".formatted(random.nextInt(2_000)),
        "Forged ring %d mm, batch %s"
            .formatted(random.nextInt(900), Integer.toString(random.nextInt(), 36))
            .replace(',', ';'),
        Integer.toString(1 + random.nextInt(500)),
        "pcs",
        Integer.toString(10 + random.nextInt(900)) + "." + random.nextInt(1_000),
        Integer.toString(100 + random.nextInt(700)),
        Integer.toString(15 * (1 + random.nextInt(16))),
        earliest.toString(),
        earliest.plusHours(8 + random.nextInt(16)).toString(),
        Integer.toString(1 + random.nextInt(5)),
        "HTR-001;HTR-%03d".formatted(2 + random.nextInt(8)));
  }

  private static String csv(List<String> cells) {
    return String.join(",", cells) + "\n";
  }

  private static String json(List<String> cells) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < cells.size(); i++) {
      boolean isNumber = cells.get(i).matches("[0-9.]+");
      String quote = isNumber ? "" : "\"";
      text.append(i == 0 ? "" : ",").append('"').append(COLUMNS.get(i)).append("\":");
      text.append(quote).append(cells.get(i)).append(quote);
    }
    return text.append('}').toString();
  }

  private static String xml(List<String> cells) {
    StringBuilder text = new StringBuilder("<job>");
    for (int i = 0; i < cells.size(); i++) {
      text.append('<').append(COLUMNS.get(i)).append('>').append(cells.get(i));
      text.append("</").append(COLUMNS.get(i)).append('>');
    }
    return text.append("</job>\n").toString();
  }

  /** A workbook whose texts are shared strings, as Excel writes it. */
  private static int xlsx(OutputStream out) throws IOException {
    CountingStream counter = new CountingStream(out);
    ZipOutputStream zip = new ZipOutputStream(counter);
    zip.setLevel(Deflater.BEST_SPEED);
    part(
        zip,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    part(zip, "_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml")));
    part(
        zip,
        "xl/_rels/workbook.xml.rels",
        relations(
            relation("r1", "worksheet", "worksheets/sheet1.xml")
                + relation("r2", "sharedStrings", "sharedStrings.xml")));
    part(
        zip,
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Jobs\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            .formatted(MAIN, OFFICE));
    int jobs = sheet(zip, counter);
    zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
    write(zip, "<sst xmlns=\"%s\">".formatted(MAIN));
    for (String column : COLUMNS) {
      write(zip, "<si><t>" + column + "</t></si>");
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < jobs; i++) {
      for (String cell : cells(i, random)) {
        if (!isNumber(cell)) {
          write(zip, "<si><t>" + cell + "</t></si>");
        }
      }
    }
    write(zip, "</sst>");
    zip.finish();
    return jobs;
  }

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /** Share of the file the sheet part may take; the shared strings need the rest. */
  private static final double SHEET_SHARE = 0.65;

  private static int sheet(ZipOutputStream zip, CountingStream counter) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
    write(zip, "<worksheet xmlns=\"%s\"><sheetData><row r=\"1\">".formatted(MAIN));
    int text = 0;
    for (int c = 0; c < COLUMNS.size(); c++) {
      write(zip, "<c r=\"%c1\" t=\"s\"><v>%d</v></c>".formatted('A' + c, text++));
    }
    write(zip, "</row>");
    int jobs = 0;
    while (counter.count() < LIMIT_BYTES * SHEET_SHARE) {
      StringBuilder row = new StringBuilder("<row r=\"" + (jobs + 2) + "\">");
      List<String> cells = cells(jobs, random);
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c);
        row.append("<c r=\"").append((char) ('A' + c)).append(jobs + 2).append('"');
        row.append(isNumber(cell) ? "><v>" + cell : " t=\"s\"><v>" + text++).append("</v></c>");
      }
      write(zip, row.append("</row>").toString());
      jobs++;
    }
    write(zip, "</sheetData></worksheet>");
    return jobs;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[0-9.]+");
  }

  private static String relations(String relations) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + relations
        + "</Relationships>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static void part(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    write(zip, content);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Counts what the packer gives out. */
  private static final class CountingStream extends OutputStream {
    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    long count() {
      return count;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }
  }
}
