package io.heatscheduler.formats.result;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a folder so that it appears whole or not at all: into a hidden sibling first, which is
 * then renamed.
 *
 * <p>When a folder is replaced, a crash between the two renames leaves the old one beside it under
 * a hidden name; nothing is ever lost or mixed.
 */
final class FolderWriter {
  private FolderWriter() {}

  /** Fills an empty folder. */
  interface Content {
    /** Writes everything below the folder. */
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Replaces a folder as a whole.
   *
   * @param mark file by which an existing folder is known to be ours to replace
   */
  static Outcome<Path> replace(Path folder, String mark, Content content) {
    Path target = folder.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null) {
      return rejected(
          "OUT_NOT_A_RUN",
          folder,
          "The root of a file system cannot hold a run.",
          "Name a folder of its own.");
    }
    try {
      if (Files.exists(target) && !isReplaceable(target, mark)) {
        return rejected(
            "OUT_NOT_A_RUN",
            folder,
            "The folder exists and is not a run of HeatScheduler (it holds no %s), so it is left alone."
                .formatted(mark),
            "Name a new or empty folder.");
      }
      Files.createDirectories(parent);
      Path fresh = sibling(target, "new");
      try {
        Files.createDirectory(fresh);
        content.writeTo(fresh);
        swap(fresh, target);
      } finally {
        delete(fresh);
      }
      return new Outcome.Done<>(folder, List.of());
    } catch (IOException e) {
      return rejected(
          "OUT_UNWRITABLE",
          folder,
          "The folder cannot be written (%s); nothing was changed.".formatted(describe(e)),
          "Check the disk's free space and the permissions.");
    }
  }

  private static boolean isReplaceable(Path folder, String mark) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    if (Files.isRegularFile(folder.resolve(mark))) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void swap(Path fresh, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = sibling(target, "old");
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static Path sibling(Path target, String what) {
    return target.resolveSibling(
        ".%s.%s-%s".formatted(target.getFileName(), what, UUID.randomUUID()));
  }

  /**
   * Writes one file below a folder and forces it to the disk.
   *
   * @throws IllegalArgumentException if the name leads outside the folder
   */
  static void write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IllegalArgumentException(
          "file name (%s) must stay inside the folder".formatted(name));
    }
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String describe(IOException problem) {
    String message = problem.getMessage();
    return problem.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static Outcome<Path> rejected(String code, Path folder, String message, String fix) {
    return new Outcome.Rejected<>(
        List.of(Finding.error(code, Location.of(folder.toString()), message, fix)));
  }
}
