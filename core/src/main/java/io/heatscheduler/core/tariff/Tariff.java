package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole contract by which electricity is billed: one version of it, with those that follow.
 *
 * @param name as the utility calls it
 * @param utilityProvider who bills; empty if not given
 * @param rateScheduleCode the utility's code; empty if not given
 * @param effectiveDate first local date on which it holds
 * @param expiryDate last local date on which it holds; null: open
 * @param currency of every rate, equal to the site's
 * @param fixedChargePerDay money per local date touched
 * @param periods time-of-use periods; every day type present covers its day once; sorted by day
 *     type, season and time
 * @param demandCharges further demand components, sorted by id
 * @param prices energy price per kWh over time; replaces every period's energy rate; null: none
 * @param energyAdders charges on every kWh, sorted by id
 * @param terms tiers, further fixed charges, minimum, percentages, power factor
 * @param laterVersions what holds after the expiry date, by effective date; each begins the day
 *     after the one before ends, and has no later versions itself
 */
public record Tariff(
    String name,
    String utilityProvider,
    String rateScheduleCode,
    LocalDate effectiveDate,
    @Nullable LocalDate expiryDate,
    Currency currency,
    BigDecimal fixedChargePerDay,
    List<TariffPeriod> periods,
    List<DemandCharge> demandCharges,
    @Nullable StepSeries prices,
    List<EnergyAdder> energyAdders,
    BillTerms terms,
    List<Tariff> laterVersions) {
  public Tariff {
    fixedChargePerDay = Exactness.canonical(fixedChargePerDay);
    periods = periods.stream().sorted(TariffPeriod.ORDER).toList();
    demandCharges =
        demandCharges.stream()
            .sorted(
                Comparator.comparing(DemandCharge::id)
                    .thenComparing(charge -> TariffPeriod.edge(charge.season(), true)))
            .toList();
    energyAdders = energyAdders.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    laterVersions =
        laterVersions.stream().sorted(Comparator.comparing(Tariff::effectiveDate)).toList();
    LocalDate ends = expiryDate;
    for (Tariff later : laterVersions) {
      Check.that(later.laterVersions.isEmpty(), "version %s has versions", later.name);
      Check.that(
          later.currency.equals(currency), "version %s is in %s", later.name, later.currency);
      Check.that(
          ends != null && ends.plusDays(1).equals(later.effectiveDate),
          "version %s begins on %s, but the one before ends on %s",
          later.name,
          later.effectiveDate,
          ends);
      ends = later.expiryDate;
    }
  }

  /** A tariff of one version with rates on energy and demand, adders and a charge per day only. */
  public Tariff(
      String name,
      String utilityProvider,
      String rateScheduleCode,
      LocalDate effectiveDate,
      @Nullable LocalDate expiryDate,
      Currency currency,
      BigDecimal fixedChargePerDay,
      List<TariffPeriod> periods,
      List<DemandCharge> demandCharges,
      @Nullable StepSeries prices,
      List<EnergyAdder> energyAdders) {
    this(
        name,
        utilityProvider,
        rateScheduleCode,
        effectiveDate,
        expiryDate,
        currency,
        fixedChargePerDay,
        periods,
        demandCharges,
        prices,
        energyAdders,
        BillTerms.PLAIN,
        List.of());
  }

  /**
   * Versions of one contract as a tariff.
   *
   * @param versions at least one, in any order, each without later versions; a version without
   *     expiry date ends when the next begins
   * @throws IllegalArgumentException if there is a gap or an overlap
   */
  public static Tariff ofVersions(List<Tariff> versions) {
    List<Tariff> ordered =
        versions.stream().sorted(Comparator.comparing(Tariff::effectiveDate)).toList();
    List<Tariff> ended = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Tariff version = ordered.get(i);
      ended.add(
          version.expiryDate == null && i + 1 < ordered.size()
              ? version.withExpiryDate(ordered.get(i + 1).effectiveDate.minusDays(1))
              : version);
    }
    return ended.getFirst().withLaterVersions(ended.subList(1, ended.size()));
  }

  /** Every version in order of its effective date, each by itself. */
  public List<Tariff> versions() {
    if (laterVersions.isEmpty()) {
      return List.of(this);
    }
    List<Tariff> versions = new ArrayList<>();
    versions.add(withLaterVersions(List.of()));
    versions.addAll(laterVersions);
    return List.copyOf(versions);
  }

  /** The version that holds on a local date, by itself; empty if none does. */
  public Optional<Tariff> versionOn(LocalDate date) {
    return versions().stream().filter(version -> version.holdsOn(date)).findFirst();
  }

  /** Names of every demand component of every version: demand charges and period categories. */
  public Set<String> componentNames() {
    Set<String> names = new TreeSet<>();
    for (Tariff version : versions()) {
      version.demandCharges.forEach(charge -> names.add(charge.id()));
      version.periods.forEach(period -> names.add(period.category()));
    }
    return names;
  }

  /** Last local date on which any version holds; null: open. */
  public @Nullable LocalDate lastDate() {
    return laterVersions.isEmpty() ? expiryDate : laterVersions.getLast().expiryDate;
  }

  /** Whether this version holds on a local date. */
  public boolean holdsOn(LocalDate date) {
    return !date.isBefore(effectiveDate) && (expiryDate == null || !date.isAfter(expiryDate));
  }

  /** The same contract with other energy prices over time, in every version. */
  public Tariff withPrices(StepSeries other) {
    return copy(
        expiryDate,
        demandCharges,
        other,
        terms,
        laterVersions.stream().map(later -> later.withPrices(other)).toList());
  }

  /** The same tariff with other demand charges; later versions keep theirs. */
  public Tariff withDemandCharges(List<DemandCharge> charges) {
    return copy(expiryDate, charges, prices, terms, laterVersions);
  }

  /** The same tariff with one demand charge more, in every version. */
  public Tariff withFurtherDemandCharge(DemandCharge further) {
    List<DemandCharge> charges = new ArrayList<>(demandCharges);
    charges.add(further);
    return copy(
        expiryDate,
        charges,
        prices,
        terms,
        laterVersions.stream().map(later -> later.withFurtherDemandCharge(further)).toList());
  }

  /** The same tariff with other terms; later versions keep theirs. */
  public Tariff withTerms(BillTerms others) {
    return copy(expiryDate, demandCharges, prices, others, laterVersions);
  }

  /** The same tariff with another last date; null: open. */
  public Tariff withExpiryDate(@Nullable LocalDate last) {
    return copy(last, demandCharges, prices, terms, laterVersions);
  }

  /** The same tariff with other versions after it. */
  public Tariff withLaterVersions(List<Tariff> others) {
    return copy(expiryDate, demandCharges, prices, terms, others);
  }

  private Tariff copy(
      @Nullable LocalDate last,
      List<DemandCharge> charges,
      @Nullable StepSeries series,
      BillTerms otherTerms,
      List<Tariff> later) {
    return new Tariff(
        name,
        utilityProvider,
        rateScheduleCode,
        effectiveDate,
        last,
        currency,
        fixedChargePerDay,
        periods,
        charges,
        series,
        energyAdders,
        otherTerms,
        later);
  }
}
