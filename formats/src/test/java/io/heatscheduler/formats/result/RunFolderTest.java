package io.heatscheduler.formats.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final String LISTING = "{\"files\": [{\"name\": \"schedule.csv\"}]}";

  @TempDir private Path temp;
  private Path out;
  private PlantFolder plant;

  @BeforeEach
  void readAPlant() throws IOException {
    out = temp.resolve("runs/first");
    Path folder = Files.createDirectory(temp.resolve("plant"));
    Files.writeString(folder.resolve("night.yaml"), "site: {name: X}\njobs: jobs.csv\n");
    Files.writeString(folder.resolve("jobs.csv"), "job_id\nJ-1\n");
    plant = PlantFolder.open(folder.resolve("night.yaml")).orThrow();
    plant.entry().orThrow();
  }

  @Test
  void aRunReadsBackAsItWasWritten() {
    RunFolder run = RunFolder.write(out, plant, files("{\"a\": 1.50}", "x,y\r\n")).orThrow();

    assertThat(run.names()).containsExactly("inputs/night.yaml", "provenance.json", "schedule.csv");
    assertThat(run.bytes("schedule.csv").orThrow())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("x,y\r\n");
    assertThat(Recorded.values(run.document("provenance.json").orThrow())).hasToString("{a=1.50}");
    assertThat(run.inputs().orThrow().entry().orThrow().get("site")).isNotNull();
    assertThat(run.inputs().orThrow().files())
        .extracting(RawFile::name)
        .containsExactly("night.yaml");
  }

  @Test
  void anEarlierRunIsReplacedAsAWhole() throws IOException {
    RunFolder.write(out, plant, files(LISTING, "old")).orThrow();
    Files.writeString(out.resolve("inputs/stale.csv"), "left over");
    Files.writeString(out.resolve(".DS_Store"), "a file manager's");
    RunFolder run = RunFolder.write(out, plant, files(LISTING, "new")).orThrow();

    assertThat(run.names()).containsExactly("inputs/night.yaml", "provenance.json", "schedule.csv");
    assertThat(run.bytes("schedule.csv").orThrow()).asString().isEqualTo("new");
    assertThat(siblings()).containsExactly("first");
  }

  @Test
  void aFileThatSomebodyAddedToARunIsNotLost() throws IOException {
    RunFolder.write(out, plant, files(LISTING, "old")).orThrow();
    Files.writeString(out.resolve("notes.txt"), "mine");

    assertThat(RunFolder.writable(out).findings())
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo(
            "The folder exists and holds notes.txt, which is no part of the run, so it is left alone.");
    assertThat(RunFolder.write(out, plant, files(LISTING, "new")).findings()).isNotEmpty();
    assertThat(out.resolve("notes.txt")).hasContent("mine");
    assertThat(out.resolve("schedule.csv")).hasContent("old");
  }

  @Test
  void whetherAFolderCanBeWrittenIsToldWithoutWriting() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");

    assertThat(RunFolder.writable(out).findings()).isEmpty();
    assertThat(out.getParent()).doesNotExist();
    assertThat(RunFolder.writable(file).findings())
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo("OUT_NOT_A_RUN");
    assertThat(RunFolder.writable(file.resolve("below")).findings())
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo("OUT_UNWRITABLE");
  }

  @Test
  void anEmptyFolderIsUsed() throws IOException {
    Files.createDirectories(out);

    assertThat(RunFolder.write(out, plant, files("{}", "x"))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.txt"), "years of work");

    assertThat(messages(RunFolder.write(out, plant, files("{}", "x"))))
        .containsExactly(
            "OUT_NOT_A_RUN | %s: The folder exists and is not a run of HeatScheduler (it holds no provenance.json), so it is left alone. Name a new or empty folder."
                .formatted(out));
    assertThat(out.resolve("thesis.txt")).hasContent("years of work");
    assertThat(siblings()).containsExactly("first");
  }

  @Test
  void aFailedWriteLeavesTheEarlierRunUntouched() throws IOException {
    RunFolder.write(out, plant, files(LISTING, "old")).orThrow();
    Files.writeString(temp.resolve("plant/night.yaml"), "changed: true\n");

    assertThat(messages(RunFolder.write(out, plant, files(LISTING, "new"))))
        .singleElement()
        .asString()
        .startsWith("OUT_UNWRITABLE | %s: The folder cannot be written (".formatted(out));
    assertThat(out.resolve("schedule.csv")).hasContent("old");
    assertThat(siblings()).containsExactly("first");
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    assertThat(messages(RunFolder.open(temp)))
        .containsExactly(
            "RUN_MISSING | %s: The folder holds no provenance.json, so it is not a run. Name a folder that `heatscheduler optimize --out` wrote."
                .formatted(temp));
    assertThat(messages(RunFolder.open(temp.resolve("nowhere")))).hasSize(1);
  }

  @Test
  void aMissingOrForeignFileOfARunIsRefused() throws IOException {
    RunFolder run = RunFolder.write(out, plant, files("[]", "x")).orThrow();
    Files.createSymbolicLink(out.resolve("link.json"), temp.resolve("plant/night.yaml"));

    assertThat(messages(run.bytes("bill.json")))
        .singleElement()
        .asString()
        .startsWith("FILE_MISSING | ");
    assertThat(messages(run.bytes("../../plant/night.yaml")))
        .singleElement()
        .asString()
        .startsWith("FILE_OUTSIDE_FOLDER | ");
    assertThat(messages(run.document("provenance.json")))
        .containsExactly(
            "JSON_NOT_AN_OBJECT | provenance.json, row 1: The file is a JSON document, but not an object. Restore the file"
                + " as the run wrote it.");
    assertThat(RunFolder.open(out).orThrow().names()).doesNotContain("link.json");
  }

  private static SortedMap<String, byte[]> files(String provenance, String schedule) {
    return new TreeMap<>(
        Map.of(
            "provenance.json", provenance.getBytes(StandardCharsets.UTF_8),
            "schedule.csv", schedule.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> paths = Files.list(out.getParent())) {
      return paths.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static List<String> messages(Outcome<?> outcome) {
    return outcome.findings().stream().map(Recorded::message).toList();
  }
}
