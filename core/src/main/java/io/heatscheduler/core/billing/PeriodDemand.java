package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Billing demand of each component, billing period after billing period: measured, multiplied where
 * the power factor is low, raised to minimum, agreed demand and ratchet.
 */
final class PeriodDemand {
  private final TariffCalendar calendar;
  private final MeterReadings readings;
  private final MeasuredEnergy energy;
  private final MeterState before;
  private final Map<String, TreeMap<YearMonth, BigDecimal>> peaks = new HashMap<>();
  private final Map<String, Set<YearMonth>> missing = new TreeMap<>();
  private final Map<String, BigDecimal> billingKw = new HashMap<>();

  /**
   * A part and what is charged for it.
   *
   * @param assessedKw billing demand, one value, or one a day
   */
  record Charged(
      DemandPart part,
      BilledPeriod period,
      BigDecimal measuredKw,
      BigDecimal floorKw,
      List<BigDecimal> assessedKw,
      List<TimeGrid.SlotRange> peaks) {
    BilledDemand published() {
      return new BilledDemand(
          part.charge().id(),
          period.start(),
          part.from(),
          measuredKw,
          floorKw,
          Exactness.roundLine(assessedKw.stream().reduce(BigDecimal.ZERO, BigDecimal::add)),
          peaks);
    }
  }

  PeriodDemand(
      TariffCalendar calendar, MeterReadings readings, MeasuredEnergy energy, MeterState before) {
    this.calendar = calendar;
    this.readings = readings;
    this.energy = energy;
    this.before = before;
  }

  /** What is charged in a billing period; to be asked period by period, in order. */
  List<Charged> of(int period) {
    BilledPeriod billed = calendar.periods().get(period);
    Map<DemandPart, List<DemandMeter.Peak>> measured = new LinkedHashMap<>();
    for (int i = 0; i < calendar.demand().size(); i++) {
      DemandPart part = calendar.demand().get(i);
      if (part.period() == period) {
        measured.put(part, calendar.meterOf(i).measure(readings.siteKw()));
      }
    }
    billingKw.clear();
    List<Charged> charged = new ArrayList<>();
    measured.forEach((part, found) -> charged.add(charge(part, billed, found)));
    measured.forEach((part, found) -> remember(part, billed, highest(part, billed, found)));
    return charged;
  }

  private Charged charge(DemandPart part, BilledPeriod period, List<DemandMeter.Peak> found) {
    DemandCharge charge = part.charge();
    boolean daily = charge.terms().assessment() == Assessment.DAILY;
    BigDecimal floor = charge.leastKw().max(ratchetFloor(charge, period));
    BigDecimal measured = highest(part, period, found);
    List<BigDecimal> assessed = new ArrayList<>();
    if (daily) {
      found.forEach(day -> assessed.add(adjusted(day.kw(), part).max(floor)));
    } else {
      assessed.add(adjusted(measured, part).max(floor));
    }
    assessed.forEach(kw -> billingKw.merge(charge.id(), kw, BigDecimal::max));
    return new Charged(
        part,
        period,
        measured,
        floor,
        assessed,
        found.stream().map(DemandMeter.Peak::slots).toList());
  }

  /** The measured peak; where the span begins inside the billing period, or what was before. */
  private BigDecimal highest(DemandPart part, BilledPeriod period, List<DemandMeter.Peak> found) {
    BigDecimal highest =
        found.stream().map(DemandMeter.Peak::kw).reduce(found.getFirst().kw(), BigDecimal::max);
    boolean resumed = part.period() == 0 && !period.fromStart();
    boolean first = resumed && isFirstPart(part);
    BigDecimal known = before.monthToDateKw().get(part.charge().id());
    boolean monthly = part.charge().terms().assessment() == Assessment.MONTHLY;
    return first && monthly && known != null ? highest.max(known) : highest;
  }

  private boolean isFirstPart(DemandPart part) {
    return calendar.demand().stream()
        .filter(
            other ->
                other.period() == part.period() && other.charge().id().equals(part.charge().id()))
        .findFirst()
        .filter(part::equals)
        .isPresent();
  }

  private BigDecimal adjusted(BigDecimal kw, DemandPart part) {
    PowerFactorTerms terms = part.version().terms().powerFactor();
    BigDecimal least = terms == null ? null : terms.minimum();
    BigDecimal actual = energy.powerFactor(part.period());
    return least == null || actual == null || actual.compareTo(least) >= 0
        ? kw
        : kw.multiply(least, DECIMAL128).divide(actual, DECIMAL128);
  }

  private BigDecimal ratchetFloor(DemandCharge charge, BilledPeriod period) {
    Ratchet ratchet = charge.terms().ratchet();
    if (ratchet == null) {
      return BigDecimal.ZERO;
    }
    String component = ratchet.peaksOf() == null ? charge.id() : ratchet.peaksOf();
    TreeMap<YearMonth, BigDecimal> known = peaksOf(component);
    for (YearMonth month : ratchet.monthsFor(period.month())) {
      if (!known.containsKey(month)) {
        missing.computeIfAbsent(charge.id(), id -> new TreeSet<>()).add(month);
      }
    }
    return ratchet.floorKw(period.month(), known);
  }

  private TreeMap<YearMonth, BigDecimal> peaksOf(String component) {
    return peaks.computeIfAbsent(component, before.history()::of);
  }

  private void remember(DemandPart part, BilledPeriod period, BigDecimal measured) {
    peaksOf(part.charge().id()).merge(period.month(), measured, BigDecimal::max);
  }

  /** Months a ratchet looked back on in vain, by component. */
  Map<String, Set<YearMonth>> missingPeaks() {
    return missing;
  }

  /** Demand that limits per kW count in the billing period last asked for. */
  BigDecimal hoursUseKw(TierRules rules, BilledPeriod period) {
    @Nullable String component = rules.hoursUseComponent();
    if (component != null) {
      return billingKw.getOrDefault(component, BigDecimal.ZERO);
    }
    BigDecimal highest = BigDecimal.ZERO;
    for (int slot = period.slots().first(); slot < period.slots().end(); slot++) {
      highest = highest.max(readings.siteKw().get(slot));
    }
    return highest;
  }
}
