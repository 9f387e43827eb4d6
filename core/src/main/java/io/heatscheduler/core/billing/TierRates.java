package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.TierRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Energy tiers over a base load as one rate per slot: {@link #lowest} for a bound, {@link
 * #expected} for a search.
 *
 * <p>With B and H the energy of base load and heating by rate, f the cost of all energy and m the
 * lowest rates: {@code f(B + H) - f(B) >= sum of m x H - slack}, docs/model/milp.md, section
 * "Tariffs that are not linear". Slots without tiers have their own rate, or the price of a series.
 * Adders and percentages are left out.
 */
public final class TierRates {
  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private final TariffCalendar calendar;
  private final MeterState before;
  private final List<BigDecimal> baseKw;
  private final MeasuredEnergy baseEnergy;

  /**
   * The tiers of a calendar.
   *
   * @param before what the meter had recorded before the span
   * @param baseKw load without the heating, 0 or more, shape [slot]
   */
  public TierRates(TariffCalendar calendar, MeterState before, List<BigDecimal> baseKw) {
    this.calendar = calendar;
    this.before = before;
    this.baseKw = baseKw;
    this.baseEnergy = MeasuredEnergy.of(calendar, new MeterReadings(calendar.time(), baseKw));
  }

  /**
   * Rates of the tiers in which the expected energy ends, shape [slot].
   *
   * @param heatingKw mean electric load of the heating to expect
   */
  public List<BigDecimal> expected(BigDecimal heatingKw) {
    List<BigDecimal> ofGroup = new ArrayList<>();
    for (int g = 0; g < calendar.groups().size(); g++) {
      ofGroup.add(expected(g, heatingKw));
    }
    return onSlots(ofGroup);
  }

  /**
   * Rates that the mean rate of no load from the base load up falls below, shape [slot].
   *
   * @param highestKw load that is never exceeded; null: unknown
   */
  public List<BigDecimal> lowest(@Nullable BigDecimal highestKw) {
    return onSlots(lowestOfGroups(highestKw));
  }

  /**
   * What the base load alone costs more than at the lowest rates, money.
   *
   * @param highestKw as for {@link #lowest}
   */
  public BigDecimal slack(@Nullable BigDecimal highestKw) {
    List<BigDecimal> lowest = lowestOfGroups(highestKw);
    BigDecimal slack = BigDecimal.ZERO;
    for (int g = 0; g < lowest.size(); g++) {
      if (isTiered(g)) {
        slack = slack.subtract(lowest.get(g).multiply(baseEnergy.kwh(g), DECIMAL128), DECIMAL128);
      }
    }
    UtilityBill base =
        BillingEngine.bill(calendar, new MeterReadings(calendar.time(), baseKw), before);
    for (UtilityLine line : base.lines()) {
      if (line.kind() == ChargeKind.ENERGY && line.subject().contains(PeriodLines.TIER)) {
        slack = slack.add(line.amount(), DECIMAL128);
      }
    }
    return slack;
  }

  private List<BigDecimal> lowestOfGroups(@Nullable BigDecimal highestKw) {
    List<BigDecimal> ofGroup = new ArrayList<>();
    for (int g = 0; g < calendar.groups().size(); g++) {
      ofGroup.add(lowest(g, highestKw));
    }
    return ofGroup;
  }

  private List<BigDecimal> onSlots(List<BigDecimal> ofGroup) {
    List<BigDecimal> rates = new ArrayList<>();
    for (int slot = 0; slot < calendar.time().slotCount(); slot++) {
      BigDecimal price = calendar.priceOf(slot);
      rates.add(price == null ? ofGroup.get(calendar.groupOf(slot)) : price);
    }
    return rates;
  }

  private boolean isTiered(int g) {
    EnergyGroup group = calendar.groups().get(g);
    return !group.priced() && group.tiers().size() > 1;
  }

  private BigDecimal expected(int g, BigDecimal heatingKw) {
    EnergyGroup group = calendar.groups().get(g);
    List<EnergyTier> tiers = group.tiers();
    BigDecimal counted = counted(g).add(hours(g).multiply(heatingKw, DECIMAL128), DECIMAL128);
    BigDecimal used = from(g).add(counted, DECIMAL128);
    BigDecimal highestBase = baseKw.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    List<@Nullable BigDecimal> ends = TierFill.ends(tiers, highestBase.add(heatingKw), days(group));
    for (int k = 0; k < tiers.size(); k++) {
      BigDecimal end = ends.get(k);
      if (end == null || used.compareTo(end) <= 0) {
        return tiers.get(k).ratePerKwh();
      }
    }
    return tiers.getLast().ratePerKwh();
  }

  /**
   * Between two ends of tiers the mean rate moves towards the tier's own and never turns, so it is
   * lowest at an end of the range or of a tier. Where ends depend on the demand, the cheapest tier
   * stands for all.
   */
  private BigDecimal lowest(int g, @Nullable BigDecimal highestKw) {
    EnergyGroup group = calendar.groups().get(g);
    List<EnergyTier> tiers = group.tiers();
    BigDecimal cheapest =
        tiers.stream().map(EnergyTier::ratePerKwh).reduce(BigDecimal::min).orElseThrow();
    if (tiers.size() == 1 || tiers.stream().anyMatch(tier -> tier.unit().isPerKw())) {
      return cheapest;
    }
    List<@Nullable BigDecimal> ends = TierFill.ends(tiers, BigDecimal.ZERO, days(group));
    BigDecimal from = from(g);
    BigDecimal least = counted(g).max(SMALLEST);
    BigDecimal lowest =
        highestKw == null
            ? tiers.getLast().ratePerKwh()
            : mean(least.max(hours(g).multiply(highestKw, DECIMAL128)), g, ends);
    lowest = lowest.min(mean(least, g, ends));
    for (BigDecimal end : ends) {
      if (end != null && end.subtract(from).compareTo(least) > 0) {
        lowest = lowest.min(mean(end.subtract(from), g, ends));
      }
    }
    return lowest.max(cheapest);
  }

  private BigDecimal mean(BigDecimal kwh, int g, List<@Nullable BigDecimal> ends) {
    BigDecimal from = from(g);
    List<BigDecimal> parts = TierFill.fill(kwh, from, from.add(kwh), ends);
    return TierFill.cost(calendar.groups().get(g).tiers(), parts).divide(kwh, DECIMAL128);
  }

  /** Energy of the billing period before the span, if it fills this group's tiers. */
  private BigDecimal from(int g) {
    EnergyGroup group = calendar.groups().get(g);
    boolean resumed = group.period() == 0 && !calendar.periods().getFirst().fromStart();
    return resumed && isOfAllPeriods(group) ? before.monthToDateKwh() : BigDecimal.ZERO;
  }

  /** The base load's energy that counts towards a group's tiers. */
  private BigDecimal counted(int g) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int other = 0; other < calendar.groups().size(); other++) {
      if (countsFor(calendar.groups().get(g), calendar.groups().get(other))) {
        sum = sum.add(baseEnergy.kwh(other), DECIMAL128);
      }
    }
    return sum;
  }

  /** Hours whose energy counts towards a group's tiers. */
  private BigDecimal hours(int g) {
    int slots = 0;
    for (EnergyGroup other : calendar.groups()) {
      if (countsFor(calendar.groups().get(g), other)) {
        slots += other.slots().cardinality();
      }
    }
    return BigDecimal.valueOf(slots)
        .multiply(calendar.time().minutes(), DECIMAL128)
        .divide(BigDecimal.valueOf(60), DECIMAL128);
  }

  private static boolean countsFor(EnergyGroup group, EnergyGroup other) {
    return other.period() == group.period()
        && (isOfAllPeriods(group) || other.category().equals(group.category()));
  }

  private static boolean isOfAllPeriods(EnergyGroup group) {
    return group.version().terms().tiers().scope() == TierRules.Scope.ALL_PERIODS;
  }

  private int days(EnergyGroup group) {
    return calendar.periods().get(group.period()).daysInSpan();
  }
}
