package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The directory {@code database}, recognised by its marker and held by one process at a time.
 *
 * @param root the directory itself
 * @param lock held until {@link #release}; the system gives it back if the process dies; null: only
 *     looked at
 */
record DatabaseDirectory(Path root, @Nullable FileLock lock) {
  private static final String MARKER = "heatscheduler-database";
  private static final String FORMAT = "format=1";

  /** There while a restore fills the database. */
  static final String UNFINISHED = "restore-unfinished";

  /**
   * Recognises or makes the directory and takes hold of it.
   *
   * @throws Refusal if it holds something else, or another process holds it
   */
  static DatabaseDirectory hold(Path root) throws IOException, Refusal {
    Path marker = root.resolve(MARKER);
    if (!Files.exists(root)) {
      Files.createDirectories(root);
      // others pass through to pg/ and log/ and see nothing else
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    }
    if (!Files.exists(marker)) {
      refuseUnlessEmpty(root);
      Files.write(marker, List.of(FORMAT, "postgresql=" + PostgresPrograms.MAJOR));
    }
    if (Files.exists(root.resolve(UNFINISHED))) {
      throw Refusal.of(
          "DATABASE_RESTORE_UNFINISHED",
          root,
          "A restore into this directory was interrupted; it holds a part of the data at most.",
          "Remove the directory and restore again.");
    }
    List<String> lines = Files.readAllLines(marker);
    if (!lines.contains(FORMAT)) {
      throw Refusal.of(
          "DATABASE_WRONG_VERSION",
          root,
          "The directory was made by another release (%s).".formatted(String.join(", ", lines)),
          "Start the release that made it and take a backup there, then restore it with this one.");
    }
    return new DatabaseDirectory(root, lock(root));
  }

  Path cluster() {
    return root.resolve("pg");
  }

  Path freshCluster() {
    return root.resolve("pg.new");
  }

  Path logs() {
    return root.resolve("log");
  }

  Path log() {
    return logs().resolve("postgres.log");
  }

  Path secrets() {
    return root.resolve("secrets.properties");
  }

  void release() throws IOException {
    if (lock != null) {
      lock.channel().close();
    }
  }

  private static void refuseUnlessEmpty(Path root) throws IOException, Refusal {
    if (!Files.isDirectory(root)) {
      throw notOurs(root, "It is not a directory.");
    }
    try (Stream<Path> entries = Files.list(root)) {
      List<String> names = entries.map(path -> path.getFileName().toString()).sorted().toList();
      if (!names.isEmpty()) {
        throw notOurs(root, "It holds %s.".formatted(names.getFirst()));
      }
    }
  }

  private static Refusal notOurs(Path root, String why) {
    return Refusal.of(
        "DATABASE_DIRECTORY_NOT_OURS",
        root,
        "This is not a database directory of HeatScheduler. " + why,
        "Choose another data directory, or move that away.");
  }

  private static FileLock lock(Path root) throws IOException, Refusal {
    FileChannel channel =
        FileChannel.open(
            root.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process: refused like any other
    }
    channel.close();
    throw Refusal.of(
        "DATABASE_IN_USE",
        root,
        "Another HeatScheduler server is using this database.",
        "Stop it first, or choose another data directory.");
  }
}
