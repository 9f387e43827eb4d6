package io.heatscheduler.core.grid;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.billing.DemandRates;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One demand charge of one billing period, or of a part or a day of it, as it bears on the plan.
 *
 * @param id period category or demand charge id
 * @param billingPeriodStart first local date of the billing period
 * @param partStart first local date of the part or day, if the component has several in the billing
 *     period; null: it has one
 * @param tiers money per kW of billing demand in the tiers that demand above the floor can reach;
 *     one without an end if every such kW costs the same
 * @param share part of the charge that counts: days of the part / days of the billing period, or 1
 * @param interval span over which power is averaged; null: the slot
 * @param slots slots in which it is measured; at least one
 * @param floorKw demand charged whatever the plan does: what the meter had measured before the
 *     horizon, a ratchet's floor, a minimum or an agreed demand; the plan pays only above it
 */
public record DemandComponent(
    String id,
    LocalDate billingPeriodStart,
    @Nullable LocalDate partStart,
    List<DemandTier> tiers,
    BigDecimal share,
    @Nullable DemandInterval interval,
    BitSet slots,
    BigDecimal floorKw) {
  public DemandComponent {
    Check.that(!slots.isEmpty(), "demand component %s has no slot", id);
    slots = (BitSet) slots.clone();
    tiers = List.copyOf(tiers);
  }

  @Override
  public BitSet slots() {
    return (BitSet) slots.clone();
  }

  /** Money per kW of measured demand in the first tier; the only rate of a linear component. */
  public BigDecimal ratePerKw() {
    BigDecimal rate = tiers.getFirst().ratePerKw();
    return share.compareTo(BigDecimal.ONE) == 0 ? rate : rate.multiply(share, Exactness.DECIMAL128);
  }

  /** Whether the charge is a rate times the highest slot mean above the floor. */
  public boolean isLinear() {
    return tiers.size() == 1 && interval == null;
  }

  /**
   * What the plan pays: charge(max(floor, measured)) - charge(floor), PLANT-FORMAT "Plan cost"; of
   * a flat rate, rate x max(0, measured - floor).
   *
   * @param measuredKw highest mean of the site's load over the component's slots
   */
  public BigDecimal charge(BigDecimal measuredKw) {
    if (tiers.size() == 1) {
      return ratePerKw()
          .multiply(measuredKw.subtract(floorKw).max(BigDecimal.ZERO), Exactness.DECIMAL128);
    }
    return DemandRates.charge(tiers, measuredKw.max(floorKw))
        .subtract(DemandRates.charge(tiers, floorKw))
        .multiply(share, Exactness.DECIMAL128);
  }
}
