package io.heatscheduler.formats.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds .xlsx workbooks part by part, so that tests can break any of them. */
final class XlsxBytes {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private XlsxBytes() {}

  /** A workbook with one sheet of the given rows, e.g. {@code <row r="1"><c t="inlineStr">...}. */
  static XlsxBytes sheet(String rows) {
    return new XlsxBytes()
        .part(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
        .part("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml")))
        .part(
            "xl/_rels/workbook.xml.rels",
            relations(
                relation("s1", "worksheet", "worksheets/sheet1.xml")
                    + relation("s2", "worksheet", "/xl/worksheets/sheet2.xml")
                    + relation("st", "styles", "styles.xml")
                    + relation("ss", "sharedStrings", "sharedStrings.xml")))
        .workbook("", "<sheet name=\"Jobs\" sheetId=\"1\" r:id=\"s1\"/>")
        .part(
            "xl/styles.xml",
            "<styleSheet xmlns=\"%s\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>"
                .formatted(MAIN))
        .part(
            "xl/sharedStrings.xml",
            "<sst xmlns=\"%s\"><si><t>job_id</t></si><si><r><t>quan</t></r><r><t>tity</t></r><rPh><t>X</t></rPh></si><si><t>J-1</t></si></sst>"
                .formatted(MAIN))
        .part("xl/worksheets/sheet1.xml", worksheet("<sheetData>" + rows + "</sheetData>"));
  }

  XlsxBytes workbook(String properties, String sheets) {
    return part(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
            .formatted(MAIN, OFFICE, properties, sheets));
  }

  XlsxBytes part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  XlsxBytes part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  static String worksheet(String content) {
    return "<?xml version=\"1.0\"?><worksheet xmlns=\"%s\">%s</worksheet>".formatted(MAIN, content);
  }

  static String relations(String relations) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + relations
        + "</Relationships>";
  }

  static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  byte[] build() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
