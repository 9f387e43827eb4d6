package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Energy of a meter by rate, summed exactly and turned from mean power into kWh once.
 *
 * <p>Price series need the sum of kW x price; it is summed beside.
 */
final class MeasuredEnergy {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final TariffCalendar calendar;
  private final BigDecimal[] kwhOfGroup;
  private final BigDecimal[] pricedOfGroup;
  private final BigDecimal[] kwhOfPeriod;
  private final @Nullable BigDecimal[] kvarhOfPeriod;

  private MeasuredEnergy(TariffCalendar calendar) {
    this.calendar = calendar;
    this.kwhOfGroup = zeros(calendar.groups().size());
    this.pricedOfGroup = zeros(calendar.groups().size());
    this.kwhOfPeriod = zeros(calendar.periods().size());
    this.kvarhOfPeriod = new BigDecimal[calendar.periods().size()];
  }

  static MeasuredEnergy of(TariffCalendar calendar, MeterReadings readings) {
    MeasuredEnergy energy = new MeasuredEnergy(calendar);
    energy.add(readings.siteKw());
    List<BigDecimal> reactive = readings.reactiveKvar();
    if (reactive != null) {
      energy.addReactive(reactive);
    }
    return energy;
  }

  private void add(List<BigDecimal> siteKw) {
    for (int slot = 0; slot < siteKw.size(); slot++) {
      int group = calendar.groupOf(slot);
      BigDecimal kw = siteKw.get(slot);
      kwhOfGroup[group] = kwhOfGroup[group].add(kw);
      BigDecimal price = calendar.priceOf(slot);
      if (price != null) {
        pricedOfGroup[group] = pricedOfGroup[group].add(kw.multiply(price));
      }
    }
    for (int group = 0; group < kwhOfGroup.length; group++) {
      kwhOfGroup[group] = perHour(kwhOfGroup[group]);
      pricedOfGroup[group] = perHour(pricedOfGroup[group]);
      int period = calendar.groups().get(group).period();
      kwhOfPeriod[period] = kwhOfPeriod[period].add(kwhOfGroup[group], DECIMAL128);
    }
  }

  /** Inductive reactive energy; capacitive readings do not offset it. */
  private void addReactive(List<BigDecimal> kvar) {
    for (int p = 0; p < kvarhOfPeriod.length; p++) {
      TimeGrid.SlotRange slots = calendar.periods().get(p).slots();
      BigDecimal sum = BigDecimal.ZERO;
      for (int slot = slots.first(); slot < slots.end(); slot++) {
        sum = sum.add(kvar.get(slot).max(BigDecimal.ZERO));
      }
      kvarhOfPeriod[p] = perHour(sum);
    }
  }

  private BigDecimal perHour(BigDecimal sum) {
    return sum.multiply(calendar.time().minutes(), DECIMAL128).divide(MINUTES_PER_HOUR, DECIMAL128);
  }

  /** Energy of a rate's slots, kWh. */
  BigDecimal kwh(int group) {
    return kwhOfGroup[group];
  }

  /** Sum of energy x price over the slots of a priced group, money. */
  BigDecimal priced(int group) {
    return pricedOfGroup[group];
  }

  /** Energy of a billing period, kWh. */
  BigDecimal totalKwh(int period) {
    return kwhOfPeriod[period];
  }

  /** Inductive reactive energy of a billing period, kvarh; null if it was not recorded. */
  @Nullable BigDecimal kvarh(int period) {
    return kvarhOfPeriod[period];
  }

  /**
   * Average power factor of a billing period: W / sqrt(W^2 + Q^2); null if it is not known or there
   * is no energy.
   */
  @Nullable BigDecimal powerFactor(int period) {
    BigDecimal kvarh = kvarhOfPeriod[period];
    BigDecimal kwh = kwhOfPeriod[period];
    if (kvarh == null || kwh.signum() <= 0) {
      return null;
    }
    BigDecimal apparent =
        kwh.multiply(kwh, DECIMAL128)
            .add(kvarh.multiply(kvarh, DECIMAL128), DECIMAL128)
            .sqrt(DECIMAL128);
    return kwh.divide(apparent, DECIMAL128);
  }

  private static BigDecimal[] zeros(int count) {
    BigDecimal[] zeros = new BigDecimal[count];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }
}
