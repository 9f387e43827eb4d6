package io.heatscheduler.core.billing;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Bills a meter under a tariff.
 *
 * <p>Each billing period is reckoned in this order: demand measured and floored ({@link
 * PeriodDemand}), energy by rate and tier, adders, reactive energy, demand, fixed charges,
 * percentages before the minimum, the minimum, other percentages ({@link PeriodLines}). Peaks of a
 * period are history for the next, so a bill of a year looks back as twelve bills would.
 */
public final class BillingEngine {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private BillingEngine() {}

  /**
   * The bill of a meter's readings.
   *
   * @param calendar the tariff laid over the readings' span
   * @param readings what the meter recorded
   * @param before what it had recorded before
   */
  public static UtilityBill bill(
      TariffCalendar calendar, MeterReadings readings, MeterState before) {
    Check.that(
        readings.span().equals(calendar.time()),
        "the readings cover %s, the calendar %s",
        readings.span(),
        calendar.time());
    Findings findings = new Findings();
    calendar.warnings().forEach(findings::add);
    MeasuredEnergy energy = MeasuredEnergy.of(calendar, readings);
    PeriodDemand demand = new PeriodDemand(calendar, readings, energy, before);
    YearlyMinimum yearly = new YearlyMinimum();
    List<UtilityLine> lines = new ArrayList<>();
    List<BilledDemand> billed = new ArrayList<>();
    List<BigDecimal> energyKwh = new ArrayList<>();
    for (int p = 0; p < calendar.periods().size(); p++) {
      BilledPeriod period = calendar.periods().get(p);
      List<PeriodDemand.Charged> charged = demand.of(p);
      PeriodLines written = new PeriodLines(calendar, p, energy, yearly);
      boolean resumed = p == 0 && !period.fromStart();
      written.addEnergy(demand, resumed ? before.monthToDateKwh() : BigDecimal.ZERO);
      written.addReactive();
      charged.forEach(written::addDemand);
      written.addFixed();
      written.addPercentagesAndMinimum(findings);
      lines.addAll(written.lines());
      charged.forEach(one -> billed.add(one.published()));
      energyKwh.add(energy.totalKwh(p));
      warnOfReactive(period, readings, findings);
    }
    demand.missingPeaks().forEach((component, months) -> warnOfPeaks(component, months, findings));
    yearly.warnIfOpen(findings);
    return new UtilityBill(
        calendar.tariff().currency(),
        calendar.periods(),
        lines,
        billed,
        energyKwh.stream().map(Exactness::roundLine).toList(),
        findings.list());
  }

  private static void warnOfReactive(
      BilledPeriod period, MeterReadings readings, Findings findings) {
    boolean clause =
        period.versions().stream()
            .anyMatch(version -> version.version().terms().powerFactor() != null);
    boolean told =
        findings.list().stream().map(Finding::code).anyMatch("REACTIVE_ENERGY_UNKNOWN"::equals);
    if (clause && readings.reactiveKvar() == null && !told) {
      findings.warning(
          "REACTIVE_ENERGY_UNKNOWN",
          TARIFF.child("power_factor"),
          "The tariff has a power-factor clause, but the load profile has no reactive energy; the clause is not applied.",
          "Add a column kvarh or kvar to the load profile.");
    }
  }

  private static void warnOfPeaks(String component, Set<YearMonth> months, Findings findings) {
    findings.warning(
        "RATCHET_HISTORY_MISSING",
        new Location(null, null, null, "/site/peak_history"),
        "The ratchet of %s looks back on %s, whose peaks are not known; they do not raise it."
            .formatted(component, Months.words(months)),
        "Add these months to peak_history or to the ledger.");
  }
}
