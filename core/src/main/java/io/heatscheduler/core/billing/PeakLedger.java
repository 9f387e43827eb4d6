package io.heatscheduler.core.billing;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a meter has measured, billing period by billing period: the peak of each demand component,
 * and under {@value #SITE} the highest interval mean and the energy of the whole site.
 *
 * <p>Plans and bills read it; metering writes it. A published plan may stand in provisionally until
 * metering replaces it.
 *
 * @param entries sorted by billing period, then component; one for each
 */
public record PeakLedger(List<Entry> entries) {
  /** Component of the entries of the site as a whole. */
  public static final String SITE = "site";

  /** Nothing measured. */
  public static final PeakLedger EMPTY = new PeakLedger(List.of());

  /** How good a figure is. */
  public enum Status {
    /** Read from the meter. */
    METERED,
    /** Taken from a plan; metering replaces it. */
    PROVISIONAL
  }

  /**
   * One figure.
   *
   * @param billingPeriod first local date of the billing period
   * @param component demand charge id, period category or {@value #SITE}
   * @param kw highest demand, 0 or more
   * @param kwh energy, of {@value #SITE} only; null otherwise
   * @param status how good it is
   * @param until first instant of the billing period that is not measured yet; its end if all is
   */
  public record Entry(
      LocalDate billingPeriod,
      String component,
      BigDecimal kw,
      @Nullable BigDecimal kwh,
      Status status,
      Instant until) {
    public Entry {
      Check.that(kw.signum() >= 0, "peak of %s (%s kW) must be 0 or more", component, kw);
      kw = Exactness.canonical(kw);
      kwh = kwh == null ? null : Exactness.canonical(kwh);
    }
  }

  public PeakLedger {
    entries =
        entries.stream()
            .sorted(Comparator.comparing(Entry::billingPeriod).thenComparing(Entry::component))
            .toList();
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      Check.that(
          seen.add(entry.billingPeriod + " " + entry.component),
          "%s is in the ledger twice for %s",
          entry.component,
          entry.billingPeriod);
    }
  }

  /** The peaks of billing periods before one, by the month in which they begin. */
  public PeakHistory historyBefore(LocalDate billingPeriod) {
    return new PeakHistory(
        entries.stream()
            .filter(entry -> entry.billingPeriod.isBefore(billingPeriod))
            .map(
                entry ->
                    new PeakHistory.Peak(
                        YearMonth.from(entry.billingPeriod), entry.component, entry.kw))
            .toList());
  }

  /** The peaks measured so far in a billing period, by component; without {@value #SITE}. */
  public Map<String, BigDecimal> peaksIn(LocalDate billingPeriod) {
    Map<String, BigDecimal> peaks = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.billingPeriod.equals(billingPeriod) && !entry.component.equals(SITE)) {
        peaks.put(entry.component, entry.kw);
      }
    }
    return peaks;
  }

  /** The energy measured so far in a billing period, kWh; null if it is not known. */
  public @Nullable BigDecimal energyIn(LocalDate billingPeriod) {
    Entry site = find(billingPeriod, SITE);
    return site == null ? null : site.kwh;
  }

  /** What the meter had recorded before a span. */
  public MeterState before(TimeGrid span, BillingPeriods billing) {
    LocalDate period = billing.startOf(span.dateOf(0));
    BigDecimal energy = energyIn(period);
    return new MeterState(
        historyBefore(period), peaksIn(period), energy == null ? BigDecimal.ZERO : energy);
  }

  private @Nullable Entry find(LocalDate billingPeriod, String component) {
    for (Entry entry : entries) {
      if (entry.billingPeriod.equals(billingPeriod) && entry.component.equals(component)) {
        return entry;
      }
    }
    return null;
  }

  /**
   * The ledger with what a bill measured.
   *
   * <p>Readings of a billing period from its start replace what is known of it; readings that begin
   * where the known ones end are added to them.
   *
   * @param bill made with this ledger as its {@link #before}
   * @param readings what the bill is of
   * @param status how good the readings are
   * @return a rejection if readings overlap with what is known, leave a gap, or would replace more
   *     by less
   */
  public Outcome<PeakLedger> with(UtilityBill bill, MeterReadings readings, Status status) {
    Findings findings = new Findings();
    Map<String, Entry> updated = new TreeMap<>();
    entries.forEach(entry -> updated.put(entry.billingPeriod + " " + entry.component, entry));
    for (int p = 0; p < bill.periods().size(); p++) {
      BilledPeriod period = bill.periods().get(p);
      TimeGrid span = readings.span();
      Instant from = span.startOf(period.slots().first());
      Instant until = span.startOf(period.slots().end());
      Entry known = find(period.start(), SITE);
      refuse(period, known, from, until, status, span, findings);
      boolean added = known != null && !period.fromStart();
      for (Entry entry : measured(bill, p, readings, status, until)) {
        String key = entry.billingPeriod + " " + entry.component;
        Entry before = updated.get(key);
        updated.put(key, added && before != null ? sum(before, entry) : entry);
      }
    }
    return Outcome.of(new PeakLedger(List.copyOf(updated.values())), findings);
  }

  private static void refuse(
      BilledPeriod period,
      @Nullable Entry known,
      Instant from,
      Instant until,
      Status status,
      TimeGrid span,
      Findings findings) {
    if (known == null) {
      return;
    }
    boolean improves = known.status == Status.PROVISIONAL && status == Status.METERED;
    boolean replaces = period.fromStart() && (improves || !until.isBefore(known.until));
    boolean continues = !period.fromStart() && from.equals(known.until);
    boolean downgrades = known.status == Status.METERED && status == Status.PROVISIONAL;
    if ((!replaces && !continues) || (downgrades && replaces)) {
      findings.add(
          Finding.error(
              "LEDGER_DOES_NOT_FIT",
              Location.NONE,
              "The ledger knows the billing month from %s up to %s (%s), but the load profile covers %s to %s of it."
                  .formatted(
                      period.start(),
                      span.clock().at(known.until),
                      known.status.name().toLowerCase(Locale.ROOT),
                      span.clock().at(from),
                      span.clock().at(until)),
              "Give the load from the month's start, or from where the ledger ends."));
    }
  }

  private static List<Entry> measured(
      UtilityBill bill, int p, MeterReadings readings, Status status, Instant until) {
    BilledPeriod period = bill.periods().get(p);
    Map<String, BigDecimal> peaks = new TreeMap<>();
    for (BilledDemand demand : bill.demand()) {
      if (demand.billingPeriod().equals(period.start())) {
        peaks.merge(demand.component(), demand.measuredKw(), BigDecimal::max);
      }
    }
    List<Entry> entries = new ArrayList<>();
    peaks.forEach(
        (component, kw) ->
            entries.add(
                new Entry(
                    period.start(), component, kw.max(BigDecimal.ZERO), null, status, until)));
    BigDecimal highest = BigDecimal.ZERO;
    for (int slot = period.slots().first(); slot < period.slots().end(); slot++) {
      highest = highest.max(readings.siteKw().get(slot));
    }
    entries.add(new Entry(period.start(), SITE, highest, bill.energyKwh().get(p), status, until));
    return entries;
  }

  private static Entry sum(Entry before, Entry more) {
    BigDecimal kwh = before.kwh == null || more.kwh == null ? more.kwh : before.kwh.add(more.kwh);
    Status status = before.status == Status.PROVISIONAL ? Status.PROVISIONAL : more.status;
    return new Entry(
        more.billingPeriod, more.component, before.kw.max(more.kw), kwh, status, more.until);
  }
}
