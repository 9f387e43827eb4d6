package io.heatscheduler.core.site;

import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A production site as its electricity meter and its calendar see it.
 *
 * @param name as the company calls it
 * @param zone zone of every time written without an offset
 * @param currency of every amount of the plant
 * @param contractualPeak highest site load allowed in any slot, base load included; null: no limit
 * @param baseLoad load of everything that is not planned, kW, 0 or more
 * @param monthToDatePeak what the meter has already measured in the first billing month
 * @param holidays local dates with the holiday tariff
 * @param billing how months are billed
 * @param co2KgPerKwh emission factor by fuel type ({@code electricity}, {@code natural_gas}, ...),
 *     kg per kWh input
 * @param outdoorTemperatureC for heat pumps; null if not given
 * @param peakHistory peaks of earlier billing periods, for ratchets
 * @param monthToDateKwh energy of the first billing month before the horizon, which fills tiers
 *     first; null if not given
 */
public record Site(
    String name,
    ZoneId zone,
    Currency currency,
    @Nullable Power contractualPeak,
    StepSeries baseLoad,
    MonthToDatePeak monthToDatePeak,
    Set<LocalDate> holidays,
    BillingPeriods billing,
    Map<String, StepSeries> co2KgPerKwh,
    @Nullable StepSeries outdoorTemperatureC,
    PeakHistory peakHistory,
    @Nullable BigDecimal monthToDateKwh) {
  public Site {
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    co2KgPerKwh = Collections.unmodifiableMap(new TreeMap<>(co2KgPerKwh));
    monthToDateKwh = monthToDateKwh == null ? null : Exactness.canonical(monthToDateKwh);
  }

  /** A site without a history of peaks. */
  public Site(
      String name,
      ZoneId zone,
      Currency currency,
      @Nullable Power contractualPeak,
      StepSeries baseLoad,
      MonthToDatePeak monthToDatePeak,
      Set<LocalDate> holidays,
      BillingPeriods billing,
      Map<String, StepSeries> co2KgPerKwh,
      @Nullable StepSeries outdoorTemperatureC) {
    this(
        name,
        zone,
        currency,
        contractualPeak,
        baseLoad,
        monthToDatePeak,
        holidays,
        billing,
        co2KgPerKwh,
        outdoorTemperatureC,
        PeakHistory.NONE,
        null);
  }

  /** The same site with another history of peaks. */
  public Site withPeakHistory(PeakHistory history) {
    return new Site(
        name,
        zone,
        currency,
        contractualPeak,
        baseLoad,
        monthToDatePeak,
        holidays,
        billing,
        co2KgPerKwh,
        outdoorTemperatureC,
        history,
        monthToDateKwh);
  }

  /** The same site with other energy of the month so far; null: not known. */
  public Site withMonthToDateKwh(@Nullable BigDecimal energy) {
    return new Site(
        name,
        zone,
        currency,
        contractualPeak,
        baseLoad,
        monthToDatePeak,
        holidays,
        billing,
        co2KgPerKwh,
        outdoorTemperatureC,
        peakHistory,
        energy);
  }

  /** The same site with other peaks already measured. */
  public Site withMonthToDatePeak(MonthToDatePeak measured) {
    return new Site(
        name,
        zone,
        currency,
        contractualPeak,
        baseLoad,
        measured,
        holidays,
        billing,
        co2KgPerKwh,
        outdoorTemperatureC,
        peakHistory,
        monthToDateKwh);
  }

  /** The same site with another highest load; null: no limit. */
  public Site withContractualPeak(@Nullable Power limit) {
    return new Site(
        name,
        zone,
        currency,
        limit,
        baseLoad,
        monthToDatePeak,
        holidays,
        billing,
        co2KgPerKwh,
        outdoorTemperatureC,
        peakHistory,
        monthToDateKwh);
  }
}
