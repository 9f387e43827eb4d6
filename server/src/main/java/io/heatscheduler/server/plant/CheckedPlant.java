package io.heatscheduler.server.plant;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.intake.IntakeRequest;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import java.time.Instant;
import java.util.List;

/**
 * A plant that agents 1 to 3 have read and that fits its slots.
 *
 * @param completed with every default filled in
 * @param findings warnings and notes, and why no schedule can exist, if so
 * @param possible whether nothing says at once that no schedule can exist
 */
public record CheckedPlant(CompletedPlant completed, List<Finding> findings, boolean possible) {
  public CheckedPlant {
    findings = List.copyOf(findings);
  }

  /** Reads and checks a plant as {@code heatscheduler validate} does. */
  public static Outcome<CheckedPlant> read(PlantSource source) {
    return switch (Pipeline.read(source, IntakeRequest.DEFAULT_MAX_JOBS)) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, List<Finding> told) ->
          fitted(completed, told);
    };
  }

  private static Outcome<CheckedPlant> fitted(CompletedPlant completed, List<Finding> told) {
    Outcome<PlantGrid> laid = PlantGrid.of(completed.plant());
    Findings findings = new Findings();
    findings.addAll(told);
    findings.addAll(laid.findings());
    if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, var ignored))) {
      return new Outcome.Rejected<>(findings.list());
    }
    findings.addAll(grid.conflicts());
    return new Outcome.Done<>(
        new CheckedPlant(completed, findings.list(), grid.conflicts().isEmpty()), List.of());
  }

  /** The same findings about a plant that differs in nothing they are about. */
  CheckedPlant with(Plant plant, Instant asOf) {
    return new CheckedPlant(
        new CompletedPlant(plant, completed.filled(), completed.quality(), asOf),
        findings,
        possible);
  }

  /** The plant. */
  public Plant plant() {
    return completed.plant();
  }

  /** Instant as of which it is planned. */
  public Instant asOf() {
    return completed.asOf();
  }

  /** The canonical input of a run of it. */
  public CanonicalInput canonical() {
    return CanonicalInput.of(plant(), asOf());
  }
}
