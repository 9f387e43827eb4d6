package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.billing.BilledPeriod;
import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.billing.UtilityLine;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    UtilityBill site = bill(siteKw);
    UtilityBill base = bill(grid.baseLoadKw());
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

  private UtilityBill bill(List<BigDecimal> kw) {
    Site site = grid.plant().site();
    TariffCalendar calendar =
        TariffCalendar.of(
                grid.plant().tariff(),
                new MeterCalendar(site.holidays(), site.billing()),
                grid.time())
            .orThrow();
    return BillingEngine.bill(calendar, new MeterReadings(grid.time(), kw), before(site));
  }

  private MeterState before(Site site) {
    MonthToDatePeak known = site.monthToDatePeak();
    Map<String, BigDecimal> peaks = new TreeMap<>();
    for (DemandComponent component : grid.rates().demandComponents()) {
      peaks.put(component.id(), known.of(component.id()).kilowatts());
    }
    BigDecimal energy = site.monthToDateKwh();
    return new MeterState(site.peakHistory(), peaks, energy == null ? BigDecimal.ZERO : energy);
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
