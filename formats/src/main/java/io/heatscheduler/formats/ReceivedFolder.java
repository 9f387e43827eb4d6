package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.zip.ZipBytes;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plant folder that somebody sends: file by file under relative names, or packed as one ZIP
 * archive.
 *
 * <p>No name leads outside the folder, no file is larger than {@link Limits#FILE_BYTES}, and a name
 * comes once. Not safe for use by several threads.
 */
public final class ReceivedFolder {
  private static final Pattern ABSOLUTE =
      Pattern.compile("^([A-Za-z]:|[/\\\\~]).*", Pattern.DOTALL);
  private static final String MAC_EXTRAS = "__MACOSX/";

  /** What every file system can hold, with the folder in front, bytes. */
  private static final int LONGEST_NAME = 200;

  private final Path root;

  private ReceivedFolder(Path root) {
    this.root = root;
  }

  /**
   * A folder to be filled.
   *
   * @param root an empty folder of its own, with every symbolic link resolved; the caller deletes
   *     it
   */
  public static ReceivedFolder in(Path root) {
    return new ReceivedFolder(root);
  }

  /**
   * Adds a file.
   *
   * @param name relative, with forward slashes, e.g. {@code data/jobs.csv}
   * @param content read to its end, or to just over the limit; stays open
   * @return why it was refused; empty if it was added
   * @throws IOException if the content cannot be read, or the disk not be written
   */
  public Optional<Finding> add(String name, InputStream content) throws IOException {
    try {
      write(name, content);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.finding());
    }
  }

  /**
   * Adds every file of a ZIP archive; folders and what macOS adds are passed over.
   *
   * @return why it was refused; some of its files may then have been added
   * @throws IOException if the disk cannot be written
   */
  public Optional<Finding> unpack(SourceBytes archive) throws IOException {
    try {
      if (!archive.hasAt(0, 'P', 'K')) {
        throw Refusal.at(
            archive.location(),
            "FILE_CONTENT_MISMATCH",
            "The file is named as a ZIP archive, but its content is something else.",
            "Pack the plant folder as a ZIP archive.");
      }
      ZipBytes zip = ZipBytes.open(archive, new PlantArchiveProblems());
      for (String name : zip.names()) {
        boolean isFile = !name.endsWith("/") && !name.startsWith(MAC_EXTRAS);
        if (isFile && !name.endsWith(".DS_Store")) {
          try (InputStream content = zip.content(name).orElseThrow()) {
            write(name, content);
          }
        }
      }
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.finding());
    }
  }

  /**
   * The plant in it, which may lie in the only folder at the top, as archives often have it.
   *
   * @param name for messages
   */
  public Outcome<PlantFolder> open(String name) {
    try (Stream<Path> all = Files.list(root)) {
      List<Path> top = all.toList();
      Path folder = top.size() == 1 && Files.isDirectory(top.getFirst()) ? top.getFirst() : root;
      return PlantFolder.open(folder, name);
    } catch (IOException e) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "FILE_UNREADABLE",
                  Location.of(name),
                  "What was received cannot be read (%s).".formatted(e.getClass().getSimpleName()),
                  "Send it again.")));
    }
  }

  private void write(String name, InputStream content) throws IOException {
    Path path = resolve(name);
    try {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (OutputStream out =
          new Limited(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), name)) {
        content.transferTo(out);
      }
    } catch (FileAlreadyExistsException e) {
      throw Refusal.at(
          Location.of(name),
          "FILE_TWICE",
          "%s is there twice, or as a file and as a folder.".formatted(Quoted.of(name)),
          "Send each file once.");
    }
  }

  private Path resolve(String name) {
    try {
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        throw invalid(name);
      }
      if (!name.isBlank() && !ABSOLUTE.matcher(name).matches() && name.indexOf('\\') < 0) {
        Path path = root.resolve(name).normalize();
        if (path.startsWith(root) && !path.equals(root)) {
          return path;
        }
      }
      throw Refusal.at(
          Location.of(name),
          "FILE_OUTSIDE_FOLDER",
          "The file name %s does not stay inside the plant folder.".formatted(Quoted.of(name)),
          "Name each file relative to the plant folder, with forward slashes, e.g. data/jobs.csv.");
    } catch (InvalidPathException e) {
      throw invalid(name);
    }
  }

  private static Refusal invalid(String name) {
    return Refusal.at(
        Location.NONE,
        "FILE_NAME_INVALID",
        "%s cannot be a file name.".formatted(Quoted.of(name)),
        "Name each file relative to the plant folder, e.g. jobs.csv.");
  }

  /** Refuses what is larger than a file may be. */
  private static final class Limited extends FilterOutputStream {
    private final String name;
    private long written;

    Limited(OutputStream out, String name) {
      super(out);
      this.name = name;
    }

    @Override
    public void write(int one) throws IOException {
      count(1);
      out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      out.write(bytes, offset, length);
    }

    private void count(int more) {
      written += more;
      if (written > Limits.FILE_BYTES) {
        throw Refusal.at(
            Location.of(name),
            "FILE_TOO_LARGE",
            "The file %s has more than 50 MB (%s bytes)."
                .formatted(Quoted.of(name), Quoted.count(Limits.FILE_BYTES)),
            "Split it, or remove what is not needed for this plan.");
      }
    }
  }
}
