package io.heatscheduler.core.billing;

import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * A demand component in a billing period, or in the part of it in which its charge stays the same.
 *
 * <p>A component with one charge in a billing period is charged in full, though it may be measured
 * on some of its days only. One whose charge changes inside, by season or version, is measured part
 * by part, and each part is charged by its days.
 *
 * @param period index of the billing period
 * @param version the tariff at the part's end
 * @param charge what is charged
 * @param from first local date of the part
 * @param share days of the part / days of the billing period if there are several parts, else 1
 * @param slots slots in which it is measured; at least one
 */
public record DemandPart(
    int period,
    Tariff version,
    DemandCharge charge,
    LocalDate from,
    BigDecimal share,
    BitSet slots) {
  public DemandPart {
    slots = (BitSet) slots.clone();
  }

  @Override
  public BitSet slots() {
    return (BitSet) slots.clone();
  }

  /** Whether the component's charge changes inside the billing period. */
  public boolean isSplit() {
    return share.compareTo(BigDecimal.ONE) != 0;
  }
}
