package io.heatscheduler.server.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar that carries them for this machine.
 *
 * <p>The folder's name holds a hash of the archive, so another build gets another folder. It is
 * unpacked beside and renamed: a folder that exists is complete, and of processes that start
 * together the first wins.
 *
 * @param home folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresPrograms(Path home) {
  /** Major version, which decides who can read a data directory. */
  static final String MAJOR = "18";

  /** The server itself. */
  Path server() {
    return home.resolve("bin/postgres");
  }

  Path initdb() {
    return home.resolve("bin/initdb");
  }

  Path control() {
    return home.resolve("bin/pg_ctl");
  }

  /** Unpacks the programs unless they are there already. */
  static PostgresPrograms in(Path cache) throws IOException, Refusal {
    String archive = archiveName();
    String hash = hashOf(archive, cache);
    Path home = cache.resolve("postgres-" + MAJOR + "-" + hash.substring(0, 16));
    if (!Files.isDirectory(home)) {
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "unpacking-");
      try {
        unpack(archive, fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, home);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        // another process was quicker; its folder is the same
      } finally {
        delete(fresh);
      }
    }
    return new PostgresPrograms(home);
  }

  private static String archiveName() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    boolean mac = system.startsWith("mac");
    String name = (mac ? "darwin-" : "linux-") + (arm ? "arm_64" : "x86_64");
    return "/postgres-" + name + ".txz";
  }

  private static InputStream open(String archive, Path cache) throws Refusal {
    InputStream stream = PostgresPrograms.class.getResourceAsStream(archive);
    if (stream == null) {
      throw Refusal.of(
          "DATABASE_PROGRAMS_MISSING",
          cache,
          "This build carries no PostgreSQL for %s on %s (%s)."
              .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), archive),
          "Build on this machine, or use your own PostgreSQL with --database-url.");
    }
    return stream;
  }

  private static String hashOf(String archive, Path cache) throws IOException, Refusal {
    try (InputStream stream = open(archive, cache)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void unpack(String archive, Path folder) throws IOException, Refusal {
    try (InputStream packed = open(archive, folder);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        boolean isLink = entry.isSymbolicLink();
        Path pointsAt = isLink ? target.resolveSibling(entry.getLinkName()).normalize() : target;
        if (!target.startsWith(folder) || !pointsAt.startsWith(folder)) {
          throw new IOException("unexpected entry in " + archive + ": " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (isLink) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.resolve("..").normalize());
          Files.copy(tar, target);
          boolean executable = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
