package io.heatscheduler.formats;

import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.formats.csv.CsvReader;
import io.heatscheduler.formats.excel.XlsReader;
import io.heatscheduler.formats.excel.XlsxReader;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.xml.XmlReader;
import io.heatscheduler.formats.yaml.YamlReader;

/**
 * Reads a table in any format this version knows, chosen by the file name's ending and checked by
 * the content.
 */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Reads rows; every refusal reaches the handler as a finding.
   *
   * @param rowElement name of a row in formats that name rows, e.g. {@code job}
   */
  public static void rows(SourceBytes source, String rowElement, RowHandler handler) {
    try {
      FileKind kind = FileKind.ofName(source);
      kind.checkContent(source);
      switch (kind) {
        case CSV -> new CsvReader().rows(source, handler);
        case JSON -> new JsonReader().rows(source, rowElement, handler);
        case YAML -> new YamlReader().rows(source, rowElement, handler);
        case XLSX -> new XlsxReader().rows(source, handler);
        case XLS -> new XlsReader().rows(source, handler);
        case XML -> new XmlReader().rows(source, rowElement, handler);
      }
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }
}
