package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.server.persistence.Sql.Row;
import io.heatscheduler.server.persistence.Sql.RowReader;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts registered equipment together from its rows: one query per table, however many there are.
 */
final class EquipmentReading {
  static final String LOAD = "load";
  static final String OUTDOOR = "outdoor";

  private final Rows rows;

  EquipmentReading(Rows rows) {
    this.rows = rows;
  }

  /** Rows that belong to equipment, by its id. */
  private record Parts(
      Map<String, List<CurvePoint>> loadCurves,
      Map<String, List<CurvePoint>> outdoorCurves,
      Map<String, List<Map.Entry<String, BigDecimal>>> capacities,
      Map<String, List<StandbyState>> standbyStates,
      Map<String, List<Unavailability>> windows) {}

  /** Equipment by id; ids the tenant does not have are absent. */
  Map<String, Versioned<Equipment>> byId(Collection<String> ids) {
    Parts parts =
        new Parts(
            curves(ids, LOAD),
            curves(ids, OUTDOOR),
            parts(
                ids,
                "equipment_capacities",
                "dimension",
                row -> Map.entry(row.text("dimension"), row.decimal("capacity"))),
            parts(ids, "equipment_standby_states", "position", EquipmentReading::standbyState),
            parts(ids, "equipment_availability", "position", EquipmentReading::window));
    Map<String, Versioned<Equipment>> found = new TreeMap<>();
    rows.list(
            "SELECT * FROM heating_equipment WHERE equipment_id = ANY (?)",
            row -> new Versioned<>(equipment(row, parts), row.number("version")),
            Sql.texts(ids))
        .forEach(one -> found.put(one.value().equipmentId(), one));
    return found;
  }

  private <T> Map<String, List<T>> parts(
      Collection<String> ids, String table, String order, RowReader<T> reader) {
    return rows.group(
        "SELECT * FROM %s WHERE equipment_id = ANY (?) ORDER BY equipment_id, %s"
            .formatted(table, order),
        row -> row.text("equipment_id"),
        reader,
        Sql.texts(ids));
  }

  private Map<String, List<CurvePoint>> curves(Collection<String> ids, String curve) {
    return rows.group(
        """
        SELECT * FROM equipment_curve_points WHERE equipment_id = ANY (?) AND curve = ?
        ORDER BY equipment_id, at
        """,
        row -> row.text("equipment_id"),
        row -> new CurvePoint(row.decimal("at"), row.decimal("percent")),
        Sql.texts(ids),
        curve);
  }

  private static StandbyState standbyState(Row row) throws SQLException {
    return new StandbyState(
        row.text("state_id"),
        new Power(row.decimal("power_kw")),
        row.integer("shutdown_minutes"),
        new Energy(row.decimal("shutdown_energy_kwh")),
        row.integer("startup_minutes"),
        new Energy(row.decimal("startup_energy_kwh")));
  }

  static Unavailability window(Row row) throws SQLException {
    return new Unavailability(
        new Interval(row.instant("unavailable_start"), row.instant("unavailable_end")),
        row.textOrEmpty("reason"),
        row.textOrEmpty("notes"));
  }

  private static Equipment equipment(Row row, Parts parts) throws SQLException {
    String id = row.text("equipment_id");
    return new Equipment(
        id,
        row.text("equipment_name"),
        row.constant("equipment_type", EquipmentType.class),
        row.textOrEmpty("location"),
        row.bool("is_active"),
        new Power(row.decimal("capacity_kw")),
        new Power(row.decimal("min_load_kw")),
        new Efficiency(
            row.decimal("efficiency_percent"),
            Sql.of(parts.loadCurves(), id),
            Sql.of(parts.outdoorCurves(), id),
            row.decimal("degradation_factor")),
        row.text("fuel_type"),
        row.decimalOrNull("fuel_rate_per_kwh"),
        row.integer("min_run_time_minutes"),
        row.integerOrNull("max_starts_per_day"),
        new Energy(row.decimal("startup_energy_kwh")),
        row.constant("mode", OperatingMode.class),
        row.decimalOrNull("max_temperature_c"),
        false,
        null,
        0,
        new Power(row.decimal("standby_kw")),
        row.decimal("startup_cost"),
        row.decimal("shutdown_cost"),
        row.integer("turnaround_minutes"),
        null,
        Sql.of(parts.capacities(), id).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        Sql.of(parts.windows(), id),
        new Transitions(
            row.integer("startup_minutes"),
            row.integer("shutdown_minutes"),
            new Energy(row.decimal("shutdown_energy_kwh")),
            row.bool("ends_off"),
            Sql.of(parts.standbyStates(), id)));
  }
}
