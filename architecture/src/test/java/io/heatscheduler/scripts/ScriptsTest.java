package io.heatscheduler.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the repository's shell scripts as a user's shell would. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ScriptsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  /** What a script printed, and how it ended. */
  private record Result(int exitCode, String out, String err) {}

  @Test
  void theLauncherRefusesAnOldJdkSayingWhatItLookedAtAndWhatToInstall() throws Exception {
    Path old = jdk("17.0.15");

    Result result =
        run(
            Map.of("HEATSCHEDULER_JAVA_HOME", old.toString()),
            ROOT.resolve("heatscheduler"),
            "optimize",
            "plant");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("needs JDK 25 or newer")
        .contains("HEATSCHEDULER_JAVA_HOME: " + old + " (is version 17)")
        .contains("apt install openjdk-25-jdk")
        .contains("https://adoptium.net");
  }

  @Test
  void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
    Path runtime = jdk("25.0.3");
    Files.delete(runtime.resolve("bin/javac"));

    Result result = findJdk(Map.of("HEATSCHEDULER_JAVA_HOME", runtime.toString()));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(runtime + " (is no JDK: bin/javac");
  }

  @ParameterizedTest
  @CsvSource({"25", "25.0.3", "26-ea", "30.0.1"})
  void aJavaHomeThatIsNewEnoughIsTaken(String version) throws Exception {
    Path home = jdk(version);

    Result result = findJdk(Map.of("JAVA_HOME", home.toString()));

    assertThat(result.out().strip()).isEqualTo(home.toString());
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392", "17.0.15", "24.0.2"})
  void anOlderJavaHomeIsPassedOver(String version) throws Exception {
    Path old = jdk(version);

    Result result = findJdk(Map.of("JAVA_HOME", old.toString()));

    assertThat(result.out().strip()).isNotEqualTo(old.toString());
  }

  @Test
  void theHomeNamedForThisProductWinsOverJavaHome() throws Exception {
    Path ours = jdk("25.0.3");
    Path theirs = jdk("26.0.1");

    Result result =
        findJdk(Map.of("HEATSCHEDULER_JAVA_HOME", ours.toString(), "JAVA_HOME", theirs.toString()));

    assertThat(result.out().strip()).isEqualTo(ours.toString());
  }

  @Test
  void countsAreAddedOverAllReportsAndEndOnOneLine() throws Exception {
    report("TEST-a.xml", 5, 0, 0, 1, "<skipped message=\"not on this system\"/>");
    report("TEST-b.xml", 3, 0, 0, 0, "");

    Result result = countTests();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines()).containsExactly("7 passed, 0 failed, 1 skipped");
  }

  @Test
  void failuresAndErrorsFailTheCount() throws Exception {
    report("TEST-a.xml", 5, 1, 2, 0, "");

    Result result = countTests();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).endsWith("2 passed, 3 failed, 0 skipped\n");
  }

  @Test
  void testsWithoutReferenceDataAreNamedAndCounted() throws Exception {
    report(
        "TEST-a.xml",
        2,
        0,
        0,
        1,
        "<skipped message=\"Environment variable [HEATSCHEDULER_REFERENCE_DATA] does not exist\"/>");

    Result result = countTests();

    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "1 skipped because HEATSCHEDULER_REFERENCE_DATA is not set:",
            "  io.heatscheduler.SampleTest.plansThePlant",
            "1 passed, 0 failed, 1 skipped");
  }

  @Test
  void aRunWithoutTestsFails() throws Exception {
    Result result = countTests();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).endsWith("0 passed, 0 failed, 0 skipped\n");
  }

  @Test
  void aRunThatSkippedEveryTestFails() throws Exception {
    report("TEST-a.xml", 1, 0, 0, 1, "<skipped message=\"not on this system\"/>");

    assertThat(countTests().exitCode()).isEqualTo(1);
  }

  private Result findJdk(Map<String, String> environment) throws Exception {
    Path script = folder.resolve("print-java-home");
    Files.writeString(
        script,
        """
        . '%s'
        find_jdk || exit $?
        echo "$JAVA_HOME"
        """
            .formatted(ROOT.resolve("scripts/find-jdk.sh")));
    return run(environment, script);
  }

  private Result countTests() throws Exception {
    return run(Map.of(), ROOT.resolve("scripts/count-tests.sh"), folder.toString());
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createTempDirectory(folder, "jdk");
    Files.createDirectory(home.resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      Path file = Files.createFile(home.resolve("bin").resolve(tool));
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private void report(String name, int tests, int failures, int errors, int skipped, String inside)
      throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="io.heatscheduler.SampleTest" time="0.1" tests="%d" errors="%d" skipped="%d" failures="%d">
          <testcase name="plansThePlant" classname="io.heatscheduler.SampleTest" time="0.0">
            %s
          </testcase>
        </testsuite>
        """
            .formatted(tests, errors, skipped, failures, inside));
  }

  private Result run(Map<String, String> environment, Path script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_HOME"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", script).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
