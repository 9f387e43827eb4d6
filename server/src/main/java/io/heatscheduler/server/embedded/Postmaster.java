package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A running server as its {@code postmaster.pid} describes it (PostgreSQL's miscadmin.h: process
 * id, data directory, start time, port, ...).
 *
 * @param process the server
 * @param port where it listens
 */
record Postmaster(ProcessHandle process, int port) {
  private static final int PORT_LINE = 3;

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** The server that runs on a cluster; empty if the file is absent or tells of a dead one. */
  static Optional<Postmaster> of(Path cluster) throws IOException {
    Path file = file(cluster);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= PORT_LINE || !isNumber(lines.get(0)) || !isNumber(lines.get(PORT_LINE))) {
      return Optional.empty();
    }
    int port = Integer.parseInt(lines.get(PORT_LINE).strip());
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(Postmaster::isPostgres)
        .map(process -> new Postmaster(process, port));
  }

  /** A process id is given again after a restart of the machine, perhaps to another program. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("postgres")).orElse(true);
  }

  private static boolean isNumber(String text) {
    return !text.isBlank()
        && text.strip().length() < 10
        && text.strip().chars().allMatch(Character::isDigit);
  }
}
