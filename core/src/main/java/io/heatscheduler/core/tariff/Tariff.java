package io.heatscheduler.core.tariff;

import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole contract by which electricity is billed.
 *
 * @param name as the utility calls it
 * @param utilityProvider who bills; empty if not given
 * @param rateScheduleCode the utility's code; empty if not given
 * @param effectiveDate first local date on which it holds
 * @param expiryDate last local date on which it holds; null: open
 * @param currency of every rate, equal to the site's
 * @param fixedChargePerDay money per local date touched
 * @param periods time-of-use periods; every day type present covers its day once; sorted by day
 *     type, season and time
 * @param demandCharges further demand components, sorted by id
 * @param prices energy price per kWh over time; replaces every period's energy rate; null: none
 * @param energyAdders charges on every kWh, sorted by id
 */
public record Tariff(
    String name,
    String utilityProvider,
    String rateScheduleCode,
    LocalDate effectiveDate,
    @Nullable LocalDate expiryDate,
    Currency currency,
    BigDecimal fixedChargePerDay,
    List<TariffPeriod> periods,
    List<DemandCharge> demandCharges,
    @Nullable StepSeries prices,
    List<EnergyAdder> energyAdders) {
  public Tariff {
    fixedChargePerDay = Exactness.canonical(fixedChargePerDay);
    periods = periods.stream().sorted(TariffPeriod.ORDER).toList();
    demandCharges = demandCharges.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    energyAdders = energyAdders.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  /** The same contract with other energy prices over time. */
  public Tariff withPrices(StepSeries other) {
    return new Tariff(
        name,
        utilityProvider,
        rateScheduleCode,
        effectiveDate,
        expiryDate,
        currency,
        fixedChargePerDay,
        periods,
        demandCharges,
        other,
        energyAdders);
  }

  /** The same tariff with other demand charges. */
  public Tariff withDemandCharges(List<DemandCharge> charges) {
    return new Tariff(
        name,
        utilityProvider,
        rateScheduleCode,
        effectiveDate,
        expiryDate,
        currency,
        fixedChargePerDay,
        periods,
        charges,
        prices,
        energyAdders);
  }
}
