package io.heatscheduler.optimizer.compile;

import io.heatscheduler.core.billing.DemandMeter;
import io.heatscheduler.core.billing.DemandRates;
import io.heatscheduler.core.billing.TierRates;
import io.heatscheduler.core.cost.SiteBills;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.FixedCharges;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.grid.SlotRates;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tariff as prices per kWh and rates on peaks, docs/model/milp.md, section "Tariffs that are not
 * linear".
 *
 * @param perKwh what a kWh of electricity costs, adders and percentages included, shape [slot]
 * @param demand rates on highest slot means
 * @param fixed what every plan pays, less what the prices of a bound may say too much
 */
record LinearPrices(BigDecimal[] perKwh, List<Peak> demand, BigDecimal fixed) {

  /**
   * A rate on the highest load in some slots.
   *
   * @param id unique among the peaks
   * @param slots at least one
   * @param ratePerKw money per kW above the floor
   * @param floorKw load that costs nothing more
   */
  record Peak(String id, BitSet slots, BigDecimal ratePerKw, BigDecimal floorKw) {}

  /** Prices that say exactly what a plan of a linear tariff costs. */
  static LinearPrices exact(PlantGrid grid) {
    List<Peak> peaks = new ArrayList<>();
    BigDecimal factor = grid.rates().factor(ChargeKind.DEMAND);
    for (DemandComponent component : grid.rates().demandComponents()) {
      peaks.add(
          peak(
              component,
              "",
              component.ratePerKw().multiply(factor, Exactness.DECIMAL128),
              component.floorKw()));
    }
    return new LinearPrices(grid.rates().totalPerKwh(), peaks, fixedCharges(grid));
  }

  /** Prices to search with: rates of the tiers to expect, and of a peak as a slot's. */
  static LinearPrices toSearch(PlantGrid grid) {
    List<BigDecimal> rates = tiers(grid).expected(meanHeatKw(grid));
    List<Peak> peaks = new ArrayList<>();
    for (DemandComponent component : grid.rates().demandComponents()) {
      peaks.addAll(pieces(grid, component, null));
    }
    return new LinearPrices(withRates(grid, rates), peaks, fixedCharges(grid));
  }

  /** Prices at which no plan costs more than it does. */
  static LinearPrices toBound(PlantGrid grid) {
    BigDecimal limit = grid.contractualPeakKw();
    TierRates tiers = tiers(grid);
    BigDecimal slack =
        tiers.slack(limit).multiply(grid.rates().factor(ChargeKind.ENERGY), Exactness.DECIMAL128);
    List<Peak> peaks = new ArrayList<>();
    for (DemandComponent component : grid.rates().demandComponents()) {
      for (Peak piece : pieces(grid, component, limit)) {
        peaks.add(component.interval() == null ? piece : averaged(grid, component, piece));
      }
    }
    return new LinearPrices(
        withRates(grid, tiers.lowest(limit)), peaks, fixedCharges(grid).subtract(slack));
  }

  private static TierRates tiers(PlantGrid grid) {
    SiteBills bills = new SiteBills(grid);
    return new TierRates(bills.calendar(), bills.before(), grid.baseLoadKw());
  }

  private static BigDecimal[] withRates(PlantGrid grid, List<BigDecimal> rates) {
    SlotRates laid = grid.rates();
    return new SlotRates(rates, laid.category(), laid.version(), laid.demandComponents())
        .totalPerKwh();
  }

  private static BigDecimal fixedCharges(PlantGrid grid) {
    return FixedCharges.total(grid).multiply(grid.rates().factor(ChargeKind.FIXED));
  }

  /** All heat spread over the horizon: about what the heating draws. */
  private static BigDecimal meanHeatKw(PlantGrid grid) {
    BigDecimal kwh = BigDecimal.ZERO;
    for (GridJob job : grid.jobs()) {
      kwh = kwh.add(job.job().heat().kilowattHours());
    }
    return grid.meanPowerKw(kwh).divide(BigDecimal.valueOf(grid.slotCount()), Exactness.DECIMAL128);
  }

  /**
   * Rates that rise with demand: one peak for each tier, at what its rate has more than the one
   * below. Others: the lowest ratio of charge to demand above the floor.
   *
   * @param highestKw load that is never exceeded; null: unknown
   */
  private static List<Peak> pieces(
      PlantGrid grid, DemandComponent component, @Nullable BigDecimal highestKw) {
    BigDecimal factor =
        component.share().multiply(grid.rates().factor(ChargeKind.DEMAND), Exactness.DECIMAL128);
    List<DemandTier> tiers = component.tiers();
    BigDecimal floor = component.floorKw();
    if (!rise(tiers)) {
      BigDecimal slope = lowestSlope(tiers, floor, highestKw);
      return slope.signum() <= 0
          ? List.of()
          : List.of(peak(component, "", slope.multiply(factor, Exactness.DECIMAL128), floor));
    }
    List<Peak> pieces = new ArrayList<>();
    BigDecimal below = BigDecimal.ZERO;
    BigDecimal start = BigDecimal.ZERO;
    for (int k = 0; k < tiers.size(); k++) {
      BigDecimal more = tiers.get(k).ratePerKw().subtract(below);
      if (more.signum() > 0) {
        String tier = tiers.size() == 1 ? "" : " tier " + (k + 1);
        pieces.add(
            peak(component, tier, more.multiply(factor, Exactness.DECIMAL128), floor.max(start)));
      }
      below = tiers.get(k).ratePerKw();
      BigDecimal end = tiers.get(k).maxKw();
      start = end == null ? start : end;
    }
    return pieces;
  }

  /**
   * The mean over n slots is at least (highest slot + (n - 1) lowest base load) / n, so a charge on
   * it is at least rate / n for each kW of the highest slot above n floor - (n - 1) lowest base
   * load.
   */
  private static Peak averaged(PlantGrid grid, DemandComponent component, Peak piece) {
    DemandMeter.Intervals measured =
        DemandMeter.intervals(grid.time(), component.slots(), component.interval());
    if (measured.length() == 1) {
      return piece;
    }
    BigDecimal n = BigDecimal.valueOf(measured.length());
    BigDecimal lowest =
        measured.slots().stream()
            .mapToObj(grid.baseLoadKw()::get)
            .reduce(BigDecimal::min)
            .orElseThrow();
    BigDecimal floor =
        piece
            .floorKw()
            .multiply(n)
            .subtract(n.subtract(BigDecimal.ONE).multiply(lowest))
            .max(BigDecimal.ZERO);
    return new Peak(
        piece.id(), measured.slots(), piece.ratePerKw().divide(n, Exactness.DECIMAL128), floor);
  }

  private static Peak peak(
      DemandComponent component, String tier, BigDecimal rate, BigDecimal floor) {
    String from =
        String.valueOf(
            component.partStart() == null ? component.billingPeriodStart() : component.partStart());
    return new Peak(component.id() + " " + from + tier, component.slots(), rate, floor);
  }

  private static boolean rise(List<DemandTier> tiers) {
    for (int k = 1; k < tiers.size(); k++) {
      if (tiers.get(k).ratePerKw().compareTo(tiers.get(k - 1).ratePerKw()) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Lowest charge per kW above the floor over all demands up to the highest. */
  private static BigDecimal lowestSlope(
      List<DemandTier> tiers, BigDecimal floor, @Nullable BigDecimal highestKw) {
    List<BigDecimal> slopes = new ArrayList<>();
    if (highestKw == null || highestKw.compareTo(floor) <= 0) {
      slopes.add(tiers.getLast().ratePerKw());
    } else {
      slopes.add(slope(tiers, floor, highestKw));
    }
    for (DemandTier tier : tiers) {
      BigDecimal end = tier.maxKw();
      if (end != null
          && end.compareTo(floor) > 0
          && (highestKw == null || end.compareTo(highestKw) < 0)) {
        slopes.add(slope(tiers, floor, end));
      }
    }
    return slopes.stream().reduce(BigDecimal::min).orElseThrow();
  }

  private static BigDecimal slope(List<DemandTier> tiers, BigDecimal floor, BigDecimal demand) {
    return DemandRates.charge(tiers, demand)
        .subtract(DemandRates.charge(tiers, floor))
        .divide(demand.subtract(floor), Exactness.DECIMAL128);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearPrices that
        && Arrays.equals(perKwh, that.perKwh)
        && demand.equals(that.demand)
        && fixed.equals(that.fixed);
  }

  @Override
  public int hashCode() {
    return fixed.hashCode();
  }

  @Override
  public String toString() {
    return "LinearPrices[" + demand.size() + " peaks, fixed " + fixed + "]";
  }
}
