package io.heatscheduler.server.persistence;

import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.CanonicalJson;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.Season;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Electricity contracts with all their versions; a contract is named by its first version's id. */
public final class TariffRepository {
  private static final String HASH_LABEL = "heatscheduler/tariff";
  private static final int HASH_VERSION = 1;
  private static final String COLUMNS =
      "tariff_name, effective_date, expiry_date, utility_provider, rate_schedule_code,"
          + " provenance_hash, currency, fixed_charge_per_day, tier_scope, hours_use_component,"
          + " minimum_amount, minimum_per, minimum_base, free_kvarh_per_kwh, rate_kvarh,"
          + " minimum_power_factor";

  private final Rows rows;
  private final SeriesRepository series;
  private final TariffReading reading;

  /** The tariffs in a database; every call needs a tenant's transaction. */
  public TariffRepository(DataSource application) {
    this(new Rows(application));
  }

  TariffRepository(Rows rows) {
    this.rows = rows;
    this.series = new SeriesRepository(rows);
    this.reading = new TariffReading(rows, series);
  }

  /** A contract with all its versions; empty if the tenant has none of that id. */
  public Optional<Versioned<Tariff>> find(UUID contract) {
    return reading.contract(contract);
  }

  /** Keeps a contract; one with the same content is not kept twice. */
  public UUID keep(Tariff tariff) {
    Optional<UUID> known = idOf(tariff);
    if (known.isPresent()) {
      return known.get();
    }
    UUID first = UUID.randomUUID();
    addVersion(first, null, tariff, hashOf(tariff));
    for (Tariff later : tariff.laterVersions()) {
      addVersion(UUID.randomUUID(), first, later, hashOf(later));
    }
    return first;
  }

  /**
   * Makes a contract's content another, in all versions; schedules under it that have a plan are
   * drafts again.
   *
   * @param version the version the change was made from
   */
  public Change replace(UUID contract, Tariff tariff, long version) {
    int changed =
        rows.update(
            """
            UPDATE energy_tariffs SET version = version + 1, updated_at = now()
            WHERE tariff_id = ? AND first_version_id IS NULL AND version = ?
            """,
            contract,
            version);
    if (changed == 0) {
      return find(contract)
          .<Change>map(found -> new Change.Stale(found.version()))
          .orElseGet(Change.Missing::new);
    }
    for (String table :
        List.of(
            "tariff_periods",
            "demand_components",
            "tariff_energy_adders",
            "tariff_fixed_charges",
            "tariff_adjustments",
            "time_series")) {
      rows.update("DELETE FROM %s WHERE tariff_id = ?".formatted(table), contract);
    }
    rows.update("DELETE FROM energy_tariffs WHERE first_version_id = ?", contract);
    updateRow(contract, tariff, hashOf(tariff));
    addTables(contract, tariff);
    for (Tariff later : tariff.laterVersions()) {
      addVersion(UUID.randomUUID(), contract, later, hashOf(later));
    }
    rows.update(
        """
        UPDATE production_schedules SET status = 'DRAFT', updated_at = now(), version = version + 1
        WHERE status = 'OPTIMIZED' AND tariff_id = ?
        """,
        contract);
    return new Change.Made(version + 1);
  }

  /** How many schedules are planned under a contract. */
  public long uses(UUID contract) {
    return rows.one(
            "SELECT count(*) AS uses FROM production_schedules WHERE tariff_id = ?",
            row -> row.number("uses"),
            contract)
        .orElseThrow();
  }

  /** Removes a contract under which no schedule is planned. */
  public void remove(UUID contract) {
    rows.update("DELETE FROM energy_tariffs WHERE tariff_id = ?", contract);
  }

  /** Contract of some content; empty if the tenant has none. */
  public Optional<UUID> idOf(Tariff tariff) {
    List<UUID> known =
        rows.list(
            """
            SELECT tariff_id FROM energy_tariffs
            WHERE provenance_hash = ? AND first_version_id IS NULL ORDER BY created_at, tariff_id
            """,
            row -> row.uuid("tariff_id"),
            hashOf(tariff));
    for (UUID id : known) {
      if (reading.contract(id).map(found -> found.value().equals(tariff)).orElse(false)) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private static String hashOf(Tariff tariff) {
    return Sha256.of(HASH_LABEL, HASH_VERSION, CanonicalJson.bytes(CanonicalInput.of(tariff)))
        .hex();
  }

  /** In the order of {@link #COLUMNS}. */
  private static @Nullable Object[] values(Tariff tariff, String hash) {
    BillTerms terms = tariff.terms();
    MinimumBill minimum = terms.minimum();
    PowerFactorTerms powerFactor = terms.powerFactor();
    return new @Nullable Object[] {
      tariff.name(),
      tariff.effectiveDate(),
      tariff.expiryDate(),
      Sql.unlessEmpty(tariff.utilityProvider()),
      Sql.unlessEmpty(tariff.rateScheduleCode()),
      hash,
      tariff.currency().getCurrencyCode(),
      tariff.fixedChargePerDay(),
      Sql.name(terms.tiers().scope()),
      terms.tiers().hoursUseComponent(),
      minimum == null ? null : minimum.amount(),
      minimum == null ? null : Sql.name(minimum.per()),
      minimum == null ? null : kinds(minimum.base()),
      powerFactor == null ? null : powerFactor.freeKvarhPerKwh(),
      powerFactor == null ? null : powerFactor.ratePerKvarh(),
      powerFactor == null ? null : powerFactor.minimum()
    };
  }

  private void addVersion(UUID id, @Nullable UUID first, Tariff tariff, String hash) {
    @Nullable Object[] values = values(tariff, hash);
    @Nullable Object[] all = new @Nullable Object[values.length + 2];
    all[0] = id;
    all[1] = first;
    System.arraycopy(values, 0, all, 2, values.length);
    rows.into("energy_tariffs", "tariff_id, first_version_id, " + COLUMNS).row(all).flush();
    addTables(id, tariff);
  }

  private void updateRow(UUID id, Tariff tariff, String hash) {
    @Nullable Object[] values = values(tariff, hash);
    @Nullable Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
    all[values.length] = id;
    rows.update(
        "UPDATE energy_tariffs SET (%s) = ROW (%s) WHERE tariff_id = ?"
            .formatted(COLUMNS, COLUMNS.replaceAll("[^,]+", "?")),
        all);
  }

  private void addTables(UUID id, Tariff tariff) {
    addPeriods(id, tariff.periods());
    addDemand(id, tariff.demandCharges());
    addTerms(id, tariff);
    if (tariff.prices() != null) {
      series.addToTariff(id, tariff.prices());
    }
  }

  private void addPeriods(UUID tariff, List<TariffPeriod> periods) {
    Rows.Insert added =
        rows.into(
            "tariff_periods",
            "period_id, tariff_id, position, day_type, start_time, end_time, energy_rate_kwh,"
                + " demand_rate_kw, period_category, season_from, season_to");
    Rows.Insert tiers =
        rows.into("tariff_period_tiers", "period_id, position, rate_kwh, tier_max, unit");
    int position = 0;
    for (TariffPeriod period : periods) {
      UUID id = UUID.randomUUID();
      Season season = period.season();
      added.row(
          id,
          tariff,
          position++,
          Sql.name(period.dayType()),
          period.window().start(),
          period.window().end(),
          period.energyRatePerKwh(),
          period.demandRatePerKw(),
          period.category(),
          season == null ? null : Sql.day(season.from()),
          season == null ? null : Sql.day(season.to()));
      if (!period.tiers().isEmpty()) {
        added.flush(); // tiers refer to it
      }
      int tierPosition = 0;
      for (EnergyTier tier : period.tiers()) {
        tiers.row(id, tierPosition++, tier.ratePerKwh(), tier.max(), Sql.name(tier.unit()));
      }
    }
    added.flush();
    tiers.flush();
  }

  private void addDemand(UUID tariff, List<DemandCharge> charges) {
    int position = 0;
    for (DemandCharge charge : charges) {
      UUID id = UUID.randomUUID();
      addComponent(tariff, position++, id, charge);
      Rows.Insert tiers =
          rows.into("demand_component_tiers", "component_id, position, rate_kw, max_kw");
      int place = 0;
      for (DemandTier tier : charge.tiers()) {
        tiers.row(id, place++, tier.ratePerKw(), tier.maxKw());
      }
      tiers.flush();
      Rows.Insert windows =
          rows.into(
              "demand_component_windows",
              "component_id, position, day_types, start_time, end_time");
      place = 0;
      for (DayWindow window : charge.terms().windows()) {
        windows.row(
            id,
            place++,
            Sql.texts(window.dayTypes().stream().map(Sql::name).toList()),
            window.window().start(),
            window.window().end());
      }
      windows.flush();
      Rows.Insert hours =
          rows.into("demand_component_hours", "component_id, position, starts_at, ends_at");
      place = 0;
      List<Interval> coincident = charge.terms().coincidentHours();
      for (Interval hour : coincident == null ? List.<Interval>of() : coincident) {
        hours.row(id, place++, Sql.time(hour.start()), Sql.time(hour.end()));
      }
      hours.flush();
    }
  }

  private void addComponent(UUID tariff, int position, UUID id, DemandCharge charge) {
    Season season = charge.season();
    DemandTerms terms = charge.terms();
    DemandInterval interval = terms.interval();
    ContractDemand contract = terms.contract();
    Ratchet ratchet = terms.ratchet();
    rows.into(
            "demand_components",
            "component_id, tariff_id, position, component, season_from, season_to,"
                + " interval_minutes, is_rolling, assessed, minimum_kw, is_coincident, contract_kw,"
                + " excess_rate_kw, ratchet_months, ratchet_shares, ratchet_peaks_of")
        .row(
            id,
            tariff,
            position,
            charge.id(),
            season == null ? null : Sql.day(season.from()),
            season == null ? null : Sql.day(season.to()),
            interval == null ? null : interval.minutes(),
            interval != null && interval.rolling(),
            Sql.name(terms.assessment()),
            terms.minimumKw(),
            terms.coincidentHours() != null,
            contract == null ? null : contract.kw(),
            contract == null ? null : contract.excessRatePerKw(),
            ratchet == null ? null : ratchet.lookbackMonths(),
            ratchet == null ? null : Sql.decimals(ratchet.shareOfMonth()),
            ratchet == null ? null : ratchet.peaksOf())
        .flush();
  }

  private void addTerms(UUID tariff, Tariff version) {
    Rows.Insert adders = rows.into("tariff_energy_adders", "tariff_id, position, adder, rate_kwh");
    int position = 0;
    for (EnergyAdder adder : version.energyAdders()) {
      adders.row(tariff, position++, adder.id(), adder.ratePerKwh());
    }
    adders.flush();
    Rows.Insert fixed =
        rows.into("tariff_fixed_charges", "tariff_id, position, charge, amount, per");
    position = 0;
    for (FixedCharge charge : version.terms().fixedCharges()) {
      fixed.row(tariff, position++, charge.id(), charge.amount(), Sql.name(charge.per()));
    }
    fixed.flush();
    Rows.Insert adjustments =
        rows.into(
            "tariff_adjustments", "tariff_id, position, adjustment, percent, base, before_minimum");
    position = 0;
    for (Adjustment adjustment : version.terms().adjustments()) {
      adjustments.row(
          tariff,
          position++,
          adjustment.id(),
          adjustment.percent(),
          kinds(adjustment.base()),
          adjustment.beforeMinimum());
    }
    adjustments.flush();
  }

  private static Object kinds(Collection<ChargeKind> kinds) {
    return Sql.texts(kinds.stream().map(Sql::name).toList());
  }
}
