package io.heatscheduler.core.tariff;

import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A time-of-use period: its rates hold in a window of each day of a type, all year or in a season.
 *
 * @param dayType days it applies to
 * @param window wall-clock hours; may wrap past midnight, both parts then belong to each day of the
 *     type
 * @param energyRatePerKwh energy charge, may be negative
 * @param demandRatePerKw demand charge of its category per kW and billing month; 0: none
 * @param category off-peak, mid-peak, on-peak, critical, or the utility's own name
 * @param season part of the year; null: all year
 */
public record TariffPeriod(
    DayType dayType,
    DailyWindow window,
    BigDecimal energyRatePerKwh,
    BigDecimal demandRatePerKw,
    String category,
    @Nullable Season season) {

  /**
   * The order in which a tariff lists its periods, so that the order of the input does not matter.
   */
  static final Comparator<TariffPeriod> ORDER =
      Comparator.comparing(TariffPeriod::dayType)
          .thenComparing(period -> edge(period, true))
          .thenComparing(period -> edge(period, false))
          .thenComparing(period -> period.window().start())
          .thenComparing(period -> period.window().end())
          .thenComparing(TariffPeriod::category)
          .thenComparing(TariffPeriod::energyRatePerKwh)
          .thenComparing(TariffPeriod::demandRatePerKw);

  public TariffPeriod {
    energyRatePerKwh = Exactness.canonical(energyRatePerKwh);
    demandRatePerKw = Exactness.canonical(demandRatePerKw);
  }

  private static MonthDay edge(TariffPeriod period, boolean first) {
    Season season = period.season;
    if (season == null) {
      return first ? MonthDay.of(1, 1) : MonthDay.of(12, 31);
    }
    return first ? season.from() : season.to();
  }
}
