package io.heatscheduler.core.provenance;

import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Season;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Locale;

/** Writes a tariff with the plant format's keys. */
final class CanonicalTariff {
  private CanonicalTariff() {}

  /** A tariff of one version as an object, one of several as a list of them. */
  static Json of(Tariff tariff) {
    return tariff.laterVersions().isEmpty()
        ? version(tariff)
        : Json.list(tariff.versions(), CanonicalTariff::version);
  }

  private static Json version(Tariff tariff) {
    Json.ObjectBuilder version =
        Json.object()
            .put("tariff_name", tariff.name())
            .putUnlessEmpty("utility_provider", tariff.utilityProvider())
            .putUnlessEmpty("rate_schedule_code", tariff.rateScheduleCode())
            .put("effective_date", tariff.effectiveDate().toString())
            .putIfKnown("expiry_date", tariff.expiryDate(), date -> Json.of(date.toString()))
            .put("currency", tariff.currency().getCurrencyCode())
            .put("fixed_charge_per_day", tariff.fixedChargePerDay())
            .put("periods", Json.list(tariff.periods(), CanonicalTariff::period))
            .putUnlessEmpty("demand_charges", tariff.demandCharges(), CanonicalTariff::demandCharge)
            .putIfKnown(
                "prices",
                tariff.prices(),
                series -> CanonicalSchedule.series(series, "energy_rate_kwh"))
            .putUnlessEmpty("energy_adders", tariff.energyAdders(), CanonicalTariff::adder);
    return CanonicalTerms.put(version, tariff.terms()).build();
  }

  private static Json period(TariffPeriod period) {
    Json.ObjectBuilder written =
        Json.object()
            .put("day_type", name(period.dayType()))
            .put("start_time", clock(period.window().start()))
            .put("end_time", clock(period.window().end()))
            .put("demand_rate_kw", period.demandRatePerKw())
            .put("period_category", period.category())
            .putIfKnown("season", period.season(), CanonicalTariff::season)
            .putUnlessEmpty("tiers", period.tiers(), CanonicalTariff::tier);
    return period.tiers().isEmpty()
        ? written.put("energy_rate_kwh", period.energyRatePerKwh()).build()
        : written.build();
  }

  private static Json tier(EnergyTier tier) {
    return Json.object()
        .put("rate_kwh", tier.ratePerKwh())
        .putIfKnown("max", tier.max(), Json::of)
        .put("unit", tier.unit().published())
        .build();
  }

  private static Json demandCharge(DemandCharge charge) {
    Json.ObjectBuilder written =
        Json.object()
            .put("id", charge.id())
            .putIfKnown("season", charge.season(), CanonicalTariff::season);
    if (charge.tiers().size() == 1) {
      written.put("rate_kw", charge.ratePerKw());
    } else {
      written.put("tiers", Json.list(charge.tiers(), CanonicalTariff::demandTier));
    }
    return CanonicalTerms.put(written, charge.terms()).build();
  }

  private static Json demandTier(DemandTier tier) {
    return Json.object()
        .put("rate_kw", tier.ratePerKw())
        .putIfKnown("max_kw", tier.maxKw(), Json::of)
        .build();
  }

  /** A constant in lower case, e.g. {@code weekday}. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Json adder(EnergyAdder adder) {
    return Json.object().put("id", adder.id()).put("rate_kwh", adder.ratePerKwh()).build();
  }

  private static Json season(Season season) {
    return Json.object()
        .put("from", monthDay(season.from()))
        .put("to", monthDay(season.to()))
        .build();
  }

  /** {@code 06:00}, or {@code 06:00:30} if it has seconds. */
  static String clock(LocalTime time) {
    return time.toString();
  }

  /** ISO 8601 without the leading dashes, e.g. {@code 06-01}. */
  private static String monthDay(MonthDay day) {
    return day.toString().substring(2);
  }
}
