package io.heatscheduler.cli;

import io.heatscheduler.cli.view.Palette;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * One run of the command line.
 *
 * @param exitCode what the process would end with
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {
  /** The root of the checkout, seen from a module's folder. */
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Clock TUESDAY =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  static CommandRun of(String... args) {
    return fed("", args);
  }

  /** One run with a text on the standard input. */
  static CommandRun fed(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Palette(false),
            false,
            132);
    int exitCode = Main.run(console, new Interrupt(), TUESDAY, args);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static String example(String name) {
    return ROOT.resolve("examples").resolve(name).toString();
  }
}
