package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.tariff.AdjustmentFactors;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a tariff charges at a moment, read as a bill would read it.
 *
 * @param version of the tariff in force, by itself
 * @param local the moment on the meter's clock
 * @param category of the time-of-use period in force
 * @param priced whether a price over time replaces the period's rate
 * @param tiers energy rates by the amount used; one without an end if any amount costs the same
 * @param adderPerKwh sum of the charges on every kWh
 * @param totalPerKwh first tier and adders with the percentages on them
 * @param demand charges whose demand is measured now; one of a period category is named by it
 * @param billingPeriodStart first local date of the billing period
 */
public record EffectiveRate(
    Tariff version,
    ZonedDateTime local,
    String category,
    boolean priced,
    List<EnergyTier> tiers,
    BigDecimal adderPerKwh,
    BigDecimal totalPerKwh,
    List<DemandCharge> demand,
    LocalDate billingPeriodStart) {
  private static final int SLOT_MINUTES = 5;

  public EffectiveRate {
    tiers = List.copyOf(tiers);
    adderPerKwh = Exactness.canonical(adderPerKwh);
    totalPerKwh = Exactness.canonical(totalPerKwh);
    demand = List.copyOf(demand);
  }

  /** Money per kWh, adders and percentages not included; of the first tier if there are tiers. */
  public BigDecimal energyRatePerKwh() {
    return tiers.getFirst().ratePerKwh();
  }

  /**
   * The rates at a moment.
   *
   * @param meter holidays and billing periods
   * @param zone of the meter; an hour that the clock shows twice is told apart by the instant
   * @return a rejection if no version of the tariff, no period or no price holds then
   */
  public static Outcome<EffectiveRate> at(
      Tariff tariff, MeterCalendar meter, ZoneId zone, Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    Tariff version = tariff.versionOn(local.toLocalDate()).orElse(null);
    if (version == null) {
      LocalDate last = tariff.lastDate();
      return rejected(
          "TARIFF_NOT_IN_FORCE",
          "Tariff %s holds from %s to %s, not on %s."
              .formatted(
                  tariff.name(),
                  tariff.effectiveDate(),
                  last == null ? "further notice" : last,
                  local.toLocalDate()),
          "Ask for another moment, or add the version in force then.");
    }
    StepSeries prices = version.prices();
    if (prices != null && (instant.isBefore(prices.start()) || !instant.isBefore(prices.end()))) {
      return rejected(
          "SERIES_TOO_SHORT",
          "The prices cover %s to %s, not %s."
              .formatted(
                  prices.start().atZone(zone).toOffsetDateTime(),
                  prices.end().atZone(zone).toOffsetDateTime(),
                  local.toOffsetDateTime()),
          "Ask for another moment, or import the prices of that day.");
    }
    Instant start =
        Instant.ofEpochSecond(
            Math.floorDiv(instant.getEpochSecond(), SLOT_MINUTES * 60L) * SLOT_MINUTES * 60L);
    TimeGrid slot = new TimeGrid(zone, start, start.plusSeconds(SLOT_MINUTES * 60L), SLOT_MINUTES);
    return TariffCalendar.of(tariff, meter, slot).map(calendar -> of(calendar, local));
  }

  private static EffectiveRate of(TariffCalendar calendar, ZonedDateTime local) {
    EnergyGroup group = calendar.groups().get(calendar.groupOf(0));
    Tariff version = group.version();
    BigDecimal price = calendar.priceOf(0);
    List<EnergyTier> tiers =
        price == null ? group.tiers() : List.of(new EnergyTier(price, null, TierUnit.KWH));
    BigDecimal adders =
        version.energyAdders().stream()
            .map(EnergyAdder::ratePerKwh)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<ChargeKind, BigDecimal> factors = AdjustmentFactors.of(version.terms().adjustments());
    BigDecimal total =
        tiers
            .getFirst()
            .ratePerKwh()
            .multiply(factors.getOrDefault(ChargeKind.ENERGY, BigDecimal.ONE), DECIMAL128)
            .add(
                adders.multiply(
                    factors.getOrDefault(ChargeKind.ADDER, BigDecimal.ONE), DECIMAL128));
    return new EffectiveRate(
        version,
        local,
        group.category(),
        price != null,
        tiers,
        adders,
        total,
        calendar.demand().stream().map(DemandPart::charge).toList(),
        calendar.periods().getFirst().start());
  }

  private static Outcome<EffectiveRate> rejected(String code, String message, String fix) {
    return new Outcome.Rejected<>(List.of(Finding.error(code, Location.NONE, message, fix)));
  }
}
