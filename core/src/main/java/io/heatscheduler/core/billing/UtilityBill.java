package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/**
 * A utility's bill of one meter over one or more billing periods.
 *
 * @param currency of every amount
 * @param periods the billing periods, in order
 * @param lines by billing period, then in the order in which a bill is reckoned
 * @param demand measurement behind the demand lines, by billing period, then component
 * @param energyKwh active energy by billing period
 * @param findings warnings: unknown peaks of a ratchet, minimums not applied, ...
 */
public record UtilityBill(
    Currency currency,
    List<BilledPeriod> periods,
    List<UtilityLine> lines,
    List<BilledDemand> demand,
    List<BigDecimal> energyKwh,
    List<Finding> findings) {
  public UtilityBill {
    periods = List.copyOf(periods);
    lines = List.copyOf(lines);
    demand = List.copyOf(demand);
    energyKwh = energyKwh.stream().map(Exactness::canonical).toList();
    findings = List.copyOf(findings);
  }

  /** The sum of all lines. */
  public BigDecimal total() {
    return sum(line -> true);
  }

  /** The sum of the lines of a kind. */
  public BigDecimal total(ChargeKind kind) {
    return sum(line -> line.kind() == kind);
  }

  /** The sum of the lines of a billing period. */
  public BigDecimal total(LocalDate billingPeriod) {
    return sum(line -> line.billingPeriod().equals(billingPeriod));
  }

  /**
   * What is to be paid for a billing period: its total rounded half up to the currency's smallest
   * unit, as on paper.
   */
  public BigDecimal payable(LocalDate billingPeriod) {
    return total(billingPeriod)
        .setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
  }

  /**
   * A line of the bill.
   *
   * @throws IllegalArgumentException if it has none of that id
   */
  public UtilityLine line(String id) {
    return lines.stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the bill has no line " + id));
  }

  private BigDecimal sum(Predicate<UtilityLine> which) {
    return Exactness.canonical(
        lines.stream()
            .filter(which)
            .map(UtilityLine::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
