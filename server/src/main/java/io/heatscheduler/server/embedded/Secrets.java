package io.heatscheduler.server.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Passwords of the embedded database's roles: made once, of 256 random bits each, and kept in a
 * file that only its owner may read.
 *
 * @param superuser password of the role that administers the server
 * @param owner password of the role that owns the schema and migrates it
 * @param application password of the role that the application works with
 */
record Secrets(String superuser, String owner, String application) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  static Secrets generate() {
    return new Secrets(password(), password(), password());
  }

  /** Writes the file; it appears complete, readable by its owner only, or not at all. */
  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.write(
        fresh,
        List.of(
            "# Generated passwords of the embedded database. Keep them with its backups.",
            "superuser=" + superuser,
            "owner=" + owner,
            "application=" + application),
        StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static Secrets read(Path file) throws IOException, Refusal {
    if (!Files.exists(file)) {
      throw Refusal.of(
          "DATABASE_SECRETS_MISSING",
          file,
          "The database is there, but the file with its passwords is not.",
          "Restore the file from the backup that holds the database.");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw Refusal.of(
          "DATABASE_SECRETS_EXPOSED",
          file,
          "Others may read the database's passwords: the mode is %s."
              .formatted(PosixFilePermissions.toString(permissions)),
          "Run: chmod 600 " + file);
    }
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return new Secrets(
        required(properties, "superuser", file),
        required(properties, "owner", file),
        required(properties, "application", file));
  }

  /** Says nothing about the passwords. */
  @Override
  public String toString() {
    return "Secrets[...]";
  }

  private static String required(Properties properties, String key, Path file) throws Refusal {
    String value = properties.getProperty(key, "");
    if (value.isBlank()) {
      throw Refusal.of(
          "DATABASE_SECRETS_MISSING",
          file,
          "The file names no password for %s.".formatted(key),
          "Restore the file from the backup that holds the database.");
    }
    return value;
  }

  private static String password() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
