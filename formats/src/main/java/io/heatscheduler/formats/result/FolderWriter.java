package io.heatscheduler.formats.result;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.RunArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    if (check(folder, mark) instanceof Outcome.Rejected<Path> refused) {
      return refused;
    }
    Path target = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.resolveSibling(".").normalize());
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
      return unwritable(folder, describe(e));
    }
  }

  /** Whether {@link #replace} may write the folder; changes nothing. */
  static Outcome<Path> check(Path folder, String mark) {
    Path target = folder.toAbsolutePath().normalize();
    if (target.getParent() == null) {
      return rejected(
          "OUT_NOT_A_RUN",
          folder,
          "The root of a file system cannot hold a run.",
          "Name a folder of its own.");
    }
    try {
      if (Files.exists(target)) {
        String reason = reasonToKeep(target, mark);
        if (reason != null) {
          return rejected(
              "OUT_NOT_A_RUN",
              folder,
              "The folder exists and %s, so it is left alone.".formatted(reason),
              "Name a new or empty folder.");
        }
      }
      Path above = target.getParent();
      while (above != null && !Files.exists(above)) {
        above = above.getParent();
      }
      if (above == null || !Files.isDirectory(above)) {
        return unwritable(folder, above + " is not a folder");
      }
      return Files.isWritable(above)
          ? new Outcome.Done<>(folder, List.of())
          : unwritable(folder, "no permission to write in " + above);
    } catch (IOException e) {
      return unwritable(folder, describe(e));
    }
  }

  /** Why a folder is not ours to replace, or null. Hidden files that file managers leave are. */
  private static @Nullable String reasonToKeep(Path folder, String mark) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "is a file";
    }
    List<String> names;
    try (Stream<Path> paths = Files.walk(folder)) {
      names =
          paths
              .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .map(path -> folder.relativize(path).toString().replace('\\', '/'))
              .filter(name -> !name.startsWith(".") && !name.contains("/."))
              .sorted()
              .toList();
    }
    if (names.isEmpty()) {
      return null;
    }
    if (!names.contains(mark)) {
      return "is not a run of HeatScheduler (it holds no %s)".formatted(mark);
    }
    String listed = Files.readString(folder.resolve(mark));
    return names.stream()
        .filter(name -> !name.equals(mark) && !name.startsWith(RunArchive.INPUTS + "/"))
        .filter(name -> !listed.contains('"' + name + '"'))
        .findFirst()
        .map("holds %s, which is no part of the run"::formatted)
        .orElse(null);
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

  private static Outcome<Path> unwritable(Path folder, String why) {
    return rejected(
        "OUT_UNWRITABLE",
        folder,
        "The folder cannot be written (%s); nothing was changed.".formatted(why),
        "Check the disk's free space and the permissions.");
  }

  private static Outcome<Path> rejected(String code, Path folder, String message, String fix) {
    return new Outcome.Rejected<>(
        List.of(Finding.error(code, Location.of(folder.toString()), message, fix)));
  }
}
