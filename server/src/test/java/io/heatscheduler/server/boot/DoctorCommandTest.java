package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir private Path folder;

  private final Verb verb = new Verb();

  @BeforeAll
  static void keepProgramsBelowTheBuild() {
    System.setProperty(
        "heatscheduler.cache", Path.of("target", "postgres-cache").toAbsolutePath().toString());
  }

  @Test
  void aHealthyMachineCanRunAServerAndIsLeftAsItWas() {
    int code = verb.run("doctor", "--data", folder.resolve("new").toString());

    assertThat(verb.said())
        .contains("ok       Java 25")
        .contains("ok       CP-SAT, SCIP and HiGHS load")
        .contains("ok       an embedded database can be made and starts")
        .contains("A server can run here");
    assertThat(code).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDataFolderThatCannotBeIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(verb.run("doctor", "--data", file.resolve("data").toString())).isEqualTo(3);

    assertThat(verb.said())
        .contains("missing  " + file + " cannot be written", "-> Name a folder of your own")
        .contains("A server cannot run here yet");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    int code =
        verb.run(
            "doctor", "--data", folder.toString(), "--database-url", "jdbc:postgresql://none/x");

    assertThat(code).isEqualTo(3);
    assertThat(verb.said())
        .contains("missing  The database jdbc:postgresql://none/x needs a password");
  }

  @Test
  void aTakenPortIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Examination seen =
          new Examination().port("the API", "--port", taken.getInetAddress(), taken.getLocalPort());

      assertThat(seen.results())
          .singleElement()
          .matches(result -> result.state() == Examination.State.WARNING)
          .matches(result -> result.fix().contains("--port"));
    }
  }
}
