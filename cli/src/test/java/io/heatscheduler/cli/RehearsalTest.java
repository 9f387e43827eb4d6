package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.cli.view.Palette;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          InputStream.nullInputStream(),
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          new Palette(false),
          false,
          132);

  @TempDir private Path folder;

  @Test
  void everyVerbOfTheRehearsalSucceeds() {
    int exitCode =
        Rehearsal.run(console, Path.of(CommandRun.example("foundry")), folder.resolve("run"));

    assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("run/report/report.html")).isNotEmptyFile();
  }

  @Test
  void theFirstVerbThatFailsEndsTheRehearsal() {
    int exitCode = Rehearsal.run(console, folder.resolve("nothing"), folder.resolve("run"));

    assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
