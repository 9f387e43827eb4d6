package io.heatscheduler.formats.result;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The runs kept side by side in one folder. */
public final class RunFolders {
  private RunFolders() {}

  /**
   * Every run in a folder, one level deep, by name; hidden folders, links and folders that are no
   * run are passed over.
   *
   * @return the runs, with a warning if there is none and for each that cannot be opened; a
   *     rejection if there is no such folder
   */
  public static Outcome<List<RunFolder>> in(Path folder) {
    Location location = Location.of(folder.toString());
    if (!Files.isDirectory(folder)) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "HISTORY_MISSING",
                  location,
                  "There is no such folder.",
                  "Name the folder whose subfolders `heatscheduler optimize --out` wrote.")));
    }
    Findings findings = new Findings();
    List<RunFolder> runs = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (isRun(entry)) {
          switch (RunFolder.open(entry)) {
            case Outcome.Done<RunFolder>(RunFolder run, var ignored) -> runs.add(run);
            case Outcome.Rejected<RunFolder>(List<Finding> why) ->
                why.forEach(f -> findings.warning(f.code(), f.location(), f.message(), f.fix()));
          }
        }
      }
    } catch (IOException unreadable) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "FILE_UNREADABLE",
                  location,
                  "The folder cannot be read (%s)."
                      .formatted(unreadable.getClass().getSimpleName()),
                  "Check its permissions and the disk.")));
    }
    if (runs.isEmpty()) {
      findings.warning(
          "HISTORY_EMPTY",
          location,
          "The folder holds no past run.",
          "Name the folder whose subfolders `heatscheduler optimize --out` wrote.");
    }
    return new Outcome.Done<>(runs, findings.list());
  }

  private static boolean isRun(Path entry) {
    return !entry.getFileName().toString().startsWith(".")
        && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(entry.resolve(RunFolder.MARK), LinkOption.NOFOLLOW_LINKS);
  }
}
