package io.heatscheduler.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantFolderTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("plant"));
  }

  @Test
  void anEntryAndTheFilesItNamesAreRead() throws IOException {
    write("plant.yaml", "jobs: data/jobs.csv\ntariff: tariff.json\n");
    Files.createDirectory(folder.resolve("data"));
    write("data/jobs.csv", "job_id\nJ-1\n");
    write("tariff.json", "{\"currency\": \"EUR\"}");
    PlantFolder plant = open();
    Node.Mapping entry = plant.entry().orThrow();
    Recorded jobs = new Recorded();
    plant.rows((Node.Scalar) entry.get("jobs"), "job", jobs);

    assertThat(jobs.rows()).containsExactly("2 {job_id=J-1}");
    assertThat(jobs.nodes().getFirst().location()).hasToString("data/jobs.csv, row 2");
    assertThat(Recorded.values(plant.document((Node.Scalar) entry.get("tariff")).orThrow()))
        .hasToString("{currency=EUR}");
    assertThat(plant.files())
        .extracting(RawFile::name)
        .containsExactly("data/jobs.csv", "plant.yaml", "tariff.json");
    // printf 'job_id\nJ-1\n' | sha256sum
    assertThat(plant.files().getFirst().sha256())
        .isEqualTo("370385a69e63f68c038d52755f331f2a2807c1485b75000f90d8a7c8ba890938");
    assertThat(plant.files().getFirst().bytes()).isEqualTo(11);
  }

  @Test
  void aPlantFileOfAnyNameCanBeOpened() throws IOException {
    write("night.json", "{\"site\": {\"name\": \"X\"}}");

    assertThat(
            PlantFolder.open(folder.resolve("night.json")).orThrow().entry().orThrow().get("site"))
        .isNotNull();
  }

  @Test
  void aStreamedPlantNamesFilesOfTheFolderAndIsCopiedAsItCame() throws IOException {
    write("jobs.csv", "job_id\nJ-1\n");
    write("plant.yaml", "jobs: other.csv\n");
    String text = "jobs: jobs.csv # streamed\n";
    PlantFolder plant =
        PlantFolder.streamed(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "plant.yaml",
                folder)
            .orThrow();
    Recorded jobs = new Recorded();
    plant.rows((Node.Scalar) plant.entry().orThrow().get("jobs"), "job", jobs);
    Path copies = Files.createDirectory(temp.resolve("copies"));
    plant.copyFilesTo(copies);

    assertThat(jobs.rows()).containsExactly("2 {job_id=J-1}");
    assertThat(copies.resolve("plant.yaml")).hasContent(text);
    assertThat(copies.resolve("jobs.csv")).hasContent("job_id\nJ-1\n");
  }

  @Test
  void aStreamOverFiftyMegabytesIsRefused() {
    assertThat(
            PlantFolder.streamed(endlessComment(), "plant.yaml", folder)
                .orThrow()
                .entry()
                .findings())
        .extracting(Recorded::message)
        .singleElement()
        .asString()
        .startsWith("FILE_TOO_LARGE | ")
        .contains("at most 50 MB");
  }

  private static InputStream endlessComment() {
    return new InputStream() {
      @Override
      public int read() {
        return '#';
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        Arrays.fill(target, offset, offset + length, (byte) '#');
        return length;
      }
    };
  }

  @Test
  void aFileThatAUserNamedIsMissingOrAFolder() {
    assertThat(PlantFolder.openFile(folder.resolve("meter.csv")).findings())
        .extracting(Recorded::message)
        .containsExactly(
            "FILE_MISSING | %s: There is no such file. Name a file."
                .formatted(folder.resolve("meter.csv")));
    assertThat(PlantFolder.openFile(folder).findings().getFirst().message())
        .isEqualTo("This is a folder.");
  }

  @Test
  void rawCopiesAreByteForByteWhatWasRead() throws IOException {
    write("plant.yaml", "a: 1 # \u00e4\r\n");
    PlantFolder plant = open();
    plant.entry().orThrow();
    Path copies = Files.createDirectory(temp.resolve("copies"));
    plant.copyFilesTo(copies);

    assertThat(copies.resolve("plant.yaml")).hasSameBinaryContentAs(folder.resolve("plant.yaml"));
  }

  @Test
  void aFileThatChangesBetweenTwoReadingsIsRefused() throws IOException {
    write("plant.yaml", "a: 1\n");
    PlantFolder plant = open();
    plant.entry().orThrow();
    write("plant.yaml", "a: 2\n");

    assertThat(messages(plant.entry()))
        .containsExactly(
            "FILE_CHANGED | plant.yaml: The file changed while the plant was being read. Run again when nothing writes to"
                + " it.");
    assertThatThrownBy(() -> plant.copyFilesTo(temp)).isInstanceOf(IOException.class);
  }

  @Test
  void aFolderWithoutAnEntryIsRefused() {
    assertThat(messages(PlantFolder.open(folder)))
        .containsExactly(
            "PLANT_FILE_MISSING | %s: The folder holds neither plant.yaml nor plant.json. Add one; `heatscheduler init DIR` writes a commented example."
                .formatted(folder));
    assertThat(messages(PlantFolder.open(temp.resolve("nowhere"))))
        .containsExactly(
            "PLANT_MISSING | %s: There is no such folder or file. Name a plant folder; `heatscheduler init DIR` writes one to start from."
                .formatted(temp.resolve("nowhere")));
  }

  @Test
  void twoEntriesAreRefused() throws IOException {
    write("plant.yaml", "a: 1\n");
    write("plant.json", "{}");

    assertThat(messages(PlantFolder.open(folder)))
        .containsExactly(
            "PLANT_FILE_AMBIGUOUS | %s: The folder holds both plant.yaml and plant.json. Keep one of them, or name the file instead of the folder."
                .formatted(folder));
  }

  @Test
  void anEntryThatIsNoMappingIsRefused() throws IOException {
    write("plant.json", "[]");

    assertThat(messages(open().entry()))
        .containsExactly(
            "PLANT_NOT_A_MAPPING | plant.json, row 1: A plant is a set of keys such as site, equipment and jobs, but the"
                + " file holds something else. Compare it with the plant that `heatscheduler init` writes.");
  }

  @Test
  void aMissingFileIsNamedWithTheNearestOne() throws IOException {
    write("plant.yaml", "a: 1\n");
    write("jobs.csv", "job_id\nJ-1\n");

    assertThat(rows("job.csv"))
        .containsExactly(
            "FILE_MISSING | plant.yaml, row 3, /jobs: There is no file \"job.csv\" in the plant folder. Maybe \"jobs.csv\""
                + " is meant.");
    assertThat(rows("orders_of_november.csv"))
        .containsExactly(
            "FILE_MISSING | plant.yaml, row 3, /jobs: There is no file \"orders_of_november.csv\" in the plant folder. Put"
                + " it there, or correct the name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "x/../../secret.csv",
        "/etc/passwd",
        "C:/secret.csv",
        "c:secret.csv",
        "~/secret.csv",
        "\\\\host\\x.csv",
        "."
      })
  void aNameThatLeavesTheFolderIsRefused(String name) throws IOException {
    write("plant.yaml", "a: 1\n");
    Files.writeString(temp.resolve("secret.csv"), "job_id\nsecret\n");

    assertThat(rows(name))
        .singleElement()
        .asString()
        .startsWith("FILE_OUTSIDE_FOLDER | plant.yaml, row 3, /jobs: The file name ")
        .endsWith("Copy the file into the plant folder and name it from there.");
  }

  @Test
  void aLinkThatLeavesTheFolderIsRefusedAndOneInsideIsFollowed() throws IOException {
    write("plant.yaml", "a: 1\n");
    write("jobs.csv", "job_id\nJ-1\n");
    Files.writeString(temp.resolve("secret.csv"), "job_id\nsecret\n");
    Files.createSymbolicLink(folder.resolve("out.csv"), temp.resolve("secret.csv"));
    Files.createSymbolicLink(folder.resolve("in.csv"), folder.resolve("jobs.csv"));

    assertThat(rows("out.csv"))
        .containsExactly(
            "FILE_OUTSIDE_FOLDER | plant.yaml, row 3, /jobs: The file name \"out.csv\" is a link that leaves the plant"
                + " folder. Copy the file into the plant folder and name it from there.");
    assertThat(rows("in.csv")).isEmpty();
  }

  @Test
  void namesThatCannotBeFilesAreRefused() throws IOException {
    write("plant.yaml", "a: 1\n");
    Files.createDirectory(folder.resolve("data"));

    assertThat(rows(" "))
        .singleElement()
        .asString()
        .startsWith("FILE_NAME_EMPTY | plant.yaml, row 3, /jobs: ");
    assertThat(rows("data\\jobs.csv"))
        .singleElement()
        .asString()
        .startsWith("FILE_NAME_BACKSLASH | ");
    assertThat(rows("a\0b.csv"))
        .containsExactly(
            "FILE_NAME_INVALID | plant.yaml, row 3, /jobs: \"a\\u0000b.csv\" cannot be a file name. Name a file of the plant folder.");
    assertThat(rows("data")).singleElement().asString().startsWith("FILE_NOT_A_FILE | ");
    assertThat(rows("x".repeat(5_000)))
        .singleElement()
        .asString()
        .startsWith("FILE_")
        .hasSizeLessThan(300);
  }

  @Test
  void fiftyMegabytesAreReadAndOneByteMoreIsRefused() throws IOException {
    write("plant.yaml", "a: 1\n");
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("jobs.csv").toFile(), "rw")) {
      file.setLength(52_428_800);
      assertThat(rows("jobs.csv"))
          .singleElement()
          .asString()
          .startsWith("TEXT_NUL_CHARACTER | jobs.csv, row 1: ");
      file.setLength(52_428_801);
      assertThat(rows("jobs.csv"))
          .containsExactly(
              "FILE_TOO_LARGE | plant.yaml, row 3, /jobs: The file \"jobs.csv\" has 52,428,801 bytes; at most 50 MB"
                  + " (52,428,800 bytes) are read. Split it, or remove what is not needed for this plan.");
    }
  }

  @Test
  void aTableWhereADocumentIsExpectedAndAnUnknownKindAreRefused() throws IOException {
    write("plant.yaml", "a: 1\n");
    write("tariff.csv", "a\n1\n");
    write("jobs.ods", "x");

    assertThat(messages(open().document(name("tariff.csv"))))
        .containsExactly(
            "DOCUMENT_IS_A_TABLE | plant.yaml, row 3, /jobs: \"tariff.csv\" is a table, but a document is expected here."
                + " Name a .yaml or .json file.");
    assertThat(rows("jobs.ods"))
        .containsExactly(
            "FILE_KIND_UNKNOWN | jobs.ods: The file name's ending is none that is read. Use .csv, .xlsx, .xls, .json,"
                + " .yaml or .xml.");
  }

  @Test
  void aSingleTableCanBeReadByItsPath() throws IOException {
    write("load.csv", "start,site_kw\n2026-11-23T00:00,12\n");
    Recorded load = new Recorded();
    TableFiles.rows(folder.resolve("load.csv"), "slot", load);
    Recorded missing = new Recorded();
    TableFiles.rows(folder.resolve("lod.csv"), "slot", missing);

    assertThat(load.rows()).containsExactly("2 {start=2026-11-23T00:00, site_kw=12}");
    assertThat(missing.messages())
        .containsExactly(
            "FILE_MISSING | %s: There is no such file. Correct the name."
                .formatted(folder.resolve("lod.csv")));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private PlantFolder open() {
    return PlantFolder.open(folder).orThrow();
  }

  private List<String> rows(String file) {
    Recorded recorded = new Recorded();
    open().rows(name(file), "job", recorded);
    return recorded.messages();
  }

  private static Node.Scalar name(String file) {
    return new Node.Scalar(file, Node.Kind.TEXT, new Location("plant.yaml", 3, "jobs", "/jobs"));
  }

  private static List<String> messages(Outcome<?> outcome) {
    return outcome.findings().stream().map(Recorded::message).toList();
  }
}
