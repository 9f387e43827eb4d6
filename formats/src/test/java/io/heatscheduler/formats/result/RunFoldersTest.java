package io.heatscheduler.formats.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs side by side. */
class RunFoldersTest {
  @TempDir private Path history;

  private void run(String name) throws IOException {
    Files.createDirectories(history.resolve(name));
    Files.writeString(history.resolve(name).resolve(RunFolder.MARK), "{}");
  }

  @Test
  void runsComeByNameAndEverythingElseIsPassedOver() throws IOException {
    run("b");
    run("a");
    run("deep/too-deep");
    run(".hidden");
    Files.createDirectories(history.resolve("notes"));
    Files.writeString(history.resolve("file.txt"), "x");
    Files.createSymbolicLink(history.resolve("link"), history.resolve("a"));

    Outcome<List<RunFolder>> found = RunFolders.in(history);

    assertThat(found.findings()).isEmpty();
    assertThat(found.orThrow())
        .extracting(run -> Path.of(run.name()).getFileName().toString())
        .containsExactly("a", "b");
  }

  @Test
  void aFolderWithoutRunsIsToldAndOneThatIsMissingRefused() {
    assertThat(RunFolders.in(history).findings())
        .extracting(Finding::code)
        .containsExactly("HISTORY_EMPTY");
    assertThat(RunFolders.in(history.resolve("nowhere")))
        .isInstanceOf(Outcome.Rejected.class)
        .extracting(outcome -> outcome.findings().getFirst().code())
        .isEqualTo("HISTORY_MISSING");
  }
}
