package io.heatscheduler.formats.result;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Writes a peak ledger, whole or not at all: into a hidden sibling first, which is renamed. */
public final class LedgerFile {
  private LedgerFile() {}

  /** Writes the ledger in place of what the file held. */
  public static Outcome<Path> write(Path file, Table ledger) {
    Path target = file.toAbsolutePath().normalize();
    Path fresh = target.resolveSibling(".%s.%s".formatted(target.getFileName(), UUID.randomUUID()));
    try {
      try {
        Files.write(fresh, new PublishedFiles().csv(ledger));
        Files.move(
            fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      return new Outcome.Done<>(file, List.of());
    } catch (IOException e) {
      return new Outcome.Rejected<>(
          List.of(
              Finding.error(
                  "FILE_UNWRITABLE",
                  Location.of(file.toString()),
                  "The ledger cannot be written (%s).".formatted(e.getClass().getSimpleName()),
                  "Check the folder, its permissions and the disk.")));
    }
  }
}
