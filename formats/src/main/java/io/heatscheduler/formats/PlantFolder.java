package io.heatscheduler.formats;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.json.JsonReader;
import io.heatscheduler.formats.series.SeriesFiles;
import io.heatscheduler.formats.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plant in a folder: {@code plant.yaml} or {@code plant.json} and the files it names.
 *
 * <p>Files are read whole, up to {@link Limits#FILE_BYTES}, each time they are asked for; a file
 * that changed in between is refused. No name leads outside the folder, not even through a symbolic
 * link. Safe for use by several threads.
 */
public final class PlantFolder implements PlantSource, RawCopies {
  private static final List<String> ENTRIES = List.of("plant.yaml", "plant.yml", "plant.json");

  private final String name;
  private final String entry;
  private final FolderFiles files;

  private PlantFolder(String name, String entry, FolderFiles files) {
    this.name = name;
    this.entry = entry;
    this.files = files;
  }

  /**
   * Opens a plant folder, or the folder of a plant file.
   *
   * @param path a folder that holds one of plant.yaml, plant.yml and plant.json, or such a file of
   *     any name
   */
  public static Outcome<PlantFolder> open(Path path) {
    return open(path, path.toString());
  }

  /**
   * The same under another name.
   *
   * @param name what messages call it
   */
  static Outcome<PlantFolder> open(Path path, String name) {
    Location location = Location.of(name);
    try {
      if (Files.isDirectory(path)) {
        Path root = path.toRealPath();
        return new Outcome.Done<>(
            new PlantFolder(name, entryOf(root, location), new FolderFiles(root)), List.of());
      }
      if (Files.isRegularFile(path)) {
        Path file = path.toAbsolutePath().normalize();
        Path root = file.getParent();
        if (root != null) {
          String entry = String.valueOf(file.getFileName());
          return new Outcome.Done<>(
              new PlantFolder(name, entry, new FolderFiles(root.toRealPath())), List.of());
        }
      }
      throw Refusal.at(
          location,
          "PLANT_MISSING",
          "There is no such folder or file.",
          "Name a plant folder; `heatscheduler init DIR` writes one to start from.");
    } catch (Refusal refusal) {
      return new Outcome.Rejected<>(List.of(refusal.finding()));
    } catch (IOException e) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "FILE_UNREADABLE",
                  location,
                  "The folder cannot be read (%s).".formatted(e.getClass().getSimpleName()),
                  "Check its permissions and the disk.")));
    }
  }

  /** Opens the folder of a file that a user named, e.g. of a load profile. */
  public static Outcome<PlantFolder> openFile(Path file) {
    return Files.isRegularFile(file)
        ? open(file)
        : new Outcome.Rejected<>(
            List.of(
                Finding.error(
                    "FILE_MISSING",
                    Location.of(file.toString()),
                    Files.isDirectory(file) ? "This is a folder." : "There is no such file.",
                    "Name a file.")));
  }

  /**
   * A plant, or a table, that comes through a stream; files it names are looked for in a folder.
   *
   * @param in read to its end, or to just over {@link Limits#FILE_BYTES}; stays open
   * @param entry what to call it, e.g. {@code plant.yaml}; its ending says what it holds
   * @param folder where the files it names lie
   */
  public static Outcome<PlantFolder> streamed(InputStream in, String entry, Path folder) {
    try {
      byte[] bytes = in.readNBytes(Limits.FILE_BYTES + 1);
      FolderFiles files = new FolderFiles(folder.toRealPath(), Map.of(entry, bytes));
      return new Outcome.Done<>(new PlantFolder(entry, entry, files), List.of());
    } catch (IOException e) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "FILE_UNREADABLE",
                  Location.of(entry),
                  "The standard input cannot be read (%s).".formatted(e.getClass().getSimpleName()),
                  "Run the command that feeds it again.")));
    }
  }

  private static String entryOf(Path root, Location location) {
    List<String> found = ENTRIES.stream().filter(file -> Files.exists(root.resolve(file))).toList();
    if (found.isEmpty()) {
      throw Refusal.at(
          location,
          "PLANT_FILE_MISSING",
          "The folder holds neither plant.yaml nor plant.json.",
          "Add one; `heatscheduler init DIR` writes a commented example.");
    }
    if (found.size() > 1) {
      throw Refusal.at(
          location,
          "PLANT_FILE_AMBIGUOUS",
          "The folder holds both %s and %s.".formatted(found.get(0), found.get(1)),
          "Keep one of them, or name the file instead of the folder.");
    }
    return found.getFirst();
  }

  @Override
  public String name() {
    return name;
  }

  /** File name of the entry document. */
  public String entryName() {
    return entry;
  }

  @Override
  public Outcome<Node.Mapping> entry() {
    return switch (read(entry, Location.of(name))) {
      case Outcome.Done<Node>(Node.Mapping mapping, List<Finding> findings) ->
          new Outcome.Done<>(mapping, findings);
      case Outcome.Done<Node>(Node other, List<Finding> ignored) ->
          new Outcome.Rejected<>(
              List.of(
                  Finding.error(
                      "PLANT_NOT_A_MAPPING",
                      other.location(),
                      "A plant is a set of keys such as site, equipment and jobs, but the file"
                          + " holds something else.",
                      "Compare it with the plant that `heatscheduler init` writes.")));
      case Outcome.Rejected<Node>(List<Finding> findings) -> new Outcome.Rejected<>(findings);
    };
  }

  @Override
  public Outcome<Node> document(Node.Scalar file) {
    return read(file.text(), file.location());
  }

  private Outcome<Node> read(String file, Location referrer) {
    try {
      SourceBytes source = files.read(file, referrer);
      FileKind kind = FileKind.ofName(source);
      kind.checkContent(source);
      return switch (kind) {
        case YAML -> new YamlReader().document(source);
        case JSON -> unwrapped(source);
        case CSV, XLSX, XLS, XML ->
            throw Refusal.at(
                referrer,
                "DOCUMENT_IS_A_TABLE",
                "%s is a table, but a document is expected here.".formatted(Quoted.of(file)),
                "Name a .yaml or .json file.");
      };
    } catch (Refusal refusal) {
      return new Outcome.Rejected<>(List.of(refusal.finding()));
    }
  }

  /** A document; one that some program wrote into a single JSON text is read out of it. */
  private static Outcome<Node> unwrapped(SourceBytes source) {
    Outcome<Node> read = new JsonReader().document(source);
    return read
                instanceof
                Outcome.Done<Node>(Node.Scalar(String text, var kind, var place), var told)
            && kind == Node.Kind.TEXT
            && text.stripLeading().startsWith("{")
        ? new JsonReader().document(SourceBytes.ofText(source.name(), text))
        : read;
  }

  @Override
  public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
    try {
      TableFiles.rows(files.read(file.text(), file.location()), rowElement, handler);
    } catch (Refusal refusal) {
      handler.finding(refusal.finding());
    }
  }

  @Override
  public Optional<Outcome<PublishedSeries>> series(Node.Scalar file, SeriesRequest request) {
    try {
      return SeriesFiles.read(files.read(file.text(), file.location()), request);
    } catch (Refusal refusal) {
      return Optional.of(new Outcome.Rejected<>(List.of(refusal.finding())));
    }
  }

  @Override
  public List<RawFile> files() {
    return files.list();
  }

  @Override
  public void copyFilesTo(Path target) throws IOException {
    for (RawFile file : files.list()) {
      try {
        SourceBytes source = files.read(file.name(), Location.of(file.name()));
        Path copy = target.resolve(file.name());
        Files.createDirectories(copy.getParent());
        Files.write(copy, source.array());
      } catch (Refusal refusal) {
        throw new IOException(refusal.finding().toString(), refusal);
      }
    }
  }
}
