package io.heatscheduler.server.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs short-lived programs and keeps what they say. */
final class Commands {
  private Commands() {}

  /**
   * How a program ended.
   *
   * @param exitCode its exit code; {@link #TIMED_OUT} if it had to be killed, {@link #NOT_THERE} if
   *     there is no such program
   * @param output everything it printed
   */
  record Result(int exitCode, String output) {
    static final int TIMED_OUT = -1;
    static final int NOT_THERE = -2;

    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param directory working directory; one the program's user may enter
   */
  static Result run(List<String> command, Path directory, Duration patience) {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C"); // messages are searched for their words
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      process = builder.start();
    } catch (IOException e) {
      return new Result(Result.NOT_THERE, String.valueOf(e.getMessage()));
    }
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(
              () -> textOf(process.getInputStream()), Thread::startVirtualThread);
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        return new Result(Result.TIMED_OUT, output.join());
      }
      return new Result(process.exitValue(), output.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Result(Result.TIMED_OUT, "interrupted");
    }
  }

  private static String textOf(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
