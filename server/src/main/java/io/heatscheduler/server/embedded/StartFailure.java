package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads out of PostgreSQL's own words why it did not start. */
final class StartFailure {
  private static final int LAST_LINES = 5;

  private StartFailure() {}

  /** Whether another program took the port between choosing and using it. */
  static boolean isPortTaken(String words) {
    return words.contains("could not bind") || words.contains("Address already in use");
  }

  /** The refusal that tells a person what to do. */
  static Refusal of(Path where, String words) {
    if (words.contains("No space left on device")
        || words.contains("Check free disk space") // PostgreSQL's hint where a file cannot grow
        || words.contains("Disk quota exceeded")) {
      return Refusal.diskFull(where, "The disk is full.");
    }
    if (words.contains("is not compatible with this version")
        || words.contains("initialized by PostgreSQL version")) {
      return wrongVersion(where, "another version");
    }
    if (words.contains("Permission denied")) {
      return Refusal.of(
          "DATABASE_DIRECTORY_NOT_WRITABLE",
          where,
          "The database may not read or write its directory: " + lastLines(words),
          "Give the directory back to the user who ran the server before.");
    }
    return Refusal.of(
        "DATABASE_DID_NOT_START",
        where,
        "PostgreSQL did not start: " + lastLines(words),
        "See log/postgres.log beside it; restore a backup if the data is damaged.");
  }

  static Refusal wrongVersion(Path where, String found) {
    return Refusal.of(
        "DATABASE_WRONG_VERSION",
        where,
        "The data is of PostgreSQL %s; this release brings PostgreSQL %s."
            .formatted(found, PostgresPrograms.MAJOR),
        "Start the release that made it and take a backup there, then restore it with this one.");
  }

  static String log(Path file) throws IOException {
    return Files.exists(file) ? String.join("\n", Files.readAllLines(file)) : "";
  }

  private static String lastLines(String words) {
    List<String> lines =
        words
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("waiting for server"))
            .toList();
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
