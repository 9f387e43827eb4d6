package io.heatscheduler.core.tariff;

import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * A charge on every kWh of electricity, e.g. a grid fee.
 *
 * @param id unique among the tariff's adders
 * @param ratePerKwh money per kWh, may be negative
 */
public record EnergyAdder(String id, BigDecimal ratePerKwh) {
  public EnergyAdder {
    ratePerKwh = Exactness.canonical(ratePerKwh);
  }
}
