package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the recipes. */
final class ProductReader {
  private static final Keys KEYS =
      Keys.table(
          "a product",
          Map.of("product", "product_id"),
          "product_id",
          "product_name",
          "kwh_per_unit",
          "temperature_setpoint_c",
          "duration_minutes",
          "eligible_equipment",
          "operators_required",
          "priority");

  private ProductReader() {}

  /**
   * The recipes by id.
   *
   * @param places receives where each recipe stands, for later findings
   */
  static Map<String, Product> read(
      PlantSource source, Node node, Binding binding, Map<String, Location> places) {
    Map<String, Product> products = new LinkedHashMap<>();
    Table.read(
        source,
        node,
        "product",
        KEYS,
        List.of("product_id"),
        binding,
        fields -> {
          Product product = product(fields);
          if (product != null && products.putIfAbsent(product.productId(), product) != null) {
            fields.error(
                "product_id",
                "DUPLICATE_ID",
                "Product %s is given twice.".formatted(product.productId()),
                "Keep one of the rows.");
          } else if (product != null) {
            places.put(product.productId(), fields.location());
          }
        });
    return products;
  }

  private static @Nullable Product product(Fields fields) {
    String id = Ids.read(fields, "product_id");
    BigDecimal perUnit = fields.decimal("kwh_per_unit", Range.NOT_NEGATIVE);
    BigDecimal setpoint = fields.decimal("temperature_setpoint_c", JobReader.SETPOINT);
    Integer duration = fields.minutes("duration_minutes", 1, JobReader.LONGEST_MINUTES);
    List<String> eligible = fields.lists().texts("eligible_equipment");
    Integer operators = fields.integer("operators_required", 0, JobReader.MOST_OPERATORS);
    Integer priority = fields.integer("priority", 1, 5);
    String name = fields.text("product_name", "");
    return fields.failed() || id == null
        ? null
        : new Product(
            id,
            name,
            perUnit == null ? null : new Energy(perUnit),
            setpoint,
            duration,
            eligible,
            operators,
            priority);
  }
}
