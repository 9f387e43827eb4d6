package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.billing.BilledPeriod;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.billing.UtilityLine;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The lines of a plan that depend on a whole billing period's bill: energy tiers and the minimum.
 *
 * <p>PLANT-FORMAT "Plan cost": bill energy of (base + heating) - bill energy of base alone, of
 * which the other lines hold the first tier's rates; and the minimum bill of billing periods the
 * horizon covers whole. Both are bills of {@code core.billing}, so a search that mirrors {@link
 * io.heatscheduler.core.billing.TierFill} has the same cost.
 */
final class WholeBillLines {
  private final PlantGrid grid;

  WholeBillLines(PlantGrid grid) {
    this.grid = grid;
  }

  /** Lines of the plan, and of the base load alone; empty if the tariff is linear. */
  record Lines(List<BillLine> plan, List<BillLine> base) {
    BigDecimal sum(LineKind kind) {
      return plan.stream()
          .filter(line -> line.kind() == kind)
          .map(BillLine::amount)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  Lines of(List<BigDecimal> siteKw) {
    boolean needed =
        grid.rates().versions().stream()
            .anyMatch(
                version ->
                    version.terms().minimum() != null
                        || version.periods().stream()
                            .anyMatch(period -> !period.tiers().isEmpty()));
    if (!needed) {
      return new Lines(List.of(), List.of());
    }
    SiteBills bills = new SiteBills(grid);
    UtilityBill site = bills.of(siteKw);
    UtilityBill base = bills.of(grid.baseLoadKw());
    List<BillLine> plan = new ArrayList<>();
    List<BillLine> ofBase = new ArrayList<>();
    for (BilledPeriod period : site.periods()) {
      BigDecimal whole = energy(site, period.start());
      BigDecimal alone = energy(base, period.start());
      BigDecimal firstTiers = atFirstTiers(period, siteKw);
      BigDecimal firstTiersAlone = atFirstTiers(period, grid.baseLoadKw());
      tiers(plan, period, whole.subtract(alone).subtract(firstTiers.subtract(firstTiersAlone)));
      tiers(ofBase, period, alone.subtract(firstTiersAlone));
    }
    for (UtilityLine line : site.lines()) {
      if (line.kind() == ChargeKind.MINIMUM) {
        plan.add(
            line("minimum/" + line.billingPeriod(), LineKind.MINIMUM, line.unit(), line.amount()));
      }
    }
    return new Lines(plan, ofBase);
  }

  private static BigDecimal energy(UtilityBill bill, LocalDate period) {
    return bill.lines().stream()
        .filter(line -> line.kind() == ChargeKind.ENERGY && line.billingPeriod().equals(period))
        .map(UtilityLine::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal atFirstTiers(BilledPeriod period, List<BigDecimal> kw) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int slot = period.slots().first(); slot < period.slots().end(); slot++) {
      BigDecimal kwh = grid.energyKwh(kw.get(slot));
      sum =
          sum.add(kwh.multiply(grid.rates().energyRatePerKwh().get(slot), DECIMAL128), DECIMAL128);
    }
    return sum;
  }

  private void tiers(List<BillLine> lines, BilledPeriod period, BigDecimal amount) {
    BigDecimal rounded = Exactness.roundLine(amount);
    if (rounded.signum() != 0) {
      lines.add(
          line(
              "tiers/" + period.start(),
              LineKind.TIERS,
              grid.plant().site().currency().getCurrencyCode(),
              rounded));
    }
  }

  private static BillLine line(String id, LineKind kind, String unit, BigDecimal amount) {
    return new BillLine(
        id, kind, "", null, amount, unit, BigDecimal.ONE, amount, Collections.emptyList());
  }
}
