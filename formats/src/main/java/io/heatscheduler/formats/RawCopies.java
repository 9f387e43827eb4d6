package io.heatscheduler.formats;

import java.io.IOException;
import java.nio.file.Path;

/** Raw inputs that can be copied into a run, byte for byte as they were read. */
public interface RawCopies {

  /**
   * Copies every file read so far into a folder.
   *
   * @param target an existing folder; subfolders are made
   * @throws IOException if writing fails, or a file changed since it was read
   */
  void copyFilesTo(Path target) throws IOException;
}
