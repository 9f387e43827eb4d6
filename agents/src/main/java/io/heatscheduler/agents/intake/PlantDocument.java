package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a plant's entry document, as people write it or as the canonical input has it.
 *
 * @param site section of that name; null if absent, as for the others
 * @param relaxPrices optional, as the shifts and products are
 * @param asOf the run's as-of instant; only a canonical input has one
 */
public record PlantDocument(
    @Nullable Node site,
    @Nullable Node horizon,
    @Nullable Node shifts,
    @Nullable Node equipment,
    @Nullable Node tariff,
    @Nullable Node products,
    @Nullable Node jobs,
    @Nullable Node relaxPrices,
    @Nullable Instant asOf) {

  private static final Keys PLANT =
      Keys.exact(
          "the plant",
          "site",
          "horizon",
          "shifts",
          "equipment",
          "tariff",
          "products",
          "jobs",
          "relax_prices");
  private static final Keys CANONICAL =
      Keys.exact("the canonical input", "format", "as_of", "schedule", "equipment", "tariff");
  private static final Keys SCHEDULE =
      Keys.exact("the schedule", "site", "horizon", "shifts", "products", "jobs", "relax_prices");

  /**
   * Finds the sections of a plant.
   *
   * @return null, reported, if the entry document cannot be read
   */
  public static @Nullable PlantDocument of(PlantSource source, Findings findings) {
    switch (source.entry()) {
      case Outcome.Rejected<Node.Mapping> rejected -> {
        findings.addAll(rejected.findings());
        return null;
      }
      case Outcome.Done<Node.Mapping> done -> {
        findings.addAll(done.findings());
        Binding binding = new Binding(findings, ZoneOffset.UTC);
        return done.value().get("format") == null
            ? written(done.value(), binding)
            : canonical(done.value(), binding);
      }
    }
  }

  private static @Nullable PlantDocument written(Node.Mapping entry, Binding binding) {
    Fields plant = Mappings.open(entry, PLANT, binding);
    return plant == null ? null : of(plant, plant, null);
  }

  private static @Nullable PlantDocument canonical(Node.Mapping entry, Binding binding) {
    Fields input = Mappings.open(entry, CANONICAL, binding);
    if (input == null) {
      return null;
    }
    String format = input.text("format", "");
    if (!format.equals(CanonicalInput.FORMAT)) {
      input.error(
          "format",
          "UNKNOWN_FORMAT",
          "%s is not a format this version reads.".formatted(format),
          "It reads %s.".formatted(CanonicalInput.FORMAT));
      return null;
    }
    Node schedule = input.require("as_of", "schedule").node("schedule");
    Fields inner = schedule == null ? null : Mappings.open(schedule, SCHEDULE, binding);
    return inner == null ? null : of(inner, input, input.instant("as_of"));
  }

  private static PlantDocument of(Fields schedule, Fields plant, @Nullable Instant asOf) {
    schedule.require("site", "horizon", "jobs");
    plant.require("equipment", "tariff");
    return new PlantDocument(
        schedule.node("site"),
        schedule.node("horizon"),
        schedule.node("shifts"),
        plant.node("equipment"),
        plant.node("tariff"),
        schedule.node("products"),
        schedule.node("jobs"),
        schedule.node("relax_prices"),
        asOf);
  }
}
