package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * Demand agreed with the utility: paid at the charge's rate in every billing period, used or not;
 * demand above it costs another rate.
 *
 * @param kw agreed demand, over 0
 * @param excessRatePerKw money per kW above it and billing period, 0 or more
 */
public record ContractDemand(BigDecimal kw, BigDecimal excessRatePerKw) {
  public ContractDemand {
    Check.that(kw.signum() > 0, "contract demand (%s kW) must be over 0", kw);
    kw = Exactness.canonical(kw);
    excessRatePerKw = Exactness.canonical(excessRatePerKw);
  }
}
