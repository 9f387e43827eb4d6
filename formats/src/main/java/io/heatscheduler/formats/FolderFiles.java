package io.heatscheduler.formats;

import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.outcome.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the files of one folder, never outside it, and remembers the hash of each. */
final class FolderFiles {
  private static final Pattern ABSOLUTE =
      Pattern.compile("^([A-Za-z]:|[/\\\\~]).*", Pattern.DOTALL);

  private final Path root;
  private final Map<String, byte[]> streamed;
  private final Map<String, RawFile> files = new TreeMap<>();

  /**
   * Files under a folder.
   *
   * @param root the folder with every symbolic link resolved
   */
  FolderFiles(Path root) {
    this(root, Map.of());
  }

  /**
   * Files under a folder, some of which came another way.
   *
   * @param root the folder with every symbolic link resolved
   * @param streamed content by name; hides a file of the same name
   */
  FolderFiles(Path root, Map<String, byte[]> streamed) {
    this.root = root;
    this.streamed = Map.copyOf(streamed);
  }

  /** Every file read so far, sorted by name. */
  synchronized List<RawFile> list() {
    return List.copyOf(files.values());
  }

  /**
   * Reads a file whole.
   *
   * @param name as written, relative to the folder
   * @param referrer where it was written, for messages
   * @throws Refusal if it is missing, unreadable, too large, outside the folder, or changed since
   *     it was last read
   */
  SourceBytes read(String name, Location referrer) {
    byte[] given = streamed.get(name);
    if (given != null) {
      if (given.length > Limits.FILE_BYTES) {
        throw tooLarge(name, given.length, referrer);
      }
      remember(new RawFile(name, sha256(given), given.length));
      return SourceBytes.of(name, given);
    }
    Path path = resolve(name, referrer);
    String relative = root.relativize(root.resolve(name).normalize()).toString().replace('\\', '/');
    byte[] bytes = bytes(path, relative, referrer);
    remember(new RawFile(relative, sha256(bytes), bytes.length));
    return SourceBytes.of(relative, bytes);
  }

  private Path resolve(String name, Location referrer) {
    if (name.isBlank()) {
      throw Refusal.at(
          referrer,
          "FILE_NAME_EMPTY",
          "The file name is empty.",
          "Name a file of the plant folder, or remove the key.");
    }
    if (ABSOLUTE.matcher(name).matches()) {
      throw outside(name, referrer, "is not relative to the plant folder");
    }
    if (name.indexOf('\\') >= 0) {
      throw Refusal.at(
          referrer,
          "FILE_NAME_BACKSLASH",
          "The file name %s holds a backslash.".formatted(Quoted.of(name)),
          "Write folders with a forward slash, e.g. data/jobs.csv.");
    }
    try {
      Path path = root.resolve(name).normalize();
      if (!path.startsWith(root) || path.equals(root)) {
        throw outside(name, referrer, "leaves the plant folder");
      }
      if (!Files.exists(path)) {
        throw missing(name, path, referrer);
      }
      Path real = path.toRealPath();
      if (!real.startsWith(root)) {
        throw outside(name, referrer, "is a link that leaves the plant folder");
      }
      if (!Files.isRegularFile(real)) {
        throw Refusal.at(
            referrer,
            "FILE_NOT_A_FILE",
            "%s is not a file.".formatted(Quoted.of(name)),
            "Name a file of the plant folder.");
      }
      return real;
    } catch (InvalidPathException e) {
      throw Refusal.at(
          referrer,
          "FILE_NAME_INVALID",
          "%s cannot be a file name.".formatted(Quoted.of(name)),
          "Name a file of the plant folder.");
    } catch (IOException e) {
      throw unreadable(name, referrer, e);
    }
  }

  private static byte[] bytes(Path path, String name, Location referrer) {
    try {
      if (Files.size(path) > Limits.FILE_BYTES) {
        throw tooLarge(name, Files.size(path), referrer);
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
        if (bytes.length > Limits.FILE_BYTES) {
          throw tooLarge(name, bytes.length, referrer);
        }
        return bytes;
      }
    } catch (IOException e) {
      throw unreadable(name, referrer, e);
    }
  }

  private synchronized void remember(RawFile file) {
    RawFile earlier = files.putIfAbsent(file.name(), file);
    if (earlier != null && !earlier.equals(file)) {
      throw Refusal.at(
          Location.of(file.name()),
          "FILE_CHANGED",
          "The file changed while the plant was being read.",
          "Run again when nothing writes to it.");
    }
  }

  private Refusal missing(String name, Path path, Location referrer) {
    Path parent = path.getParent();
    Optional<String> nearest = Optional.empty();
    if (parent != null && Files.isDirectory(parent)) {
      try (Stream<Path> siblings = Files.list(parent)) {
        List<String> names =
            siblings
                .filter(Files::isRegularFile)
                .map(p -> root.relativize(p).toString().replace('\\', '/'))
                .toList();
        nearest = Nearest.to(name, names);
      } catch (IOException e) {
        return unreadable(name, referrer, e);
      }
    }
    return Refusal.at(
        referrer,
        "FILE_MISSING",
        "There is no file %s in the plant folder.".formatted(Quoted.of(name)),
        nearest
            .map(n -> "Maybe %s is meant.".formatted(Quoted.of(n)))
            .orElse("Put it there, or correct the name."));
  }

  private static Refusal outside(String name, Location referrer, String what) {
    return Refusal.at(
        referrer,
        "FILE_OUTSIDE_FOLDER",
        "The file name %s %s.".formatted(Quoted.of(name), what),
        "Copy the file into the plant folder and name it from there.");
  }

  private static Refusal tooLarge(String name, long bytes, Location referrer) {
    return Refusal.at(
        referrer,
        "FILE_TOO_LARGE",
        "The file %s has %s bytes; at most 50 MB (%s bytes) are read."
            .formatted(Quoted.of(name), Quoted.count(bytes), Quoted.count(Limits.FILE_BYTES)),
        "Split it, or remove what is not needed for this plan.");
  }

  private static Refusal unreadable(String name, Location referrer, IOException problem) {
    return Refusal.at(
        referrer,
        "FILE_UNREADABLE",
        "The file %s cannot be read (%s)."
            .formatted(
                Quoted.of(name),
                problem instanceof AccessDeniedException
                    ? "no permission"
                    : problem.getClass().getSimpleName()),
        "Check its permissions and the disk.");
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
