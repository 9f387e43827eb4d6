package io.heatscheduler.agents.mustfail;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a rule on purpose: agents may not open files. */
final class AgentsOpenFiles {
  private AgentsOpenFiles() {}

  static boolean exists(Path path) {
    return Files.exists(path);
  }
}
