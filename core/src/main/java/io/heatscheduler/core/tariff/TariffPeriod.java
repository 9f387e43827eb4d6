package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time-of-use period: its rates hold in a window of each day of a type, all year or in a season.
 *
 * @param dayType days it applies to
 * @param window wall-clock hours; may wrap past midnight, both parts then belong to each day of the
 *     type
 * @param energyRatePerKwh energy charge, may be negative; of the first tier if there are tiers
 * @param demandRatePerKw demand charge of its category per kW and billing month; 0: none
 * @param category off-peak, mid-peak, on-peak, critical, or the utility's own name
 * @param season part of the year; null: all year
 * @param tiers rates by the amount used in the billing period; empty: one rate for any amount
 */
public record TariffPeriod(
    DayType dayType,
    DailyWindow window,
    BigDecimal energyRatePerKwh,
    BigDecimal demandRatePerKw,
    String category,
    @Nullable Season season,
    List<EnergyTier> tiers) {

  /**
   * The order in which a tariff lists its periods, so that the order of the input does not matter.
   */
  static final Comparator<TariffPeriod> ORDER =
      Comparator.comparing(TariffPeriod::dayType)
          .thenComparing(period -> edge(period.season(), true))
          .thenComparing(period -> edge(period.season(), false))
          .thenComparing(period -> period.window().start())
          .thenComparing(period -> period.window().end())
          .thenComparing(TariffPeriod::category)
          .thenComparing(TariffPeriod::energyRatePerKwh)
          .thenComparing(TariffPeriod::demandRatePerKw);

  public TariffPeriod {
    energyRatePerKwh = Exactness.canonical(energyRatePerKwh);
    demandRatePerKw = Exactness.canonical(demandRatePerKw);
    tiers = EnergyTier.checked(tiers);
    Check.that(
        tiers.isEmpty() || tiers.getFirst().ratePerKwh().compareTo(energyRatePerKwh) == 0,
        "the rate (%s) of a tiered period must be its first tier's (%s)",
        energyRatePerKwh,
        tiers);
  }

  /** A period with one rate for any amount. */
  public TariffPeriod(
      DayType dayType,
      DailyWindow window,
      BigDecimal energyRatePerKwh,
      BigDecimal demandRatePerKw,
      String category,
      @Nullable Season season) {
    this(dayType, window, energyRatePerKwh, demandRatePerKw, category, season, List.of());
  }

  /**
   * A period with rates by the amount used.
   *
   * @param tiers at least one
   */
  public static TariffPeriod tiered(
      DayType dayType,
      DailyWindow window,
      List<EnergyTier> tiers,
      BigDecimal demandRatePerKw,
      String category,
      @Nullable Season season) {
    return new TariffPeriod(
        dayType, window, tiers.getFirst().ratePerKwh(), demandRatePerKw, category, season, tiers);
  }

  static MonthDay edge(@Nullable Season season, boolean first) {
    if (season == null) {
      return first ? MonthDay.of(1, 1) : MonthDay.of(12, 31);
    }
    return first ? season.from() : season.to();
  }
}
