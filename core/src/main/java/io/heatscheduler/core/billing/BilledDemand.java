package io.heatscheduler.core.billing;

import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a demand component measured in a billing period, or in a part of it, and what is charged.
 *
 * @param component demand charge id or period category
 * @param billingPeriod first local date of the billing period
 * @param from first local date of the part measured
 * @param measuredKw highest mean over the averaging interval; assessed daily: the highest of all
 *     days
 * @param floorKw what the billing demand is at least: minimum, agreed demand or ratchet
 * @param billingKw demand charged: the higher of both, after the power factor; assessed daily: the
 *     sum over the days
 * @param peaks the intervals measured, ascending; one, or one a day
 */
public record BilledDemand(
    String component,
    LocalDate billingPeriod,
    LocalDate from,
    BigDecimal measuredKw,
    BigDecimal floorKw,
    BigDecimal billingKw,
    List<TimeGrid.SlotRange> peaks) {
  public BilledDemand {
    measuredKw = Exactness.canonical(measuredKw);
    floorKw = Exactness.canonical(floorKw);
    billingKw = Exactness.canonical(billingKw);
    peaks = List.copyOf(peaks);
  }
}
