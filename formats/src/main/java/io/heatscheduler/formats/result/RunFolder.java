package io.heatscheduler.formats.result;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.RawCopies;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.SourceFiles;
import io.heatscheduler.formats.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A finished run in a folder, as {@code optimize --out} keeps it. */
public final class RunFolder implements RunArchive {
  /** The file by which a folder is known to be a run. */
  public static final String MARK = "provenance.json";

  private final String name;
  private final Path root;
  private final SortedSet<String> names;
  private final SourceFiles files;

  private RunFolder(String name, Path root, SortedSet<String> names) {
    this.name = name;
    this.root = root;
    this.names = Collections.unmodifiableSortedSet(names);
    this.files = SourceFiles.under(root);
  }

  /** Opens a run folder; links inside it are not followed and not listed. */
  public static Outcome<RunFolder> open(Path folder) {
    Location location = Location.of(folder.toString());
    if (!Files.isDirectory(folder)) {
      return rejected(
          "RUN_MISSING",
          location,
          "There is no such folder.",
          "Name a folder that `heatscheduler optimize --out` wrote.");
    }
    try {
      Path root = folder.toRealPath();
      SortedSet<String> names = namesUnder(root);
      if (!names.contains(MARK)) {
        return rejected(
            "RUN_MISSING",
            location,
            "The folder holds no %s, so it is not a run.".formatted(MARK),
            "Name a folder that `heatscheduler optimize --out` wrote.");
      }
      return new Outcome.Done<>(new RunFolder(folder.toString(), root, names), List.of());
    } catch (IOException e) {
      return rejected(
          "FILE_UNREADABLE",
          location,
          "The folder cannot be read (%s).".formatted(e.getClass().getSimpleName()),
          "Check its permissions and the disk.");
    }
  }

  /**
   * Whether {@link #write} may write this folder, so that a long search need not end in a refusal;
   * changes nothing.
   */
  public static Outcome<Path> writable(Path folder) {
    return FolderWriter.check(folder, MARK);
  }

  /**
   * Writes a run: its files, and the raw copies of its inputs under {@value RunArchive#INPUTS}.
   *
   * <p>The folder appears whole or not at all. An existing one is replaced only if it is empty or a
   * run to which nobody has added a file.
   *
   * @param inputs raw inputs of the run
   * @param files content by name with forward slashes
   */
  public static Outcome<RunFolder> write(
      Path folder, RawCopies inputs, SortedMap<String, byte[]> files) {
    Outcome<Path> written =
        FolderWriter.replace(
            folder,
            MARK,
            target -> {
              for (SortedMap.Entry<String, byte[]> file : files.entrySet()) {
                FolderWriter.write(target, file.getKey(), file.getValue());
              }
              Path copies = target.resolve(INPUTS);
              Files.createDirectories(copies);
              inputs.copyFilesTo(copies);
            });
    return switch (written) {
      case Outcome.Done<Path>(Path done, List<Finding> ignored) -> open(done);
      case Outcome.Rejected<Path>(List<Finding> findings) -> new Outcome.Rejected<>(findings);
    };
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * {@inheritDoc} The entry is plant.yaml or plant.json, else the only document that has a site.
   */
  @Override
  public Outcome<PlantSource> inputs() {
    Path copies = root.resolve(INPUTS);
    Outcome<PlantFolder> opened = PlantFolder.open(copies);
    if (opened instanceof Outcome.Rejected<PlantFolder> rejected) {
      return entryByContent(copies)
          .<Outcome<PlantSource>>map(p -> p)
          .findFirst()
          .orElse(new Outcome.Rejected<>(rejected.findings()));
    }
    return opened.map(plant -> plant);
  }

  private Stream<Outcome<PlantSource>> entryByContent(Path copies) {
    return names.stream()
        .filter(
            file -> file.startsWith(INPUTS + "/") && file.matches("[^/]+/[^/]+\\.(yaml|yml|json)"))
        .map(file -> PlantFolder.open(copies.resolve(file.substring(INPUTS.length() + 1))))
        .filter(RunFolder::hasSite)
        .map(plant -> plant.map(p -> p));
  }

  private static boolean hasSite(Outcome<PlantFolder> plant) {
    return plant instanceof Outcome.Done<PlantFolder>(PlantFolder folder, List<Finding> ignored)
        && folder.entry()
            instanceof Outcome.Done<Node.Mapping>(Node.Mapping entry, List<Finding> found)
        && entry.get("site") != null;
  }

  /** The raw copies of the inputs as kept, byte for byte, to write the run anew. */
  public RawCopies rawCopies() {
    return target -> {
      for (String file : names) {
        if (file.startsWith(INPUTS + "/")) {
          Path copy = target.resolve(file.substring(INPUTS.length() + 1));
          Files.createDirectories(copy.getParent());
          Files.copy(root.resolve(file), copy);
        }
      }
    };
  }

  @Override
  public SortedSet<String> names() {
    return names;
  }

  @Override
  public Outcome<byte[]> bytes(String file) {
    return source(file).map(SourceBytes::array);
  }

  @Override
  public Outcome<Node.Mapping> document(String file) {
    return switch (source(file)) {
      case Outcome.Rejected<SourceBytes>(List<Finding> findings) ->
          new Outcome.Rejected<>(findings);
      case Outcome.Done<SourceBytes>(SourceBytes source, List<Finding> ignored) ->
          switch (new JsonReader().document(source)) {
            case Outcome.Done<Node>(Node.Mapping mapping, List<Finding> findings) ->
                new Outcome.Done<>(mapping, findings);
            case Outcome.Done<Node>(Node other, List<Finding> none) ->
                rejected(
                    "JSON_NOT_AN_OBJECT",
                    other.location(),
                    "The file is a JSON document, but not an object.",
                    "Restore the file as the run wrote it.");
            case Outcome.Rejected<Node>(List<Finding> findings) -> new Outcome.Rejected<>(findings);
          };
    };
  }

  private Outcome<SourceBytes> source(String file) {
    return files.read(file, Location.of(name));
  }

  private static SortedSet<String> namesUnder(Path root) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .forEach(path -> names.add(root.relativize(path).toString().replace('\\', '/')));
    }
    return names;
  }

  private static <T> Outcome<T> rejected(
      String code, Location location, String message, String fix) {
    return new Outcome.Rejected<>(List.of(Finding.error(code, location, message, fix)));
  }
}
