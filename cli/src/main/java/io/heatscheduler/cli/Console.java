package io.heatscheduler.cli;

import io.heatscheduler.cli.view.Palette;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a command reads and writes: results go to {@code out}, progress and complaints to {@code
 * err}.
 *
 * @param in standard input, for arguments that are {@code -}
 * @param out standard output, UTF-8
 * @param err standard error, UTF-8
 * @param palette colours, or none
 * @param terminal whether a person watches, so that lines may be rewritten
 * @param width characters per line
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Palette palette,
    boolean terminal,
    int width) {
  private static final int DEFAULT_WIDTH = 132;

  /**
   * The console of this process. Colours need a terminal and neither NO_COLOR (no-color.org) nor
   * {@code TERM=dumb}.
   *
   * @param environment the process's environment
   */
  public static Console ofProcess(Map<String, String> environment) {
    java.io.Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    boolean plain =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Console(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        new Palette(terminal && !plain),
        terminal,
        widthFrom(environment.getOrDefault("COLUMNS", "")));
  }

  /** This console without colours. */
  public Console withoutColour() {
    return new Console(in, out, err, new Palette(false), terminal, width);
  }

  /** Writes lines to the standard output. */
  public void print(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }

  /** Writes lines to the standard error. */
  public void complain(List<String> lines) {
    lines.forEach(err::println);
    err.flush();
  }

  private static int widthFrom(String columns) {
    return columns.matches("[0-9]{2,4}")
        ? Math.clamp(Integer.parseInt(columns), 60, 400)
        : DEFAULT_WIDTH;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
