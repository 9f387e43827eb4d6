package io.heatscheduler.core.cost;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The utility's bill of a load profile under a plant's tariff.
 *
 * @param currency of every amount
 * @param lines energy by period category, adders, demand and fixed charge, ordered by kind, then id
 * @param demand measurement behind each demand line, in the same order
 */
public record ProfileBill(Currency currency, List<BillLine> lines, List<MeasuredDemand> demand) {
  public ProfileBill {
    lines = List.copyOf(lines);
    demand = List.copyOf(demand);
  }

  /** The sum of all lines. */
  public BigDecimal total() {
    return Exactness.canonical(
        lines.stream().map(BillLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** The sum of the lines of a kind. */
  public BigDecimal total(LineKind kind) {
    return Exactness.canonical(
        lines.stream()
            .filter(line -> line.kind() == kind)
            .map(BillLine::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * A plant's tariff laid over the span of a load profile, without jobs, equipment and base load;
   * the grid for {@link CostCalculator#priceProfile}.
   *
   * <p>A utility bills the highest demand of the month, so the profile's own peak is charged in
   * full: the plant's month-to-date peak, which a plan pays only for raising, is not subtracted.
   *
   * @param span the profile's slots
   * @return the grid, or a rejection if the tariff or its prices do not cover the span
   */
  public static Outcome<PlantGrid> tariffGrid(Plant plant, TimeGrid span) {
    Site site = plant.site();
    Site meter =
        new Site(
            site.name(),
            site.zone(),
            site.currency(),
            null,
            StepSeries.constant(BigDecimal.ZERO),
            new MonthToDatePeak(Power.ZERO, Map.of()),
            site.holidays(),
            site.billing(),
            Map.of(),
            null);
    return PlantGrid.of(
        new Plant(meter, span, null, List.of(), plant.tariff(), List.of(), List.of()));
  }
}
