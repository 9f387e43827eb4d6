package io.heatscheduler.agents.publication;

import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.RunArchive;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks what was kept of a run without a plan: inputs and documents, byte by byte. That there is
 * no plan is not proven again.
 */
public final class UnplannedRunVerifier {
  private final Function<PlantSource, Outcome<CompletedPlant>> intake;
  private final FileFormat format;

  /**
   * A verifier.
   *
   * @param intake agents 1 to 3: raw inputs to plant
   * @param format how files are written
   */
  public UnplannedRunVerifier(
      Function<PlantSource, Outcome<CompletedPlant>> intake, FileFormat format) {
    this.intake = intake;
    this.format = format;
  }

  /** Whether a folder says of itself that it holds no plan. */
  public static boolean isUnplanned(RunArchive archive) {
    return archive.names().contains(PublishedRun.PROVENANCE)
        && archive.document(PublishedRun.PROVENANCE)
            instanceof Outcome.Done<Node.Mapping>(Node.Mapping provenance, var ignored)
        && UnplannedRun.FORMAT.equals(text(provenance, "format"));
  }

  /** What a command that needs a plan says of such a folder. */
  public static Finding noPlan(RunArchive archive) {
    return Finding.error(
        "RUN_HAS_NO_PLAN",
        Location.of(archive.name()),
        "The folder holds no plan: its run ended without one, and only says why.",
        "Read its documents in %s, correct the plant and run `heatscheduler optimize` again."
            .formatted(ReportSeal.FOLDER));
  }

  /** The run, or every file that is not as it was written. */
  public Outcome<UnplannedRun> verify(RunArchive archive) {
    Findings findings = new Findings();
    new DigestCheck(archive, findings).run();
    UnplannedRun run = derive(archive, findings);
    if (run != null) {
      compare(archive, run, findings);
      nameForeignFiles(archive, run, findings);
      return Outcome.of(run, findings);
    }
    return new Outcome.Rejected<>(findings.list());
  }

  private @Nullable UnplannedRun derive(RunArchive archive, Findings findings) {
    Node.Mapping provenance = valueOf(archive.document(PublishedRun.PROVENANCE), findings);
    PlantSource inputs = valueOf(archive.inputs(), findings);
    Node.Mapping inputFile =
        archive.names().contains("input.json")
            ? valueOf(archive.document("input.json"), findings)
            : null; // told by its digest
    if (provenance == null || inputs == null || inputFile == null) {
      return null;
    }
    CompletedPlant completed = valueOf(intake.apply(inputs), findings);
    Instant asOf = PublishedSchedule.asOf(inputFile, findings);
    ReportSeal seal = ReportSeal.read(provenance, findings);
    if (completed == null || asOf == null || seal == null) {
      return null;
    }
    return new UnplannedRun(
        CanonicalInput.of(completed.plant(), asOf),
        inputs.files(),
        text(provenance, "status"),
        seal,
        new TreeMap<>());
  }

  private void compare(RunArchive archive, UnplannedRun run, Findings findings) {
    for (Map.Entry<String, byte[]> file : run.files(format).entrySet()) {
      byte[] kept = valueOf(archive.bytes(file.getKey()), findings);
      if (kept != null && !Arrays.equals(kept, file.getValue())) {
        findings.error(
            "FILE_DIFFERS",
            Location.of(file.getKey()),
            "The file is not what follows from the inputs and the documents.",
            "It was edited, or belongs to another run or release; restore it from a copy of the"
                + " run.");
      }
    }
  }

  private void nameForeignFiles(RunArchive archive, UnplannedRun run, Findings findings) {
    Set<String> own = new HashSet<>(run.files(format).keySet());
    run.rawFiles().forEach(file -> own.add(RunArchive.INPUTS + "/" + file.name()));
    own.addAll(run.report().names());
    for (String name : archive.names()) {
      if (!own.contains(name)) {
        findings.warning(
            "FILE_FOREIGN",
            Location.of(name),
            "The file is no part of the run; nothing is said about it.",
            "Move it elsewhere.");
      }
    }
  }

  private static <T> @Nullable T valueOf(Outcome<T> outcome, Findings findings) {
    return switch (outcome) {
      case Outcome.Done<T>(T value, var ignored) -> value;
      case Outcome.Rejected<T>(List<Finding> why) -> {
        findings.addAll(why);
        yield null;
      }
    };
  }

  private static String text(Node.Mapping object, String key) {
    return object.get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
