package io.heatscheduler.agents.forecast;

import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.forecast.RunDays;
import io.heatscheduler.core.forecast.RunSlots;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunHistory;
import io.heatscheduler.core.site.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Past days from runs kept as folders. Each is verified first, so nothing is learned from an edited
 * run; one that does not verify, or is of another plant, is a finding and left out.
 */
public final class KeptRuns implements RunHistory {
  private final List<? extends RunArchive> archives;
  private final Supplier<RunVerifier> verifiers;

  /**
   * A history.
   *
   * @param archives in a fixed order
   * @param verifiers a verifier of its own for each run; several are read at once
   */
  public KeptRuns(List<? extends RunArchive> archives, Supplier<RunVerifier> verifiers) {
    this.archives = List.copyOf(archives);
    this.verifiers = verifiers;
  }

  /** A run that counts, or why it does not. */
  private record Read(RunSlots run, Sha256 costHash) {}

  @Override
  public Outcome<Known> upTo(ReportedRun run) {
    Findings findings = new Findings();
    List<RunSlots> runs = new ArrayList<>();
    Set<Sha256> hashes = new HashSet<>();
    List<Outcome<List<Read>>> outcomes =
        archives.parallelStream().map(archive -> read(archive, run)).toList(); // keeps the order
    for (Outcome<List<Read>> outcome : outcomes) {
      findings.addAll(outcome.findings());
      if (outcome instanceof Outcome.Done<List<Read>>(List<Read> counted, var ignored)) {
        for (Read read : counted) {
          if (hashes.add(read.costHash())) { // a copied folder counts once
            runs.add(read.run());
          }
        }
      }
    }
    runs.add(RepricedRun.asBilled(run));
    return new Outcome.Done<>(
        new Known(RunDays.of(runs, run.grid().time().zone()), List.copyOf(hashes)),
        findings.list());
  }

  /** The run if it counts; every finding is a warning, since the plan stands without it. */
  private Outcome<List<Read>> read(RunArchive archive, ReportedRun reported) {
    return switch (verifiers.get().verify(archive, null)) {
      case Outcome.Rejected<VerifiedRun>(List<Finding> why) ->
          leftOut(
              archive,
              "HISTORY_RUN_UNREADABLE",
              "The past run does not verify (%s %s)"
                  .formatted(why.getFirst().location(), why.getFirst().message()),
              "Restore it from a copy, or move it out of the history folder.");
      case Outcome.Done<VerifiedRun>(VerifiedRun past, var ignored) -> {
        String other = difference(reported.grid().plant(), past);
        if (!other.isEmpty()) {
          yield leftOut(
              archive,
              "HISTORY_OTHER_PLANT",
              "The past run belongs to another plant: " + other,
              "Keep the runs of each plant in a folder of their own.");
        }
        boolean itself = past.run().costHash().equals(reported.hashes().cost());
        boolean later = past.asOf().isAfter(reported.asOf());
        yield new Outcome.Done<>(
            itself || later
                ? List.of()
                : List.of(new Read(RepricedRun.of(past, reported), past.run().costHash())),
            List.of());
      }
    };
  }

  /** In what the plants differ, in words; empty if they are the same. */
  private static String difference(Plant plant, VerifiedRun past) {
    PlantGrid grid = past.analysis().dispatch().grid();
    Site site = plant.site();
    Site then = grid.plant().site();
    if (!site.name().equals(then.name())) {
      return "its site is \"%s\", not \"%s\"".formatted(then.name(), site.name());
    }
    if (!site.zone().equals(then.zone())) {
      return "its time zone is %s, not %s".formatted(then.zone(), site.zone());
    }
    if (!site.currency().equals(then.currency())) {
      return "its amounts are in %s, not %s".formatted(then.currency(), site.currency());
    }
    Set<String> shared = ids(plant);
    shared.retainAll(ids(grid.plant()));
    return shared.isEmpty() ? "it has none of this plant's equipment" : "";
  }

  private static Set<String> ids(Plant plant) {
    return plant.equipment().stream().map(Equipment::equipmentId).collect(Collectors.toSet());
  }

  private static Outcome<List<Read>> leftOut(
      RunArchive archive, String code, String why, String fix) {
    String sentence = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return new Outcome.Done<>(
        List.of(),
        List.of(
            Finding.warning(
                code,
                Location.of(archive.name()),
                sentence + "; it is left out of the forecast.",
                fix)));
  }
}
