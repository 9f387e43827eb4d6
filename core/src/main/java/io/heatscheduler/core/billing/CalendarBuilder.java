package io.heatscheduler.core.billing;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays a tariff over a span: {@link DemandLayout} does the demand, {@link SeriesLayout} prices. */
final class CalendarBuilder {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private final Tariff tariff;
  private final List<Tariff> versions;
  private final MeterCalendar meter;
  private final TimeGrid time;
  private final Findings findings;
  private final LocalDate[] dateOfSlot;
  private final LocalTime[] clockOfSlot;
  private final Tariff[] versionOfSlot;
  private final int[] periodOfSlot;
  private final List<BilledPeriod> periods = new ArrayList<>();
  private final List<EnergyGroup> groups = new ArrayList<>();
  private final int[] groupOfSlot;
  private final TariffPeriod[] rateOfSlot;

  CalendarBuilder(Tariff tariff, MeterCalendar meter, TimeGrid time, Findings findings) {
    this.tariff = tariff;
    this.versions = tariff.versions();
    this.meter = meter;
    this.time = time;
    this.findings = findings;
    int slots = time.slotCount();
    this.dateOfSlot = new LocalDate[slots];
    this.clockOfSlot = new LocalTime[slots];
    this.versionOfSlot = new Tariff[slots];
    this.periodOfSlot = new int[slots];
    this.groupOfSlot = new int[slots];
    this.rateOfSlot = new TariffPeriod[slots];
  }

  /** The calendar, or null after an error. */
  @Nullable TariffCalendar build() {
    layDates();
    if (findings.hasErrors()) {
      return null;
    }
    layPeriods();
    layEnergy();
    if (findings.hasErrors()) {
      return null;
    }
    BigDecimal[] prices = new SeriesLayout(time, versionOfSlot, findings).lay(versions);
    List<DemandPart> demand =
        new DemandLayout(versions, meter, time, findings)
            .lay(periods, new DemandLayout.Slots(dateOfSlot, clockOfSlot, rateOfSlot));
    if (findings.hasErrors()) {
      return null;
    }
    return new TariffCalendar(
        tariff, time, periods, groups, groupOfSlot, prices, demand, findings.list());
  }

  private void layDates() {
    LocalDate last = null;
    Tariff version = null;
    for (int slot = 0; slot < dateOfSlot.length; slot++) {
      LocalDateTime local = time.localStartOf(slot);
      LocalDate date = local.toLocalDate();
      if (last == null || !date.equals(last)) {
        version = versionOn(date);
        last = date;
      }
      if (version == null) {
        return;
      }
      dateOfSlot[slot] = last; // one object per date
      clockOfSlot[slot] = local.toLocalTime();
      versionOfSlot[slot] = version;
    }
  }

  private @Nullable Tariff versionOn(LocalDate date) {
    for (Tariff version : versions) {
      if (version.holdsOn(date)) {
        return version;
      }
    }
    LocalDate last = tariff.lastDate();
    findings.error(
        "TARIFF_NOT_IN_FORCE",
        TARIFF.child(date.isBefore(tariff.effectiveDate()) ? "effective_date" : "expiry_date"),
        "Tariff %s holds from %s to %s, but the load profile runs from %s to %s."
            .formatted(
                tariff.name(),
                tariff.effectiveDate(),
                last == null ? "further notice" : last,
                time.dateOf(0),
                time.dateOf(time.slotCount() - 1)),
        "Add the version in force on %s, or correct its dates.".formatted(date));
    return null;
  }

  private void layPeriods() {
    int first = 0;
    while (first < dateOfSlot.length) {
      LocalDate start = meter.billing().startOf(dateOfSlot[first]);
      LocalDate end = meter.billing().endOf(start);
      int next = first;
      while (next < dateOfSlot.length && dateOfSlot[next].isBefore(end)) {
        periodOfSlot[next++] = periods.size();
      }
      boolean fromStart = time.startOf(first).equals(start.atStartOfDay(time.zone()).toInstant());
      boolean toEnd = time.startOf(next).equals(end.atStartOfDay(time.zone()).toInstant());
      periods.add(
          new BilledPeriod(
              start,
              meter.billing().daysOf(start),
              new TimeGrid.SlotRange(first, next),
              fromStart,
              fromStart && toEnd,
              versionDays(first, next)));
      first = next;
    }
  }

  private List<BilledPeriod.VersionDays> versionDays(int first, int end) {
    List<BilledPeriod.VersionDays> days = new ArrayList<>();
    int count = 0;
    for (int slot = first; slot < end; slot++) {
      boolean newDay = slot == first || dateOfSlot[slot] != dateOfSlot[slot - 1];
      count += newDay ? 1 : 0;
      if (slot + 1 == end || versionOfSlot[slot + 1] != versionOfSlot[slot]) {
        days.add(new BilledPeriod.VersionDays(versionOfSlot[slot], count));
        count = 0;
      }
    }
    return days;
  }

  private void layEnergy() {
    OffGrid offGrid = new OffGrid(time, findings);
    List<TariffPeriod> onDate = List.of();
    Map<TariffPeriod, Integer> groupOf = new IdentityHashMap<>();
    for (int slot = 0; slot < dateOfSlot.length; slot++) {
      boolean newDay = slot == 0 || dateOfSlot[slot] != dateOfSlot[slot - 1];
      if (slot > 0
          && (periodOfSlot[slot] != periodOfSlot[slot - 1]
              || versionOfSlot[slot] != versionOfSlot[slot - 1])) {
        groupOf.clear();
      }
      if (newDay) {
        onDate = periodsOn(versionOfSlot[slot], dateOfSlot[slot]);
        onDate.forEach(period -> offGrid.require(period.window(), "periods"));
      }
      TariffPeriod period = at(onDate, clockOfSlot[slot]);
      if (period == null) {
        gap(slot);
        return;
      }
      int here = slot;
      int group = groupOf.computeIfAbsent(period, ignored -> groupFor(period, here));
      groupOfSlot[slot] = group;
      rateOfSlot[slot] = period;
      groups.get(group).slots().set(slot);
    }
  }

  private List<TariffPeriod> periodsOn(Tariff version, LocalDate date) {
    boolean holiday = meter.holidays().contains(date);
    for (DayType dayType : DayType.lookUpOrder(date.getDayOfWeek(), holiday)) {
      List<TariffPeriod> found =
          version.periods().stream()
              .filter(period -> period.dayType() == dayType)
              .filter(period -> period.season() == null || period.season().contains(date))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static @Nullable TariffPeriod at(List<TariffPeriod> onDate, LocalTime clock) {
    for (TariffPeriod period : onDate) {
      if (period.window().contains(clock)) {
        return period;
      }
    }
    return null;
  }

  private void gap(int slot) {
    findings.error(
        "TARIFF_GAP",
        TARIFF.child("periods"),
        "No tariff period covers %s %s.".formatted(dateOfSlot[slot], clockOfSlot[slot]),
        "Add a period for that time, or extend the one beside it.");
  }

  /** The group of a period's rate in the slot's billing period and version, made if it is new. */
  private int groupFor(TariffPeriod period, int slot) {
    boolean priced = versionOfSlot[slot].prices() != null;
    List<EnergyTier> tiers =
        !period.tiers().isEmpty()
            ? period.tiers()
            : List.of(new EnergyTier(period.energyRatePerKwh(), null, TierUnit.KWH));
    for (int group = groups.size() - 1; group >= 0; group--) {
      EnergyGroup known = groups.get(group);
      if (known.period() != periodOfSlot[slot]) {
        break;
      }
      if (known.version() == versionOfSlot[slot]
          && known.category().equals(period.category())
          && (priced || known.tiers().equals(tiers))) {
        return group;
      }
    }
    groups.add(
        new EnergyGroup(
            periodOfSlot[slot],
            versionOfSlot[slot],
            period.category(),
            tiers,
            priced,
            dateOfSlot[slot],
            new BitSet()));
    return groups.size() - 1;
  }
}
