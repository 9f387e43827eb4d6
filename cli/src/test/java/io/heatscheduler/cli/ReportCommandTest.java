package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of a run through the command line. */
class ReportCommandTest {
  private static final String PLANT = "../examples/five-columns";
  private static final String EFFORT = "40";

  @TempDir private static Path folder;
  private static Path planned;

  @BeforeAll
  static void plan() {
    planned = folder.resolve("planned");
    CommandRun run =
        CommandRun.of(
            "optimize", PLANT, "--effort", EFFORT, "--out", planned.toString(), "--report", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void documentsJoinTheChainAndVerifyCoversThem() throws IOException {
    assertThat(Files.readString(planned.resolve("provenance.json")))
        .contains("\"report_hash\"", "\"report/assignments.csv\"");
    assertThat(CommandRun.of("verify", planned.toString()).exitCode()).isZero();
  }

  @Test
  void aFinishedRunGetsTheSameDocumentsLater() throws IOException {
    Path later = folder.resolve("later");
    CommandRun.of("optimize", PLANT, "--effort", EFFORT, "--out", later.toString());
    assertThat(later.resolve("report")).doesNotExist();

    CommandRun report = CommandRun.of("report", later.toString(), "--report", "csv");

    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(bytesUnder(later)).isEqualTo(bytesUnder(planned));
  }

  @Test
  void anEditedDocumentIsNamed() throws IOException {
    Path edited = folder.resolve("edited");
    CommandRun.of(
        "optimize", PLANT, "--effort", EFFORT, "--out", edited.toString(), "--report", "csv");
    Path table = edited.resolve("report/assignments.csv");
    Files.writeString(table, Files.readString(table).replaceFirst("J-?1", "J-9"));

    CommandRun verify = CommandRun.of("verify", edited.toString());

    assertThat(verify.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(verify.err()).contains("report/assignments.csv", "edited");
  }

  @Test
  void aForgedReportHashIsNamed() throws IOException {
    Path forged = folder.resolve("forged");
    CommandRun.of(
        "optimize", PLANT, "--effort", EFFORT, "--out", forged.toString(), "--report", "csv");
    Path provenance = forged.resolve("provenance.json");
    Files.writeString(
        provenance,
        Files.readString(provenance)
            .replaceFirst("\"report_hash\": \"....", "\"report_hash\": \"0000"));

    CommandRun verify = CommandRun.of("verify", forged.toString());

    assertThat(verify.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(verify.err()).contains("provenance.json");
  }

  @Test
  void aRunThatDoesNotVerifyGetsNoDocuments() throws IOException {
    Path edited = folder.resolve("unverified");
    CommandRun.of("optimize", PLANT, "--effort", EFFORT, "--out", edited.toString());
    Path bill = edited.resolve("bill.json");
    Files.writeString(bill, Files.readString(bill) + " ");

    CommandRun report = CommandRun.of("report", edited.toString(), "--report", "csv");

    assertThat(report.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
    assertThat(edited.resolve("report")).doesNotExist();
  }

  @Test
  void anUnknownFormatOrLanguageIsAUsageError() {
    assertThat(CommandRun.of("report", planned.toString(), "--report", "docx").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(CommandRun.of("report", planned.toString(), "--language", "fr").err())
        .contains("'fr' is not en or de");
  }

  private static SortedMap<String, String> bytesUnder(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            root.relativize(path).toString(),
            new String(Files.readAllBytes(path), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
