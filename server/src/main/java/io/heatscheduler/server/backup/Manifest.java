package io.heatscheduler.server.backup;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds.
 *
 * @param format of the file, {@value #FORMAT}
 * @param release that wrote it
 * @param writtenAt instant of the snapshot, ISO 8601
 * @param schemaVersion of the last migration
 * @param tables every table, by name
 */
record Manifest(
    int format, String release, String writtenAt, String schemaVersion, List<Table> tables) {
  /** The format that this release writes and reads. */
  static final int FORMAT = 1;

  /** Name of its entry in the file. */
  static final String ENTRY = "manifest.json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  Manifest {
    tables = List.copyOf(tables);
  }

  /**
   * One table.
   *
   * @param name without its schema
   * @param columns in the order of the rows
   * @param rows how many
   * @param sha256 of the entry's bytes, lower-case hexadecimal digits
   */
  record Table(String name, List<String> columns, long rows, String sha256) {
    Table {
      columns = List.copyOf(columns);
    }

    /** Name of its rows' entry in the file. */
    String entry() {
      return "tables/" + name;
    }
  }

  byte[] json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads a manifest.
   *
   * @throws BackupRefused if it is none, or of another format
   */
  static Manifest read(byte[] json) throws BackupRefused {
    Manifest manifest;
    try {
      manifest = JSON.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw BackupRefused.notABackup("its manifest cannot be read: " + e.getOriginalMessage());
    }
    if (manifest.format() != FORMAT) {
      throw BackupRefused.of(
          "BACKUP_FORMAT",
          "The backup has format %d, and this release reads %d."
              .formatted(manifest.format(), FORMAT),
          "Restore it with release %s, which wrote it.".formatted(manifest.release()));
    }
    return manifest;
  }
}
