package io.heatscheduler.core.job;

import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipe: what making a product takes; it completes job files that do not say. Null parts say
 * nothing.
 *
 * @param productId unique in the plant
 * @param productName its name; empty if not given
 * @param heatPerUnit heat per unit of quantity
 * @param temperatureSetpointC temperature the equipment must reach
 * @param durationMinutes running time, over 0
 * @param eligibleEquipment ids allowed, sorted; empty: no restriction
 * @param operatorsRequired people bound while it runs
 * @param priority 1 highest to 5
 */
public record Product(
    String productId,
    String productName,
    @Nullable Energy heatPerUnit,
    @Nullable BigDecimal temperatureSetpointC,
    @Nullable Integer durationMinutes,
    List<String> eligibleEquipment,
    @Nullable Integer operatorsRequired,
    @Nullable Integer priority) {
  public Product {
    temperatureSetpointC =
        temperatureSetpointC == null ? null : Exactness.canonical(temperatureSetpointC);
    eligibleEquipment = eligibleEquipment.stream().distinct().sorted().toList();
  }
}
