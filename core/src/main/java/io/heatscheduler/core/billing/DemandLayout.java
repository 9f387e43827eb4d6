package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the demand components of every billing period, and the parts of it in which their charge
 * stays the same.
 */
final class DemandLayout {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private final List<Tariff> versions;
  private final MeterCalendar meter;
  private final TimeGrid time;
  private final Findings findings;
  private final OffGrid offGrid;
  private final Set<String> warned = new HashSet<>();

  /** Dates of a billing period on which a component has one charge. */
  private record Run(DemandCharge charge, Tariff version, LocalDate from, Set<LocalDate> dates) {}

  /**
   * The slots of a span, as the calendar has laid them.
   *
   * @param dates local date of each slot
   * @param clocks wall-clock time at its start
   * @param rates tariff period in force
   */
  record Slots(LocalDate[] dates, LocalTime[] clocks, TariffPeriod[] rates) {
    boolean hasDemandRate(int slot, String category) {
      return rates[slot].demandRatePerKw().signum() != 0 && rates[slot].category().equals(category);
    }
  }

  DemandLayout(List<Tariff> versions, MeterCalendar meter, TimeGrid time, Findings findings) {
    this.versions = versions;
    this.meter = meter;
    this.time = time;
    this.findings = findings;
    this.offGrid = new OffGrid(time, findings);
  }

  List<DemandPart> lay(List<BilledPeriod> periods, Slots slots) {
    Set<String> ids = new TreeSet<>();
    Set<String> categories = new HashSet<>();
    for (Tariff version : versions) {
      version.demandCharges().forEach(charge -> ids.add(charge.id()));
      version.periods().stream()
          .filter(period -> period.demandRatePerKw().signum() != 0)
          .forEach(period -> categories.add(period.category()));
    }
    ids.addAll(categories);
    List<DemandPart> parts = new ArrayList<>();
    for (int p = 0; p < periods.size(); p++) {
      for (String id : ids) {
        for (boolean ofCategory : new boolean[] {true, false}) {
          if (!ofCategory || categories.contains(id)) {
            layComponent(p, periods.get(p), id, ofCategory, slots, parts);
          }
        }
      }
    }
    return parts;
  }

  private void layComponent(
      int index,
      BilledPeriod period,
      String id,
      boolean ofCategory,
      Slots slots,
      List<DemandPart> parts) {
    List<Run> runs = runs(period, id, ofCategory);
    for (Run run : runs) {
      BitSet measured = measured(run, period, id, ofCategory, slots);
      if (!measured.isEmpty()) {
        warnOfCoarseSlots(run.charge);
        parts.add(
            new DemandPart(
                index, run.version, run.charge, run.from, share(run, runs, period), measured));
      } else if (run.charge.terms().coincidentHours() != null && warned.add(id + index)) {
        findings.warning(
            "COINCIDENT_HOURS_MISSING",
            TARIFF.child("demand_charges"),
            "%s has no coincident hour in the billing month from %s; nothing is charged for it."
                .formatted(id, period.start()),
            "Add the hours of the system's peak to coincident_hours.",
            id,
            period.start());
      }
    }
  }

  private BitSet measured(
      Run run, BilledPeriod period, String id, boolean ofCategory, Slots slots) {
    run.charge
        .terms()
        .windows()
        .forEach(hours -> offGrid.require(hours.window(), "demand_charges"));
    BitSet measured = new BitSet();
    boolean inRun = false;
    boolean holiday = false;
    for (int slot = period.slots().first(); slot < period.slots().end(); slot++) {
      LocalDate date = slots.dates[slot];
      if (slot == period.slots().first() || !date.equals(slots.dates[slot - 1])) {
        inRun = run.dates.contains(date);
        holiday = meter.holidays().contains(date);
      }
      if (inRun
          && (ofCategory
              ? slots.hasDemandRate(slot, id)
              : isMeasured(run.charge, slots, slot, holiday))) {
        measured.set(slot);
      }
    }
    return measured;
  }

  private static BigDecimal share(Run run, List<Run> runs, BilledPeriod period) {
    return runs.size() == 1
        ? BigDecimal.ONE
        : BigDecimal.valueOf(run.dates.size())
            .divide(BigDecimal.valueOf(period.days()), DECIMAL128);
  }

  private List<Run> runs(BilledPeriod period, String id, boolean ofCategory) {
    List<Run> runs = new ArrayList<>();
    for (int day = 0; day < period.days(); day++) {
      LocalDate date = period.start().plusDays(day);
      Tariff version = versionOn(date);
      DemandCharge charge =
          version == null
              ? null
              : ofCategory ? ofCategory(version, id, date) : ofId(version, id, date);
      if (version == null || charge == null) {
        continue;
      }
      Run last = runs.isEmpty() ? null : runs.getLast();
      if (last != null
          && last.charge.tiers().equals(charge.tiers())
          && last.charge.terms().equals(charge.terms())) {
        last.dates.add(date);
        runs.set(runs.size() - 1, new Run(last.charge, version, last.from, last.dates));
      } else {
        runs.add(new Run(charge, version, date, new HashSet<>(Set.of(date))));
      }
    }
    return runs;
  }

  private @Nullable Tariff versionOn(LocalDate date) {
    for (Tariff version : versions) {
      if (version.holdsOn(date)) {
        return version;
      }
    }
    return null;
  }

  private static @Nullable DemandCharge ofId(Tariff version, String id, LocalDate date) {
    for (DemandCharge charge : version.demandCharges()) {
      if (charge.id().equals(id) && (charge.season() == null || charge.season().contains(date))) {
        return charge;
      }
    }
    return null;
  }

  /** The demand rate of a category on a date, whatever its day type; null if it has none. */
  private @Nullable DemandCharge ofCategory(Tariff version, String category, LocalDate date) {
    Map<BigDecimal, TariffPeriod> rates = new TreeMap<>();
    for (TariffPeriod period : version.periods()) {
      if (period.category().equals(category)
          && period.demandRatePerKw().signum() != 0
          && (period.season() == null || period.season().contains(date))) {
        rates.putIfAbsent(period.demandRatePerKw(), period);
      }
    }
    if (rates.size() > 1 && warned.add("rates of " + category)) {
      findings.error(
          "TARIFF_DEMAND_RATES_DIFFER",
          TARIFF,
          "Demand component %s has several rates on %s: %s."
              .formatted(category, date, rates.keySet()),
          "Give each rate a period_category of its own; demand is charged once per category and"
              + " month.");
    }
    return rates.isEmpty()
        ? null
        : new DemandCharge(category, rates.keySet().iterator().next(), null);
  }

  private boolean isMeasured(DemandCharge charge, Slots slots, int slot, boolean holiday) {
    List<DayWindow> windows = charge.terms().windows();
    boolean inWindow = windows.isEmpty();
    for (DayWindow window : windows) {
      inWindow |= window.contains(slots.dates[slot], slots.clocks[slot], holiday);
    }
    List<Interval> coincident = charge.terms().coincidentHours();
    return inWindow && (coincident == null || isInside(coincident, slot));
  }

  /** Whether a slot lies in one of the spans whole. */
  private boolean isInside(List<Interval> spans, int slot) {
    return spans.stream()
        .anyMatch(
            span ->
                !time.startOf(slot).isBefore(span.start())
                    && !time.startOf(slot + 1).isAfter(span.end()));
  }

  private void warnOfCoarseSlots(DemandCharge charge) {
    DemandInterval interval = charge.terms().interval();
    if (interval != null
        && interval.minutes() < time.slotMinutes()
        && warned.add("interval of " + charge.id())) {
      findings.warning(
          "DEMAND_INTERVAL_FINER",
          TARIFF.child("demand_charges"),
          "%s is measured over %d minutes, but the load is given every %d; its peak may be higher than these means."
              .formatted(charge.id(), interval.minutes(), time.slotMinutes()),
          "Give the load in %d-minute intervals.".formatted(interval.minutes()));
    }
  }
}
