package io.heatscheduler.agents.publication;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.cost.ScheduleAnalysis;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.core.relax.RelaxedPlant;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks a finished run without a solver: reads the raw inputs again, verifies the schedule against
 * them, prices it again, writes every file again, and compares the bytes.
 *
 * <p>An edited byte in any input, schedule, bill or table is found and its file named. A run
 * rewritten as a whole, hashes included, can only be detected with a cost hash kept elsewhere
 * (docs/provenance.md).
 *
 * <p>A relaxed run is verified against the plant without the limits it may break, and everything
 * its schedule does break under the plant's own limits is measured and priced again.
 */
public final class RunVerifier {

  /**
   * What a verified run says.
   *
   * @param run its documents and hashes, written again
   * @param analysis its bill, priced again
   * @param search what only the search could say, as kept
   * @param told what the inputs and the comparisons gave reason to say
   * @param asOf instant it stands for
   */
  public record VerifiedRun(
      PublishedRun run,
      CostAnalysis analysis,
      SearchRecord search,
      List<Finding> told,
      Instant asOf) {
    public VerifiedRun {
      told = List.copyOf(told);
    }
  }

  private final Function<PlantSource, Outcome<CompletedPlant>> intake;
  private final FileFormat format;

  /**
   * A verifier.
   *
   * @param intake agents 1 to 3: raw inputs to plant
   * @param format how files are written
   */
  public RunVerifier(Function<PlantSource, Outcome<CompletedPlant>> intake, FileFormat format) {
    this.intake = intake;
    this.format = format;
  }

  /**
   * Verifies a run.
   *
   * @param expectedCostHash the cost hash kept elsewhere; null: none
   * @return the run, or everything that does not match
   */
  public Outcome<VerifiedRun> verify(RunArchive archive, @Nullable Sha256 expectedCostHash) {
    if (UnplannedRunVerifier.isUnplanned(archive)) {
      return new Outcome.Rejected<>(List.of(UnplannedRunVerifier.noPlan(archive)));
    }
    Findings findings = new Findings();
    new DigestCheck(archive, findings).run();
    VerifiedRun verified = derive(archive, findings);
    if (verified == null) {
      return new Outcome.Rejected<>(findings.list());
    }
    compareFiles(archive, verified.run(), findings);
    nameForeignFiles(archive, verified.run(), findings);
    if (expectedCostHash != null && !expectedCostHash.equals(verified.run().costHash())) {
      findings.error(
          "COST_HASH_DIFFERS",
          Location.of(PublishedRun.PROVENANCE),
          "The run's cost_hash is %s, expected was %s."
              .formatted(verified.run().costHash(), expectedCostHash),
          "The run was made from other inputs or rewritten as a whole; get the original run.");
    }
    return Outcome.of(verified, findings);
  }

  /**
   * Verifies and prices the schedule of a run from its inputs alone, without comparing what else is
   * kept of it; the archive needs {@code schedule.json} and {@code input.json} only.
   *
   * @return the run, or why its schedule cannot be one of these inputs
   */
  public Outcome<VerifiedRun> price(RunArchive archive) {
    Findings findings = new Findings();
    VerifiedRun derived = derive(archive, findings);
    return derived == null
        ? new Outcome.Rejected<>(findings.list())
        : Outcome.of(derived, findings);
  }

  private @Nullable VerifiedRun derive(RunArchive archive, Findings findings) {
    PlantSource inputs = valueOf(archive.inputs(), findings);
    Node.Mapping scheduleFile = valueOf(archive.document("schedule.json"), findings);
    Node.Mapping inputFile = valueOf(archive.document("input.json"), findings);
    if (inputs == null || scheduleFile == null || inputFile == null) {
      return null;
    }
    Outcome<CompletedPlant> read = intake.apply(inputs);
    CompletedPlant completed = valueOf(read, findings);
    if (completed == null) {
      return null;
    }
    Plant plant = completed.plant();
    Outcome<PlantGrid> laid = PlantGrid.of(plant);
    PlantGrid limited = valueOf(laid, findings);
    PublishedSchedule published = PublishedSchedule.read(scheduleFile, findings);
    Instant asOf = PublishedSchedule.asOf(inputFile, findings);
    if (limited == null || published == null || asOf == null) {
      return null;
    }
    RelaxedPlant relaxed = published.relaxed() ? RelaxedPlant.of(limited) : null;
    PlantGrid grid = relaxed == null ? limited : relaxed.open();
    Schedule schedule = published.schedule();
    SlottedSchedule slotted = valueOf(ScheduleVerifier.verified(grid, schedule), findings);
    if (slotted == null) {
      return null;
    }
    CostAnalysis analysis =
        relaxed == null
            ? ScheduleAnalysis.of(grid, slotted)
            : ScheduleAnalysis.of(grid, slotted, relaxed.baseline())
                .relaxed(limited, relaxed.violations(slotted));
    Findings told = new Findings();
    told.addAll(read.findings());
    told.addAll(laid.findings());
    told.addAll(analysis.notes());
    PublishedRun run =
        PublishedRun.of(
            CanonicalInput.of(plant, asOf),
            inputs.files(),
            grid,
            schedule,
            analysis,
            published.search(),
            published.follows(),
            told.list());
    PublishedRun sealed =
        withChanges(run, published, archive, findings).sealedBy(seal(archive, findings));
    return new VerifiedRun(sealed, analysis, published.search(), told.list(), asOf);
  }

  private static @Nullable ReportSeal seal(RunArchive archive, Findings findings) {
    if (!archive.names().contains(PublishedRun.PROVENANCE)) {
      return null;
    }
    Node.Mapping provenance = valueOf(archive.document(PublishedRun.PROVENANCE), findings);
    return provenance == null ? null : ReportSeal.read(provenance, findings);
  }

  /** The run with the changes against the one it follows as they were kept; a digest seals them. */
  private static PublishedRun withChanges(
      PublishedRun run, PublishedSchedule published, RunArchive archive, Findings findings) {
    byte[] kept =
        published.follows() != null && archive.names().contains(FollowedRun.CHANGES)
            ? valueOf(archive.bytes(FollowedRun.CHANGES), findings)
            : null;
    return kept == null ? run : run.with(FollowedRun.CHANGES, kept);
  }

  private void compareFiles(RunArchive archive, PublishedRun run, Findings findings) {
    for (Map.Entry<String, byte[]> file : run.files(format).entrySet()) {
      String name = file.getKey();
      byte[] kept = archive.names().contains(name) ? valueOf(archive.bytes(name), findings) : null;
      if (kept == null) {
        findings.error(
            "FILE_MISSING",
            Location.of(name),
            "The file is missing.",
            "Restore it from a copy of the run.");
      } else if (!Arrays.equals(kept, file.getValue())) {
        int line = firstDifferentLine(kept, file.getValue());
        findings.error(
            "FILE_DIFFERS",
            Location.row(name, line),
            "The file is not what follows from the inputs and the schedule.",
            "It was edited, or belongs to another run or release; restore it from a copy of the"
                + " run.");
      }
    }
  }

  private void nameForeignFiles(RunArchive archive, PublishedRun run, Findings findings) {
    Set<String> own = new HashSet<>(run.files(format).keySet());
    run.rawFiles().forEach(file -> own.add(RunArchive.INPUTS + "/" + file.name()));
    if (run.report() != null) {
      own.addAll(run.report().names());
    }
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

  private static int firstDifferentLine(byte[] a, byte[] b) {
    int at = Arrays.mismatch(a, b);
    int line = 1;
    for (int i = 0; i < at && i < a.length; i++) {
      line += a[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static <T> @Nullable T valueOf(Outcome<T> outcome, Findings findings) {
    return switch (outcome) {
      case Outcome.Done<T>(T value, var ignored) -> value;
      case Outcome.Rejected<T>(var why) -> {
        findings.addAll(why);
        yield null;
      }
    };
  }
}
