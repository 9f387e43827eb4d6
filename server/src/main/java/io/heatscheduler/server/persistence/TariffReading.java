package io.heatscheduler.server.persistence;

import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayType;
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
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.server.persistence.SeriesRepository.Found;
import io.heatscheduler.server.persistence.Sql.Row;
import io.heatscheduler.server.persistence.Sql.RowReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.MonthDay;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a contract together from its rows. */
final class TariffReading {
  private final Rows rows;
  private final SeriesRepository series;

  TariffReading(Rows rows, SeriesRepository series) {
    this.rows = rows;
    this.series = series;
  }

  /** A contract with all its versions; the version number is the first version's row's. */
  Optional<Versioned<Tariff>> contract(UUID contract) {
    List<Versioned<Tariff>> versions =
        rows
            .list(
                """
                SELECT * FROM energy_tariffs WHERE tariff_id = ? OR first_version_id = ?
                ORDER BY first_version_id IS NOT NULL, effective_date
                """,
                Header::of,
                contract,
                contract)
            .stream()
            .map(header -> new Versioned<>(version(header), header.rowVersion()))
            .toList();
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    List<Tariff> later = versions.stream().skip(1).map(Versioned::value).toList();
    Versioned<Tariff> first = versions.getFirst();
    return Optional.of(new Versioned<>(first.value().withLaterVersions(later), first.version()));
  }

  /**
   * A version's own row, with what is in other tables left empty.
   *
   * @param alone the tariff without periods, charges and prices
   */
  private record Header(UUID id, long rowVersion, Tariff alone) {
    static Header of(Row row) throws SQLException {
      BigDecimal minimum = row.decimalOrNull("minimum_amount");
      BigDecimal free = row.decimalOrNull("free_kvarh_per_kwh");
      BigDecimal least = row.decimalOrNull("minimum_power_factor");
      BillTerms terms =
          new BillTerms(
              new TierRules(
                  row.constant("tier_scope", TierRules.Scope.class),
                  row.textOrNull("hours_use_component")),
              List.of(),
              minimum == null
                  ? null
                  : new MinimumBill(
                      minimum,
                      row.constant("minimum_per", ChargePer.class),
                      kinds(row, "minimum_base")),
              List.of(),
              free == null && least == null
                  ? null
                  : new PowerFactorTerms(free, row.decimalOrNull("rate_kvarh"), least));
      return new Header(
          row.uuid("tariff_id"),
          row.number("version"),
          new Tariff(
              row.text("tariff_name"),
              row.textOrEmpty("utility_provider"),
              row.textOrEmpty("rate_schedule_code"),
              row.date("effective_date"),
              row.dateOrNull("expiry_date"),
              Currency.getInstance(row.text("currency")),
              row.decimal("fixed_charge_per_day"),
              List.of(),
              List.of(),
              null,
              List.of(),
              terms,
              List.of()));
    }
  }

  private Tariff version(Header header) {
    UUID id = header.id();
    Tariff alone = header.alone();
    StepSeries prices = series.ofTariff(id).stream().map(Found::series).findFirst().orElse(null);
    List<FixedCharge> fixed =
        ofTariff(
            "tariff_fixed_charges",
            id,
            row ->
                new FixedCharge(
                    row.text("charge"),
                    row.decimal("amount"),
                    row.constant("per", ChargePer.class)));
    List<Adjustment> adjustments =
        ofTariff(
            "tariff_adjustments",
            id,
            row ->
                new Adjustment(
                    row.text("adjustment"),
                    row.decimal("percent"),
                    kinds(row, "base"),
                    row.bool("before_minimum")));
    return new Tariff(
        alone.name(),
        alone.utilityProvider(),
        alone.rateScheduleCode(),
        alone.effectiveDate(),
        alone.expiryDate(),
        alone.currency(),
        alone.fixedChargePerDay(),
        periods(id),
        demandCharges(id),
        prices,
        ofTariff(
            "tariff_energy_adders",
            id,
            row -> new EnergyAdder(row.text("adder"), row.decimal("rate_kwh"))),
        alone.terms().withFixedCharges(fixed).withAdjustments(adjustments),
        List.of());
  }

  private List<TariffPeriod> periods(UUID tariff) {
    Map<UUID, List<EnergyTier>> tiers =
        rows.group(
            """
            SELECT t.* FROM tariff_period_tiers t JOIN tariff_periods p USING (tenant_id, period_id)
            WHERE p.tariff_id = ? ORDER BY t.period_id, t.position
            """,
            row -> row.uuid("period_id"),
            row ->
                new EnergyTier(
                    row.decimal("rate_kwh"),
                    row.decimalOrNull("tier_max"),
                    row.constant("unit", TierUnit.class)),
            tariff);
    return ofTariff(
        "tariff_periods",
        tariff,
        row ->
            new TariffPeriod(
                row.constant("day_type", DayType.class),
                window(row),
                row.decimal("energy_rate_kwh"),
                row.decimal("demand_rate_kw"),
                row.text("period_category"),
                season(row),
                Sql.of(tiers, row.uuid("period_id"))));
  }

  private List<DemandCharge> demandCharges(UUID tariff) {
    Map<UUID, List<DemandTier>> tiers =
        ofComponents(
            "demand_component_tiers",
            tariff,
            row -> new DemandTier(row.decimal("rate_kw"), row.decimalOrNull("max_kw")));
    Map<UUID, List<DayWindow>> windows =
        ofComponents(
            "demand_component_windows",
            tariff,
            row -> new DayWindow(constants(row, "day_types", DayType.class), window(row)));
    Map<UUID, List<Interval>> hours =
        ofComponents(
            "demand_component_hours",
            tariff,
            row -> new Interval(row.instant("starts_at"), row.instant("ends_at")));
    return ofTariff(
        "demand_components",
        tariff,
        row -> {
          UUID id = row.uuid("component_id");
          return new DemandCharge(
              row.text("component"),
              Sql.of(tiers, id),
              season(row),
              terms(
                  row, Sql.of(windows, id), row.bool("is_coincident") ? Sql.of(hours, id) : null));
        });
  }

  private static DemandTerms terms(
      Row row, List<DayWindow> windows, @Nullable List<Interval> coincident) throws SQLException {
    Integer interval = row.integerOrNull("interval_minutes");
    Integer lookback = row.integerOrNull("ratchet_months");
    List<BigDecimal> shares = row.decimalsOrNull("ratchet_shares");
    BigDecimal contract = row.decimalOrNull("contract_kw");
    return new DemandTerms(
        windows,
        coincident,
        interval == null ? null : new DemandInterval(interval, row.bool("is_rolling")),
        row.constant("assessed", Assessment.class),
        row.decimal("minimum_kw"),
        lookback == null || shares == null
            ? null
            : new Ratchet(shares, lookback, row.textOrNull("ratchet_peaks_of")),
        contract == null ? null : new ContractDemand(contract, row.decimal("excess_rate_kw")));
  }

  private <T> List<T> ofTariff(String table, UUID tariff, RowReader<T> reader) {
    return rows.list(
        "SELECT * FROM %s WHERE tariff_id = ? ORDER BY position".formatted(table), reader, tariff);
  }

  private <T> Map<UUID, List<T>> ofComponents(String table, UUID tariff, RowReader<T> reader) {
    return rows.group(
        """
        SELECT t.* FROM %s t JOIN demand_components c USING (tenant_id, component_id)
        WHERE c.tariff_id = ? ORDER BY t.component_id, t.position
        """
            .formatted(table),
        row -> row.uuid("component_id"),
        reader,
        tariff);
  }

  private static DailyWindow window(Row row) throws SQLException {
    return new DailyWindow(row.clock("start_time"), row.clock("end_time"));
  }

  private static @Nullable Season season(Row row) throws SQLException {
    MonthDay from = row.dayOrNull("season_from");
    MonthDay to = row.dayOrNull("season_to");
    return from == null || to == null ? null : new Season(from, to);
  }

  private static Set<ChargeKind> kinds(Row row, String column) throws SQLException {
    return constants(row, column, ChargeKind.class);
  }

  private static <E extends Enum<E>> Set<E> constants(Row row, String column, Class<E> type)
      throws SQLException {
    Set<E> constants = EnumSet.noneOf(type);
    for (String name : row.texts(column)) {
      constants.add(Sql.constantOf(name, type));
    }
    return constants;
  }
}
