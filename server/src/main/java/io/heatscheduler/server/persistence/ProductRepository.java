package io.heatscheduler.server.persistence;

import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.units.Energy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Recipes of a site. */
final class ProductRepository {
  private final Rows rows;

  ProductRepository(Rows rows) {
    this.rows = rows;
  }

  /** Keeps a site's recipes; those it had and has no more go. */
  void keep(UUID site, List<Product> products) {
    if (ofSite(site).equals(products)) {
      return;
    }
    rows.update("DELETE FROM products WHERE site_id = ?", site);
    Rows.Insert added =
        rows.into(
            "products",
            "site_id, product_id, product_name, kwh_per_unit, temperature_setpoint_c,"
                + " duration_minutes, operators_required, priority");
    Rows.Insert equipment = rows.into("product_equipment", "site_id, product_id, equipment_id");
    for (Product product : products) {
      Energy heat = product.heatPerUnit();
      added.row(
          site,
          product.productId(),
          Sql.unlessEmpty(product.productName()),
          heat == null ? null : heat.kilowattHours(),
          product.temperatureSetpointC(),
          product.durationMinutes(),
          product.operatorsRequired(),
          product.priority());
    }
    added.flush();
    for (Product product : products) {
      product.eligibleEquipment().forEach(id -> equipment.row(site, product.productId(), id));
    }
    equipment.flush();
  }

  /** Recipes by id. */
  List<Product> ofSite(UUID site) {
    Map<String, List<String>> equipment =
        rows.group(
            "SELECT product_id, equipment_id FROM product_equipment WHERE site_id = ?",
            row -> row.text("product_id"),
            row -> row.text("equipment_id"),
            site);
    return rows.list(
        "SELECT * FROM products WHERE site_id = ? ORDER BY product_id COLLATE \"C\"",
        row -> {
          String id = row.text("product_id");
          BigDecimal heat = row.decimalOrNull("kwh_per_unit");
          return new Product(
              id,
              row.textOrEmpty("product_name"),
              heat == null ? null : new Energy(heat),
              row.decimalOrNull("temperature_setpoint_c"),
              row.integerOrNull("duration_minutes"),
              Sql.of(equipment, id),
              row.integerOrNull("operators_required"),
              row.integerOrNull("priority"));
        },
        site);
  }
}
