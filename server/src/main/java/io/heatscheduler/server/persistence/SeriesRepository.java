package io.heatscheduler.server.persistence;

import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.StepSeries.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices, loads, CO2 intensities and temperatures over time, owned by a tariff or a schedule. */
final class SeriesRepository {
  private final Rows rows;

  SeriesRepository(Rows rows) {
    this.rows = rows;
  }

  /** What a series is of; {@code unit} is that of its values. */
  enum Kind {
    ENERGY_PRICE("money/kWh"),
    BASE_LOAD("kW"),
    CO2_INTENSITY("kg/kWh"),
    OUTDOOR_TEMPERATURE("C");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }
  }

  /**
   * A series as found.
   *
   * @param fuelType of a CO2 intensity; empty otherwise
   */
  record Found(Kind kind, String fuelType, StepSeries series) {}

  void addToTariff(UUID tariff, StepSeries prices) {
    add(Kind.ENERGY_PRICE, null, tariff, null, prices);
  }

  void addToSchedule(UUID schedule, Kind kind, @Nullable String fuelType, StepSeries series) {
    add(kind, schedule, null, fuelType, series);
  }

  /** Removes a schedule's series. */
  void removeFromSchedule(UUID schedule) {
    rows.update("DELETE FROM time_series WHERE schedule_id = ?", schedule);
  }

  List<Found> ofSchedule(UUID schedule) {
    return find("schedule_id", schedule);
  }

  List<Found> ofTariff(UUID tariff) {
    return find("tariff_id", tariff);
  }

  private void add(
      Kind kind,
      @Nullable UUID schedule,
      @Nullable UUID tariff,
      @Nullable String fuelType,
      StepSeries series) {
    UUID id = UUID.randomUUID();
    boolean constant = series.isConstant();
    rows.into(
            "time_series",
            "series_id, kind, unit, schedule_id, tariff_id, fuel_type, constant_value, series_end")
        .row(
            id,
            Sql.name(kind),
            kind.unit,
            schedule,
            tariff,
            fuelType,
            constant ? series.steps().getFirst().value() : null,
            constant ? null : Sql.time(series.end()))
        .flush();
    if (!constant) {
      Rows.Insert steps = rows.into("series_steps", "series_id, starts_at, step_value");
      series.steps().forEach(step -> steps.row(id, Sql.time(step.start()), step.value()));
      steps.flush();
    }
  }

  private List<Found> find(String ownerColumn, UUID owner) {
    Map<UUID, List<Step>> steps =
        rows.group(
            """
            SELECT s.series_id, s.starts_at, s.step_value
            FROM series_steps s JOIN time_series t USING (tenant_id, series_id)
            WHERE t.%s = ? ORDER BY s.series_id, s.starts_at
            """
                .formatted(ownerColumn),
            row -> row.uuid("series_id"),
            row -> new Step(row.instant("starts_at"), row.decimal("step_value")),
            owner);
    return rows.list(
        "SELECT * FROM time_series WHERE %s = ? ORDER BY kind, fuel_type".formatted(ownerColumn),
        row -> {
          BigDecimal constant = row.decimalOrNull("constant_value");
          Instant end = row.instantOrNull("series_end");
          StepSeries series =
              constant != null || end == null
                  ? StepSeries.constant(row.decimal("constant_value"))
                  : new StepSeries(Sql.of(steps, row.uuid("series_id")), end);
          return new Found(row.constant("kind", Kind.class), row.textOrEmpty("fuel_type"), series);
        },
        owner);
  }
}
