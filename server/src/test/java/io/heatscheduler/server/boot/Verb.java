package io.heatscheduler.server.boot;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Runs a verb of the command line in this process and keeps what it says. */
final class Verb {
  private String said = "";

  /** Runs it; returns its exit code. */
  int run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream caught = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      System.setErr(caught);
      return Main.run(Clock.systemUTC(), arguments);
    } finally {
      System.setOut(out);
      System.setErr(err);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** What the last one printed, errors included. */
  String said() {
    return said;
  }
}
