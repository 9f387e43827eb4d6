package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completes job rows from the recipes and from defaults that need no equipment (PLANT-FORMAT,
 * Defaults), noting every value filled.
 */
final class Recipes {
  /** A file's heat further from the recipe's than this is worth a warning. */
  private static final BigDecimal HEAT_TOLERANCE = new BigDecimal("0.05");

  private final Map<String, Product> products;
  private final TimeGrid horizon;
  private final long mostKept;
  private final List<FilledValue> filled = new ArrayList<>();

  Recipes(Map<String, Product> products, TimeGrid horizon, int mostJobsKept) {
    this.products = products;
    this.horizon = horizon;
    this.mostKept = mostJobsKept * 8L;
  }

  /** Values filled so far; of as many jobs as are kept. */
  List<FilledValue> filled() {
    return filled;
  }

  /** What a row and its recipe say together. */
  record Completed(
      String productName,
      Energy heat,
      @Nullable BigDecimal setpoint,
      @Nullable Integer duration,
      Instant earliest,
      @Nullable Integer priority,
      List<String> eligible,
      int operators) {}

  /** The completed values, or null, reported, if neither row nor recipe gives the heat. */
  @Nullable Completed complete(
      Fields fields, String jobId, String productId, BigDecimal quantity, JobReader.RowPart row) {
    Product recipe = products.get(productId);
    BigDecimal heat = heat(fields, jobId, productId, quantity, row.heat());
    if (recipe == null && !products.isEmpty()) {
      fields.warning(
          "product_id",
          "UNKNOWN_PRODUCT",
          "There is no recipe for %s.".formatted(Shown.of(productId)),
          Suggestion.sentence(productId, products.keySet()),
          Shown.of(productId),
          Objects.requireNonNullElse(Suggestion.nearest(productId, products.keySet()), ""));
    }
    if (heat == null) {
      return null;
    }
    String source = "recipe " + productId;
    String name = row.productName();
    if (name.isEmpty() && recipe != null && !recipe.productName().isEmpty()) {
      name = fill(jobId, "product_name", recipe.productName(), source);
    }
    List<String> eligible = row.eligible();
    if (eligible.isEmpty() && recipe != null && !recipe.eligibleEquipment().isEmpty()) {
      eligible = recipe.eligibleEquipment();
      fill(jobId, "eligible_equipment", String.join(";", eligible), source);
    }
    Instant earliest = row.earliest();
    if (earliest == null) {
      earliest = horizon.start();
      fill(jobId, "earliest_start", horizon.clock().at(earliest), "horizon start");
    }
    Integer operators =
        other(
            jobId,
            "operators_required",
            row.operators(),
            recipe == null ? null : recipe.operatorsRequired(),
            source);
    return new Completed(
        name,
        new Energy(heat),
        other(
            jobId,
            "temperature_setpoint_c",
            row.setpoint(),
            recipe == null ? null : recipe.temperatureSetpointC(),
            source),
        other(
            jobId,
            "duration_minutes",
            row.duration(),
            recipe == null ? null : recipe.durationMinutes(),
            source),
        earliest,
        other(jobId, "priority", row.priority(), recipe == null ? null : recipe.priority(), source),
        eligible,
        operators != null ? operators : fill(jobId, "operators_required", 0, "default"));
  }

  private @Nullable BigDecimal heat(
      Fields fields,
      String jobId,
      String productId,
      BigDecimal quantity,
      @Nullable BigDecimal given) {
    Product recipe = products.get(productId);
    Energy perUnit = recipe == null ? null : recipe.heatPerUnit();
    BigDecimal computed =
        perUnit == null ? null : quantity.multiply(perUnit.kilowattHours(), Exactness.DECIMAL128);
    if (perUnit != null && computed != null && !JobReader.HEAT.contains(computed)) {
      fields.error(
          "quantity",
          "OUT_OF_RANGE",
          "%s at %s kWh each is more than a terawatt-hour."
              .formatted(quantity.toPlainString(), perUnit.kilowattHours().toPlainString()),
          "Correct quantity, or kwh_per_unit of the product.");
      return null;
    }
    if (given == null) {
      if (computed == null && fields.node("heating_requirement_kwh") == null) {
        fields.error(
            "heating_requirement_kwh",
            "HEAT_UNKNOWN",
            "heating_requirement_kwh is missing, and no recipe gives kwh_per_unit for %s."
                .formatted(Shown.of(productId)),
            "Add the job's heat in kWh, or kwh_per_unit to the product.");
      }
      return computed == null
          ? null
          : fill(
              jobId,
              "heating_requirement_kwh",
              Exactness.canonical(computed),
              "recipe " + productId);
    }
    if (computed != null
        && given.subtract(computed).abs().compareTo(computed.multiply(HEAT_TOLERANCE)) > 0) {
      fields.warning(
          "heating_requirement_kwh",
          "HEAT_DIFFERS_FROM_RECIPE",
          "heating_requirement_kwh is %s, but the recipe of %s gives %s for %s; the file's value is used."
              .formatted(
                  given.toPlainString(),
                  Shown.of(productId),
                  Exactness.canonical(computed).toPlainString(),
                  quantity.toPlainString()),
          "Correct the file or the recipe if they should agree.",
          given,
          Shown.of(productId),
          Exactness.canonical(computed),
          quantity);
    }
    return given;
  }

  private <T> @Nullable T other(
      String jobId, String field, @Nullable T given, @Nullable T recipe, String source) {
    return given != null || recipe == null ? given : fill(jobId, field, recipe, source);
  }

  private <T> T fill(String jobId, String field, T value, String source) {
    if (filled.size() < mostKept) {
      String text =
          value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
      filled.add(new FilledValue(jobId, field, text, source));
    }
    return value;
  }
}
