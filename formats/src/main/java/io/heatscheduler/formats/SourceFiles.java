package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;

/** Reads files below one folder, up to {@link Limits#FILE_BYTES} each, never outside it. */
public final class SourceFiles {
  private final Path root;

  private SourceFiles(Path root) {
    this.root = root;
  }

  /**
   * Files below a folder.
   *
   * @param root a folder with every symbolic link resolved
   */
  public static SourceFiles under(Path root) {
    return new SourceFiles(root);
  }

  /**
   * Reads a file whole.
   *
   * @param name relative to the folder, with forward slashes
   * @param referrer where the name was found, for messages
   */
  public Outcome<SourceBytes> read(String name, Location referrer) {
    try {
      return new Outcome.Done<>(new FolderFiles(root).read(name, referrer), List.of());
    } catch (Refusal refusal) {
      return new Outcome.Rejected<>(List.of(refusal.finding()));
    }
  }
}
