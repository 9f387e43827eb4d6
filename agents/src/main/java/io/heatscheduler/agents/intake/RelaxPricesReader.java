package io.heatscheduler.agents.intake;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.site.RelaxPrices;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads {@code relax_prices}; a price left out has its default. */
final class RelaxPricesReader {
  private static final Keys KEYS =
      Keys.exact(
          "the relax prices",
          "late_hour",
          "peak_kw",
          "operator_hour",
          "maintenance_hour",
          "other_equipment_job",
          "rented_equipment_day");
  private static final Range PRICE = Range.between("0", "10000");

  private RelaxPricesReader() {}

  /** The prices, or null, reported, if one is wrong. */
  static @Nullable RelaxPrices read(Node node, Binding binding) {
    Fields fields = Mappings.open(node, KEYS, binding);
    if (fields == null) {
      return null;
    }
    RelaxPrices defaults = RelaxPrices.DEFAULT;
    RelaxPrices prices =
        new RelaxPrices(
            price(fields, "late_hour", defaults.lateHour()),
            price(fields, "peak_kw", defaults.peakKw()),
            price(fields, "operator_hour", defaults.operatorHour()),
            price(fields, "maintenance_hour", defaults.maintenanceHour()),
            price(fields, "other_equipment_job", defaults.otherEquipmentJob()),
            price(fields, "rented_equipment_day", defaults.rentedEquipmentDay()));
    return fields.failed() ? null : prices;
  }

  private static BigDecimal price(Fields fields, String key, BigDecimal otherwise) {
    BigDecimal given = fields.decimal(key, PRICE);
    return given == null ? otherwise : given;
  }
}
