package io.heatscheduler.core.tariff;

import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A demand component measured in every slot, beside those of the time-of-use periods.
 *
 * @param id unique among the tariff's components, e.g. {@code facility}
 * @param ratePerKw money per kW of measured demand and billing month, 0 or more
 * @param season part of the year in which it is measured; null: all year
 */
public record DemandCharge(String id, BigDecimal ratePerKw, @Nullable Season season) {
  public DemandCharge {
    ratePerKw = Exactness.canonical(ratePerKw);
  }
}
