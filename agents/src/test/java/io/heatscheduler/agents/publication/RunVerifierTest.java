package io.heatscheduler.agents.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.ExamplePlants;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.formats.result.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunVerifierTest {
  private static final Planned PLAN =
      (Planned) ExamplePlants.plan(ExamplePlants.example("five-columns"));

  @TempDir private Path temporary;
  private Path run;

  @BeforeEach
  void writeRun() {
    run = temporary.resolve("run");
    PlantFolder inputs = ExamplePlants.example("five-columns");
    Pipeline.read(inputs, 100).orThrow(); // a folder knows its files once they were read
    RunFolder.write(run, inputs, PLAN.published().files(new PublishedFiles())).orThrow();
  }

  @Test
  void untouchedRunVerifiesWithTheHashesItWasMadeWith() {
    VerifiedRun verified = verify(null).orThrow();

    assertThat(verified.run().costHash()).isEqualTo(PLAN.published().costHash());
    assertThat(verified.analysis().bill().planCost()).isEqualByComparingTo(PLAN.objective());
  }

  @Test
  void oneEditedByteInAnyFileIsFoundAndTheFileNamed() throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(run)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(10);
    Random random = new Random(1);
    for (Path file : files) {
      String name = run.relativize(file).toString();
      byte[] original = Files.readAllBytes(file);
      for (int trial = 0; trial < 6; trial++) {
        byte[] edited = original.clone();
        int at = random.nextInt(edited.length);
        edited[at] = (byte) (edited[at] == '1' ? '2' : '1');
        Files.write(file, edited);

        assertThat(verify(null).findings())
            .as("byte %d of %s", at, name)
            .anyMatch(
                finding ->
                    finding.severity() == io.heatscheduler.core.outcome.Severity.ERROR
                        && finding.toString().contains(file.getFileName().toString()));
      }
      Files.write(file, original);
    }
    assertThat(verify(null)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(run.resolve("bill.json"));

    assertThat(verify(null).findings())
        .anyMatch(
            f -> f.code().equals("FILE_MISSING") && "bill.json".equals(f.location().source()));
  }

  @Test
  void aFileAddedToTheRunIsNamedButChangesNothing() throws IOException {
    Files.writeString(run.resolve("inputs/jobs-new.csv"), "job_id");

    Outcome<VerifiedRun> outcome = verify(null);

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(outcome.findings())
        .anyMatch(
            f ->
                f.code().equals("FILE_FOREIGN")
                    && "inputs/jobs-new.csv".equals(f.location().source()));
  }

  @Test
  void cheaperLookingScheduleIsRefusedEvenIfItsDigestIsRewritten() throws IOException {
    Path schedule = run.resolve("schedule.json");
    String before = Files.readString(schedule);
    String after = before.replaceFirst("\"objective\": [0-9.]+", "\"objective\": 1.00");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(schedule, after);
    Path provenance = run.resolve("provenance.json");
    Files.writeString(
        provenance, Files.readString(provenance).replace(digest(before), digest(after)));

    List<Finding> findings = verify(null).findings();

    assertThat(findings)
        .anyMatch(
            f -> f.code().equals("FILE_DIFFERS") && "schedule.json".equals(f.location().source()));
  }

  @Test
  void inventedBoundBreaksTheChain() throws IOException {
    Path schedule = run.resolve("schedule.json");
    String before = Files.readString(schedule);
    String after = before.replaceFirst("\"seed\": 1", "\"seed\": 2");
    assertThat(after).isNotEqualTo(before);
    Files.writeString(schedule, after);

    List<Finding> findings = verify(null).findings();

    assertThat(findings).extracting(Finding::code).contains("FILE_EDITED");
    assertThat(findings)
        .anyMatch(
            f ->
                "provenance.json".equals(f.location().source()) && f.code().equals("FILE_DIFFERS"));
  }

  @Test
  void runRewrittenAsAWholeIsDetectedByAHashKeptElsewhere() {
    Outcome<VerifiedRun> outcome =
        verify(Sha256.of("another run".getBytes(StandardCharsets.UTF_8)));

    assertThat(outcome.findings()).extracting(Finding::code).containsExactly("COST_HASH_DIFFERS");
    assertThat(verify(PLAN.published().costHash())).isInstanceOf(Outcome.Done.class);
  }

  private static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private Outcome<VerifiedRun> verify(@Nullable Sha256 expected) {
    return new RunVerifier(source -> Pipeline.read(source, Integer.MAX_VALUE), new PublishedFiles())
        .verify(RunFolder.open(run).orThrow(), expected);
  }
}
