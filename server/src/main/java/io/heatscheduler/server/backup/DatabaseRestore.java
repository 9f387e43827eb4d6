package io.heatscheduler.server.backup;

import io.heatscheduler.server.embedded.DatabaseAccount;
import io.heatscheduler.server.persistence.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Fills an empty database from a backup: all of it, or nothing. */
public final class DatabaseRestore implements AutoCloseable {
  private final ZipFile zip;
  private final Manifest manifest;

  private DatabaseRestore(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup and checks every byte of it.
   *
   * @throws BackupRefused if it is no backup, incomplete, or changed since it was written
   */
  public static DatabaseRestore open(Path file) throws IOException, BackupRefused {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw BackupRefused.notABackup("it is no ZIP file, or cut short");
    }
    try {
      ZipEntry entry = zip.getEntry(Manifest.ENTRY);
      if (entry == null) {
        throw BackupRefused.notABackup("it has no manifest");
      }
      Manifest manifest = Manifest.read(zip.getInputStream(entry).readAllBytes());
      for (Manifest.Table table : manifest.tables()) {
        requireIntact(zip, table);
      }
      return new DatabaseRestore(zip, manifest);
    } catch (IOException | BackupRefused e) {
      zip.close();
      throw e;
    }
  }

  /**
   * Makes the schema as it was, fills it, and brings it to this release's version.
   *
   * @param administrator a role that may load rows of all tenants
   * @param owner of the schema, whose database is empty
   * @return how many steps brought the schema of the backup up to date
   * @throws BackupRefused if this release does not know the backup's schema
   */
  public int into(DatabaseAccount administrator, DatabaseAccount owner, Migrations migrations)
      throws IOException, SQLException, BackupRefused {
    DriverManagerDataSource schemaOwner =
        new DriverManagerDataSource(owner.jdbcUrl(), owner.user(), owner.password());
    try {
      migrations.applyUpTo(schemaOwner, manifest.schemaVersion());
    } catch (FlywayException e) {
      throw BackupRefused.of(
          "BACKUP_SCHEMA",
          "The schema of the backup (version %s) could not be made: %s"
              .formatted(manifest.schemaVersion(), e.getMessage()),
          "Restore it with release %s, which wrote it.".formatted(manifest.release()));
    }
    try (Connection connection =
        DriverManager.getConnection(
            administrator.jdbcUrl(), administrator.user(), administrator.password())) {
      connection.setAutoCommit(false);
      requireSameTables(connection);
      try (Statement statement = connection.createStatement()) {
        // rows arrive table by table: foreign keys hold again at the end, as they held at the
        // source
        statement.execute("SET LOCAL session_replication_role = replica");
      }
      load(connection);
      connection.commit();
    }
    return migrations.apply(schemaOwner);
  }

  /** How many rows it holds. */
  public long rows() {
    return manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
  }

  /** When it was written, ISO 8601. */
  public String writtenAt() {
    return manifest.writtenAt();
  }

  /** Which release wrote it. */
  public String release() {
    return manifest.release();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void load(Connection connection) throws SQLException, IOException, BackupRefused {
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    try (Statement statement = connection.createStatement()) {
      for (Manifest.Table table : manifest.tables()) {
        statement.execute("DELETE FROM " + Tables.table(table.name()));
        try (InputStream rows = zip.getInputStream(zip.getEntry(table.entry()))) {
          long loaded =
              copies.copyIn(
                  "COPY %s (%s) FROM STDIN"
                      .formatted(Tables.table(table.name()), Tables.quoted(table.columns())),
                  rows);
          if (loaded != table.rows()) {
            throw damaged(table.name());
          }
        }
      }
      for (String[] identity : Tables.identities(connection)) {
        statement.execute(
            "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%3$s) + 1, false) FROM %1$s HAVING count(*) > 0"
                .formatted(Tables.table(identity[0]), identity[1], Tables.quoted(identity[1])));
      }
    }
  }

  private void requireSameTables(Connection connection) throws SQLException, BackupRefused {
    Map<String, List<String>> columns = Tables.columns(connection);
    boolean same =
        columns.size() == manifest.tables().size()
            && manifest.tables().stream()
                .allMatch(table -> table.columns().equals(columns.get(table.name())));
    if (!same) {
      throw BackupRefused.of(
          "BACKUP_SCHEMA",
          "The backup's tables are not those of schema version %s."
              .formatted(manifest.schemaVersion()),
          "Restore it with release %s, which wrote it.".formatted(manifest.release()));
    }
  }

  private static void requireIntact(ZipFile zip, Manifest.Table table)
      throws IOException, BackupRefused {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw damaged(table.name());
    }
    try (DigestInputStream rows =
        new DigestInputStream(zip.getInputStream(entry), DatabaseBackup.sha256())) {
      rows.transferTo(java.io.OutputStream.nullOutputStream());
      String hash = HexFormat.of().formatHex(rows.getMessageDigest().digest());
      if (!hash.equals(table.sha256())) {
        throw damaged(table.name());
      }
    } catch (ZipException e) {
      throw damaged(table.name());
    }
  }

  private static BackupRefused damaged(String table) {
    return BackupRefused.of(
        "BACKUP_DAMAGED",
        "The rows of %s are not those that were written.".formatted(table),
        "Use another backup; this file has changed since it was made.");
  }
}
