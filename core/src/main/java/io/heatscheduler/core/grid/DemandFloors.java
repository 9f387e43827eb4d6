package io.heatscheduler.core.grid;

import io.heatscheduler.core.billing.BilledPeriod;
import io.heatscheduler.core.billing.DemandPart;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.Months;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The demand components of a plan: those a bill of its horizon has, each with the demand that is
 * charged whatever the plan does.
 */
final class DemandFloors {
  private final Plant plant;
  private final TimeGrid time;
  private final Findings findings;
  private final Set<String> warned = new HashSet<>();

  DemandFloors(Plant plant, Findings findings) {
    this.plant = plant;
    this.time = plant.horizon();
    this.findings = findings;
  }

  /** The components by billing period, id and part; empty, reported, if they contradict. */
  List<DemandComponent> components() {
    Outcome<TariffCalendar> laid =
        TariffCalendar.of(
            plant.tariff(),
            new MeterCalendar(plant.site().holidays(), plant.site().billing()),
            time);
    findings.addAll(laid.findings());
    if (!(laid instanceof Outcome.Done<TariffCalendar>(TariffCalendar calendar, var ignored))) {
      return List.of();
    }
    List<DemandComponent> components = new ArrayList<>();
    for (DemandPart part : calendar.demand()) {
      if (part.charge().tiers().stream().anyMatch(tier -> tier.ratePerKw().signum() != 0)
          || part.charge().billedTiers().size() > 1) {
        add(part, calendar, components);
      }
    }
    return components;
  }

  private void add(DemandPart part, TariffCalendar calendar, List<DemandComponent> components) {
    BilledPeriod period = calendar.periods().get(part.period());
    boolean daily = part.charge().terms().assessment() == Assessment.DAILY;
    List<BitSet> measured = daily ? byDay(part.slots()) : List.of(part.slots());
    boolean first = part.period() == 0 && isFirstPart(part, calendar);
    for (int i = 0; i < measured.size(); i++) {
      LocalDate from = daily ? time.dateOf(measured.get(i).nextSetBit(0)) : part.from();
      boolean meterKnows = first && i == 0;
      BigDecimal floor = floor(part, period, meterKnows, daily);
      components.add(
          new DemandComponent(
              part.charge().id(),
              period.start(),
              daily || part.isSplit() ? from : null,
              above(floor, part.charge().billedTiers()),
              part.share(),
              longerThanSlot(part.charge()),
              measured.get(i),
              floor));
    }
  }

  /**
   * The tiers that demand above a floor can reach: what lies below is paid in any case, so that an
   * agreed demand, whose floor is the agreement, is one rate for the plan.
   */
  private static List<DemandTier> above(BigDecimal floor, List<DemandTier> tiers) {
    return tiers.stream()
        .filter(
            tier -> {
              BigDecimal end = tier.maxKw();
              return end == null || end.compareTo(floor) > 0;
            })
        .toList();
  }

  private static boolean isFirstPart(DemandPart part, TariffCalendar calendar) {
    return calendar.demand().stream()
        .filter(
            other ->
                other.period() == part.period() && other.charge().id().equals(part.charge().id()))
        .findFirst()
        .filter(part::equals)
        .isPresent();
  }

  private List<BitSet> byDay(BitSet slots) {
    List<BitSet> days = new ArrayList<>();
    @Nullable LocalDate last = null;
    for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
      LocalDate date = time.dateOf(slot);
      if (!date.equals(last)) {
        days.add(new BitSet());
        last = date;
      }
      days.getLast().set(slot);
    }
    return days;
  }

  /** The averaging interval, unless a slot is as long. */
  private @Nullable DemandInterval longerThanSlot(DemandCharge charge) {
    DemandInterval interval = charge.terms().interval();
    return interval == null || interval.minutes() <= time.slotMinutes() ? null : interval;
  }

  private BigDecimal floor(
      DemandPart part, BilledPeriod period, boolean meterKnows, boolean daily) {
    BigDecimal floor = part.charge().leastKw().max(ratchetFloor(part.charge(), period));
    boolean dayHasBegun = !time.startOf(0).equals(startOfDay(time.dateOf(0)));
    return meterKnows && (!daily || dayHasBegun)
        ? floor.max(measuredBefore(part.charge().id()))
        : floor.max(notMeasured(part, period, daily));
  }

  private Instant startOfDay(LocalDate date) {
    return date.atStartOfDay(time.zone()).toInstant();
  }

  private BigDecimal measuredBefore(String id) {
    if (!plant.site().monthToDatePeak().knows(id) && warned.add("unknown " + id)) {
      findings.warning(
          "MONTH_TO_DATE_PEAK_UNKNOWN",
          new Location(null, null, null, "/site/month_to_date_peak_kw"),
          "No month-to-date peak is given for demand component %s; it starts at 0 kW, so the plan pays for the whole peak."
              .formatted(id),
          "Set month_to_date_peak_kw to the highest demand metered so far this month.",
          id);
    }
    return plant.site().monthToDatePeak().of(id).kilowatts();
  }

  private BigDecimal notMeasured(DemandPart part, BilledPeriod period, boolean daily) {
    if (!daily && warned.add("zero " + part.charge().id() + part.from())) {
      findings.warning(
          "NEXT_MONTH_STARTS_AT_ZERO",
          new Location(null, null, null, "/site/month_to_date_peak_kw"),
          "The horizon reaches into the billing month from %s; demand component %s starts there at 0 kW."
              .formatted(part.isSplit() ? part.from() : period.start(), part.charge().id()),
          "",
          part.isSplit() ? part.from() : period.start(),
          part.charge().id());
    }
    return BigDecimal.ZERO;
  }

  private BigDecimal ratchetFloor(DemandCharge charge, BilledPeriod period) {
    Ratchet ratchet = charge.terms().ratchet();
    if (ratchet == null) {
      return BigDecimal.ZERO;
    }
    String component = ratchet.peaksOf() == null ? charge.id() : ratchet.peaksOf();
    TreeMap<YearMonth, BigDecimal> known = plant.site().peakHistory().of(component);
    YearMonth first = YearMonth.from(plant.site().billing().startOf(time.dateOf(0)));
    if (plant.site().monthToDatePeak().knows(component)) {
      known.merge(first, plant.site().monthToDatePeak().of(component).kilowatts(), BigDecimal::max);
    }
    Set<YearMonth> missing = new TreeSet<>(ratchet.monthsFor(period.month()));
    missing.removeAll(known.keySet());
    missing.removeIf(month -> !month.isBefore(first)); // the plan itself decides on these
    if (!missing.isEmpty() && warned.add("ratchet " + charge.id())) {
      findings.warning(
          "RATCHET_HISTORY_MISSING",
          new Location(null, null, null, "/site/peak_history"),
          "The ratchet of %s looks back on %s, whose peaks are not known; they do not raise it."
              .formatted(charge.id(), Months.words(missing)),
          "Add these months to peak_history or to the ledger.",
          charge.id(),
          missing.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return ratchet.floorKw(period.month(), known);
  }
}
