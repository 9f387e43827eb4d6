package io.heatscheduler.agents.forecast;

import static io.heatscheduler.agents.forecast.KeptNumbers.decimal;
import static io.heatscheduler.agents.forecast.KeptNumbers.decimalOrNull;
import static io.heatscheduler.agents.forecast.KeptNumbers.object;
import static io.heatscheduler.agents.forecast.KeptNumbers.objects;
import static io.heatscheduler.agents.forecast.KeptNumbers.text;
import static io.heatscheduler.agents.forecast.KeptNumbers.whole;

import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.units.Power;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What more freedom would save, as kept with a run's documents.
 *
 * @param costHash of the run
 * @param effort work of each plan, in work units; null: derived from a time limit
 * @param seed of every random choice
 * @param mostTried freedoms planned at most
 * @param producedBy software and version
 * @param worth the most first
 */
record FlexibilityFile(
    Sha256 costHash,
    @Nullable String effort,
    String seed,
    int mostTried,
    String producedBy,
    List<FlexibilityValue> worth) {
  /** Its name beside the documents. */
  static final String NAME = "flexibility.json";

  private static final String FORMAT = "heatscheduler-flexibility/1";

  FlexibilityFile {
    worth = List.copyOf(worth);
  }

  /** Whether it was computed with these settings. */
  boolean isOf(PlanSettings settings, int most) {
    Long units = settings.optimizer().effort();
    return units != null
        && String.valueOf(units).equals(effort)
        && String.valueOf(settings.optimizer().seed()).equals(seed)
        && settings.producedBy().equals(producedBy)
        && most == mostTried;
  }

  /** The file. */
  static Document document(
      Sha256 costHash, Flexibility found, PlanSettings settings, int mostTried) {
    Plant plant = found.plan().plant();
    return Document.with()
        .put("format", FORMAT)
        .put("cost_hash", costHash.hex())
        .put("produced_by", settings.producedBy())
        .put("work_units_each", settings.optimizer().effort())
        .put("seed", settings.optimizer().seed())
        .put("most_tried", mostTried)
        .put("currency", found.plan().bill().currency().getCurrencyCode())
        .put("reference", found.reference())
        .put("bound", found.bound())
        .put("tried", found.tried())
        .put("left_out", found.leftOut())
        .put(
            "worth",
            found.worth().stream()
                .map(
                    value ->
                        Document.with()
                            .put("change", change(value.change(), plant))
                            .put("saving", value.saving())
                            .put("saving_at_least", value.certain())
                            .put("saving_at_most", value.atMost())
                            .build())
                .toList())
        .build();
  }

  private static Document change(PlantChange change, Plant plant) {
    Document.Builder document = Document.with();
    switch (change) {
      case LaterDeadline later ->
          document
              .put("kind", "deadline")
              .put("job_id", later.jobId())
              .put("minutes_later", later.by().toMinutes());
      case HigherPeakLimit higher ->
          document.put("kind", "contractual_peak").put("kw_more", higher.by().kilowatts());
      case MoreOperators more ->
          document
              .put("kind", "operators")
              .put("shift", more.shift())
              .put("operators_more", more.by());
      case MoreStartsPerDay more ->
          document
              .put("kind", "starts_per_day")
              .put("equipment_id", more.equipmentId())
              .put("starts_more", more.by());
      default -> throw new IllegalArgumentException(change + " is no freedom that is asked about");
    }
    return document.put("words", change.describe(plant)).build();
  }

  /** What was kept; null, with a warning, if it cannot be read. */
  static @Nullable FlexibilityFile read(Node.Mapping file, Findings findings) {
    try {
      if (!text(file, "format").equals(FORMAT)) {
        throw new IllegalArgumentException("format is not " + FORMAT);
      }
      List<FlexibilityValue> worth = new ArrayList<>();
      for (Node.Mapping value : objects(file, "worth")) {
        worth.add(
            new FlexibilityValue(
                change(object(value, "change")),
                decimal(value, "saving"),
                decimal(value, "saving_at_least"),
                decimalOrNull(value, "saving_at_most")));
      }
      return new FlexibilityFile(
          new Sha256(text(file, "cost_hash")),
          KeptNumbers.textOrNull(file, "work_units_each"),
          text(file, "seed"),
          whole(file, "most_tried"),
          text(file, "produced_by"),
          worth);
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      findings.warning(
          "FLEXIBILITY_UNREADABLE",
          file.location(),
          "What more freedom would save cannot be read back (%s) and is left out."
              .formatted(unreadable.getMessage()),
          "Compute it again: `heatscheduler report OUT --flexibility`.");
      return null;
    }
  }

  private static PlantChange change(Node.Mapping change) {
    String kind = text(change, "kind");
    return switch (kind) {
      case "deadline" ->
          new LaterDeadline(
              text(change, "job_id"), Duration.ofMinutes(whole(change, "minutes_later")));
      case "contractual_peak" ->
          new HigherPeakLimit(Power.ofKilowatts(decimal(change, "kw_more").toPlainString()));
      case "operators" -> new MoreOperators(text(change, "shift"), whole(change, "operators_more"));
      case "starts_per_day" ->
          new MoreStartsPerDay(text(change, "equipment_id"), whole(change, "starts_more"));
      default -> throw new IllegalArgumentException("kind is unknown");
    };
  }
}
