package io.heatscheduler.formats;

import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.formats.csv.CsvReader;
import io.heatscheduler.formats.excel.XlsReader;
import io.heatscheduler.formats.excel.XlsxReader;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.xml.XmlReader;
import io.heatscheduler.formats.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a table in any format this version knows, chosen by the file name's ending and checked by
 * the content.
 */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Reads the rows of a file a user named, e.g. a load profile; links are followed.
   *
   * @param rowElement name of a row in formats that name rows, e.g. {@code slot}
   */
  public static void rows(Path file, String rowElement, RowHandler handler) {
    Location location = Location.of(file.toString());
    try {
      Path real = file.toRealPath();
      Path folder = real.getParent();
      Path last = real.getFileName();
      if (folder == null || last == null) {
        throw new NoSuchFileException(file.toString());
      }
      rows(new FolderFiles(folder).read(last.toString(), location), rowElement, handler);
    } catch (NoSuchFileException e) {
      handler.finding(
          Finding.error("FILE_MISSING", location, "There is no such file.", "Correct the name."));
    } catch (IOException e) {
      handler.finding(
          Finding.error(
              "FILE_UNREADABLE",
              location,
              "The file cannot be read (%s).".formatted(e.getClass().getSimpleName()),
              "Check its permissions and the disk."));
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

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
