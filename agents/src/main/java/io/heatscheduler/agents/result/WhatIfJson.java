package io.heatscheduler.agents.result;

import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.whatif.Alternative;
import io.heatscheduler.agents.whatif.Explanation;
import io.heatscheduler.agents.whatif.Explanation.Answer;
import io.heatscheduler.agents.whatif.Explanation.Impossible;
import io.heatscheduler.agents.whatif.Explanation.Possible;
import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.agents.whatif.Front;
import io.heatscheduler.agents.whatif.ScenarioComparison;
import io.heatscheduler.agents.whatif.ScenarioComparison.Column;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers to what-if questions, as docs/cli.md documents them. */
public final class WhatIfJson {
  private WhatIfJson() {}

  /** The object printed by {@code explain --job}. */
  public static Document of(Explanation explanation, OptimizerSettings effort) {
    Plant plant = explanation.plan().plant();
    return Document.with()
        .put("status", "explained")
        .put("currency", explanation.plan().bill().currency().getCurrencyCode())
        .put("job_id", explanation.current().jobId())
        .put("current", place(explanation.current(), plant))
        .put("objective", explanation.plan().cost())
        .put("best_known", explanation.best().objective())
        .put("work_units_each", units(effort))
        .put(
            "alternatives",
            explanation.answers().stream().map(answer -> answer(answer, plant)).toList())
        .build();
  }

  private static Document answer(Answer answer, Plant plant) {
    Alternative asked = answer.alternative();
    Instant start = asked.start();
    Document.Builder document =
        Document.with()
            .put("alternative", asked.describe(plant))
            .put("equipment_id", asked.equipmentId())
            .put("start", start == null ? null : Document.time(start, plant.site().zone()));
    switch (answer) {
      case Possible possible ->
          document
              .put("possible", true)
              .put("objective", possible.plan().objective())
              .put("difference", possible.difference().total())
              .put("difference_at_least", possible.least())
              .put("difference_at_most", possible.most())
              .put(
                  "components",
                  possible.difference().parts().stream()
                      .map(
                          part ->
                              Document.with()
                                  .put("name", part.name())
                                  .put("amount", part.amount())
                                  .build())
                      .toList())
              .put("moved", possible.moved());
      case Impossible impossible ->
          document
              .put("possible", false)
              .put("proven", impossible.proven())
              .put("reasons", ResultJson.findings(impossible.reasons()));
    }
    return document.put("in_the_way", ResultJson.findings(answer.inTheWay())).build();
  }

  private static Document place(Assignment place, Plant plant) {
    return Document.with()
        .put("equipment_id", place.equipmentId())
        .put("start", Document.time(place.span().start(), plant.site().zone()))
        .put("end", Document.time(place.span().end(), plant.site().zone()))
        .build();
  }

  /** The object printed by {@code explain --flexibility}. */
  public static Document of(Flexibility flexibility, OptimizerSettings effort) {
    Plant plant = flexibility.plan().plant();
    return Document.with()
        .put("status", "explained")
        .put("currency", flexibility.plan().bill().currency().getCurrencyCode())
        .put("objective", flexibility.plan().cost())
        .put("reference", flexibility.reference())
        .put("bound", flexibility.bound())
        .put("work_units_each", units(effort))
        .put("tried", flexibility.tried())
        .put("left_out", flexibility.leftOut())
        .put(
            "worth",
            flexibility.worth().stream()
                .map(
                    worth ->
                        Document.with()
                            .put("change", worth.change().describe(plant))
                            .put("saving", worth.saving())
                            .put("saving_at_least", worth.certain())
                            .put("saving_at_most", worth.atMost())
                            .build())
                .toList())
        .build();
  }

  /** The object printed by {@code compare}. */
  public static Document of(ScenarioComparison comparison) {
    List<Document> columns = new ArrayList<>();
    comparison.columns().forEach(column -> columns.add(column(column, plantOf(comparison))));
    return Document.with().put("status", "compared").put("scenarios", columns).build();
  }

  private static @Nullable Plant plantOf(ScenarioComparison comparison) {
    return comparison.columns().getFirst().result() instanceof Planned planned
        ? planned.grid().plant()
        : null;
  }

  private static Document column(Column column, @Nullable Plant asIs) {
    Document.Builder document =
        Document.with().put("name", column.scenario().name()).put("changes", changes(column, asIs));
    switch (column.result()) {
      case Planned planned -> {
        ResultJson.of(planned).members().forEach(document::put);
        Bill bill = planned.analysis().bill();
        document
            .put("co2_kg", bill.co2Kg().isEmpty() ? null : bill.totalCo2Kg())
            .put("input_kwh", bill.inputKwh());
      }
      case NotPlanned none -> ResultJson.of(none).members().forEach(document::put);
    }
    return document.build();
  }

  private static List<String> changes(Column column, @Nullable Plant asIs) {
    List<String> words = new ArrayList<>();
    Plant plant = asIs;
    for (PlantChange change : column.scenario().changes()) {
      if (plant != null) {
        words.add(change.describe(plant));
        plant = change.applyTo(plant);
      }
    }
    return words;
  }

  /** The object printed by {@code front}. */
  public static Document of(Front front, OptimizerSettings effort) {
    return Document.with()
        .put("status", "found")
        .put("against", front.measure().key())
        .put("unit", front.measure().unit())
        .put("currency", front.currency().getCurrencyCode())
        .put("work_units_each", units(effort))
        .put("solves", front.solves())
        .put(
            "points",
            front.points().stream()
                .map(
                    point ->
                        Document.with()
                            .put("value", point.value())
                            .put("objective", point.cost())
                            .put("bound", point.bound())
                            .put("gap", point.gap())
                            .put(
                                "peak_kw",
                                Table.number(point.plan().analysis().dispatch().peakKw()))
                            .put("co2_kg", point.plan().analysis().bill().totalCo2Kg())
                            .put("input_kwh", point.plan().analysis().bill().inputKwh())
                            .build())
                .toList())
        .build();
  }

  private static long units(OptimizerSettings settings) {
    Long effort = settings.effort();
    return effort != null
        ? effort
        : Math.round(settings.timeLimit().toMillis() / 1000.0 * HybridOptimizer.UNITS_PER_SECOND);
  }
}
