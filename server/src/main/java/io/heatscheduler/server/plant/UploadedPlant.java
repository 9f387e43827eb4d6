package io.heatscheduler.server.plant;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.Limits;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.ReceivedFolder;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.server.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files a client sent, in a folder of their own that goes when this is closed. */
public final class UploadedPlant implements AutoCloseable {
  private final Path root;
  private final ReceivedFolder received;
  private final Runnable afterwards;
  private final Findings findings = new Findings();
  private int files;

  private UploadedPlant(Path root, Runnable afterwards) {
    this.root = root;
    this.afterwards = afterwards;
    this.received = ReceivedFolder.in(root);
  }

  /**
   * An empty folder.
   *
   * @param afterwards done once it is closed
   */
  static UploadedPlant empty(Runnable afterwards) {
    try {
      return new UploadedPlant(
          Files.createTempDirectory("heatscheduler-upload").toRealPath(), afterwards);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the files lie until this is closed. */
  Path root() {
    return root;
  }

  /**
   * Adds a file, or every file of a {@code .zip}; what is refused is a finding of {@link #open}.
   *
   * @param name relative to the plant folder
   */
  public void add(String name, InputStream content) {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      addAsIs(name, content);
      return;
    }
    files++;
    try {
      byte[] bytes = content.readNBytes(Limits.FILE_BYTES + 1);
      if (bytes.length > Limits.FILE_BYTES) {
        findings.error(
            "FILE_TOO_LARGE",
            Location.of(name),
            "The archive has more than 50 MB.",
            "Remove what is not needed for this plan.");
      } else {
        received.unpack(SourceBytes.of(name, bytes)).ifPresent(findings::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a file, packed or not, as it is. */
  public void addAsIs(String name, InputStream content) {
    files++;
    try {
      received.add(name, content).ifPresent(findings::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The plant folder, with everything that was refused.
   *
   * @param name for messages
   */
  public Outcome<PlantFolder> open(String name) {
    if (files == 0) {
      findings.error(
          "BODY_MISSING",
          Location.NONE,
          "No file was sent.",
          "Send the files of the plant folder, each under its relative name, or one .zip of it.");
    }
    return findings.hasErrors() ? new Outcome.Rejected<>(findings.list()) : received.open(name);
  }

  /**
   * Reads and checks the plant.
   *
   * @throws Problem with every finding
   */
  public CheckedPlant read(String name) {
    PlantFolder folder = PlantRefusals.valueOf(open(name), "PLANT_INVALID");
    return PlantRefusals.valueOf(CheckedPlant.read(folder), "PLANT_INVALID");
  }

  /**
   * The only file that was sent.
   *
   * @return its folder, the file being its entry
   * @throws Problem with what was refused, also if there are several files
   */
  public PlantFolder onlyFile() {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> found = all.filter(Files::isRegularFile).toList();
      if (!findings.hasErrors() && found.size() != 1) {
        findings.error(
            "ONE_FILE",
            Location.NONE,
            "%d files were sent, but one is read here.".formatted(found.size()),
            "Send one file, as the body or as the only part of a form.");
      }
      if (findings.hasErrors()) {
        throw PlantRefusals.of("FILE_INVALID", findings.list());
      }
      return PlantRefusals.valueOf(PlantFolder.openFile(found.getFirst()), "FILE_INVALID");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything in the folder goes. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      afterwards.run();
    }
  }
}
