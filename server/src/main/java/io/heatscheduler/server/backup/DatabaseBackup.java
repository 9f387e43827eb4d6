package io.heatscheduler.server.backup;

import io.heatscheduler.server.embedded.DatabaseAccount;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes every row of a database into one file, as of one moment, while others work on it. */
public final class DatabaseBackup {
  private DatabaseBackup() {}

  /**
   * Writes a backup. The file appears complete, readable by its owner only, or not at all.
   *
   * @param administrator a role that sees the rows of all tenants
   * @param file the file to make
   * @param release recorded in it
   * @param now recorded in it
   * @return how many rows it holds
   * @throws BackupRefused if the file is there already
   */
  public static long write(DatabaseAccount administrator, Path file, String release, Instant now)
      throws IOException, SQLException, BackupRefused {
    if (Files.exists(file)) {
      throw exists(file);
    }
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "backup-",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Connection connection =
        DriverManager.getConnection(
            administrator.jdbcUrl(), administrator.user(), administrator.password())) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      }
      long rows;
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
        rows = write(connection, zip, release, now);
      }
      try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      // a link, not a move: it never replaces a file that came to be meanwhile
      Files.createLink(file, fresh);
      return rows;
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static long write(Connection connection, ZipOutputStream zip, String release, Instant now)
      throws IOException, SQLException {
    Map<String, List<String>> keys = Tables.keys(connection);
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    List<Manifest.Table> tables = new ArrayList<>();
    for (Map.Entry<String, List<String>> table : Tables.columns(connection).entrySet()) {
      String name = table.getKey();
      List<String> columns = table.getValue();
      MessageDigest digest = sha256();
      zip.putNextEntry(new ZipEntry("tables/" + name));
      // in the order of the key, so that equal rows are equal bytes
      long rows =
          copies.copyOut(
              "COPY (SELECT %s FROM %s ORDER BY %s) TO STDOUT"
                  .formatted(
                      Tables.quoted(columns),
                      Tables.table(name),
                      Tables.quoted(keys.getOrDefault(name, columns))),
              new DigestOutputStream(new Unclosed(zip), digest));
      zip.closeEntry();
      tables.add(
          new Manifest.Table(name, columns, rows, HexFormat.of().formatHex(digest.digest())));
    }
    zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
    zip.write(
        new Manifest(
                Manifest.FORMAT, release, now.toString(), Tables.schemaVersion(connection), tables)
            .json());
    zip.closeEntry();
    return tables.stream().mapToLong(Manifest.Table::rows).sum();
  }

  private static BackupRefused exists(Path file) {
    return BackupRefused.of(
        "BACKUP_EXISTS",
        "%s is there already.".formatted(file),
        "Name a file that does not exist yet.");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** An entry must not close the file around it. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
