package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Unavailability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The equipment registry: what a piece of equipment is, apart from how a schedule's horizon finds
 * it ({@link #lasting}).
 */
public final class EquipmentRepository {
  private static final String COLUMNS =
      "equipment_name, equipment_type, capacity_kw, min_load_kw, efficiency_percent, fuel_type,"
          + " fuel_rate_per_kwh, min_run_time_minutes, max_starts_per_day, startup_energy_kwh,"
          + " location, is_active, mode, max_temperature_c, degradation_factor, standby_kw,"
          + " startup_cost, shutdown_cost, turnaround_minutes, startup_minutes, shutdown_minutes,"
          + " shutdown_energy_kwh, ends_off";

  private final Rows rows;
  private final EquipmentReading reading;

  /** The registry in a database; every call needs a tenant's transaction. */
  public EquipmentRepository(DataSource application) {
    this(new Rows(application));
  }

  EquipmentRepository(Rows rows) {
    this.rows = rows;
    this.reading = new EquipmentReading(rows);
  }

  /** The equipment as the registry keeps it: off, long enough ago for anything. */
  public static Equipment lasting(Equipment equipment) {
    return equipment.foundAs(false, null, 0, null);
  }

  /** One piece of equipment; empty if the tenant has none of that id. */
  public Optional<Versioned<Equipment>> find(String equipmentId) {
    return Optional.ofNullable(reading.byId(List.of(equipmentId)).get(equipmentId));
  }

  /** All of a site, by id. */
  public Map<String, Versioned<Equipment>> ofSite(UUID site) {
    return reading.byId(
        rows.list(
            "SELECT equipment_id FROM heating_equipment WHERE site_id = ?",
            row -> row.text("equipment_id"),
            site));
  }

  /** Equipment by id; ids the tenant does not have are absent. */
  Map<String, Versioned<Equipment>> byId(Collection<String> ids) {
    return reading.byId(ids);
  }

  /** Site of each of some pieces of equipment; those the tenant does not have are absent. */
  public Map<String, UUID> sitesOf(Collection<String> ids) {
    Map<String, UUID> sites = new TreeMap<>();
    rows.list(
            "SELECT equipment_id, site_id FROM heating_equipment WHERE equipment_id = ANY (?)",
            row -> Map.entry(row.text("equipment_id"), row.uuid("site_id")),
            Sql.texts(ids))
        .forEach(entry -> sites.put(entry.getKey(), entry.getValue()));
    return sites;
  }

  /** Registers new equipment. */
  public void add(UUID site, String currency, Equipment equipment) {
    rows.into("heating_equipment", "equipment_id, site_id, currency, " + COLUMNS)
        .row(concat(new Object[] {equipment.equipmentId(), site, currency}, values(equipment)))
        .flush();
    addParts(equipment);
    replaceWindows(equipment);
  }

  /**
   * Changes equipment.
   *
   * @param version the version the change was made from
   */
  public Change update(Equipment equipment, long version) {
    String marks = COLUMNS.replaceAll("[^,]+", "?");
    int changed =
        rows.update(
            """
            UPDATE heating_equipment SET (%s) = ROW (%s), updated_at = now(), version = version + 1
            WHERE equipment_id = ? AND version = ?
            """
                .formatted(COLUMNS, marks),
            concat(values(equipment), equipment.equipmentId(), version));
    if (changed == 0) {
      return rows.one(
              "SELECT version FROM heating_equipment WHERE equipment_id = ?",
              row -> row.number("version"),
              equipment.equipmentId())
          .<Change>map(Change.Stale::new)
          .orElseGet(Change.Missing::new);
    }
    for (String table :
        List.of("equipment_curve_points", "equipment_capacities", "equipment_standby_states")) {
      rows.update(
          "DELETE FROM %s WHERE equipment_id = ?".formatted(table), equipment.equipmentId());
    }
    addParts(equipment);
    replaceWindows(equipment);
    return new Change.Made(version + 1);
  }

  /** Keeps the equipment of a plant: registers what is new and changes what is different. */
  void keep(UUID site, String currency, List<Equipment> equipment) {
    Map<String, Versioned<Equipment>> known =
        reading.byId(equipment.stream().map(Equipment::equipmentId).toList());
    for (Equipment one : equipment) {
      Versioned<Equipment> before = known.get(one.equipmentId());
      if (before == null) {
        add(site, currency, one);
      } else if (!before.value().equals(lasting(one))) {
        Change change = update(one, before.version());
        if (!(change instanceof Change.Made)) {
          // the transaction is undone and may be tried again
          throw new org.springframework.dao.OptimisticLockingFailureException(
              "%s was changed meanwhile".formatted(one.equipmentId()));
        }
      }
    }
    rows.update(
        "UPDATE heating_equipment SET currency = ? WHERE site_id = ? AND currency <> ?",
        currency,
        site,
        currency);
  }

  private void addParts(Equipment equipment) {
    String id = equipment.equipmentId();
    Rows.Insert points = rows.into("equipment_curve_points", "equipment_id, curve, at, percent");
    for (CurvePoint point : equipment.efficiency().loadCurve()) {
      points.row(id, EquipmentReading.LOAD, point.at(), point.percent());
    }
    for (CurvePoint point : equipment.efficiency().outdoorCurve()) {
      points.row(id, EquipmentReading.OUTDOOR, point.at(), point.percent());
    }
    points.flush();
    Rows.Insert capacities = rows.into("equipment_capacities", "equipment_id, dimension, capacity");
    equipment.capacities().forEach((dimension, limit) -> capacities.row(id, dimension, limit));
    capacities.flush();
    Rows.Insert states =
        rows.into(
            "equipment_standby_states",
            "equipment_id, position, state_id, power_kw, shutdown_minutes, shutdown_energy_kwh,"
                + " startup_minutes, startup_energy_kwh");
    int position = 0;
    for (StandbyState state : equipment.transitions().standbyStates()) {
      states.row(
          id,
          position++,
          state.stateId(),
          state.holding().kilowatts(),
          state.shutdownMinutes(),
          state.shutdownEnergy().kilowattHours(),
          state.startupMinutes(),
          state.startupEnergy().kilowattHours());
    }
    states.flush();
  }

  /**
   * A window in which equipment is off.
   *
   * @param availabilityId stays the same while the window does
   */
  public record Window(UUID availabilityId, Unavailability off) {}

  /** The windows of some equipment, in order. */
  public List<Window> windows(String equipmentId) {
    return rows.list(
        "SELECT * FROM equipment_availability WHERE equipment_id = ? ORDER BY unavailable_start,"
            + " unavailable_end, position",
        row -> new Window(row.uuid("availability_id"), EquipmentReading.window(row)),
        equipmentId);
  }

  private void replaceWindows(Equipment equipment) {
    String id = equipment.equipmentId();
    List<Window> known = new ArrayList<>(windows(id));
    Rows.Insert added =
        rows.into(
            "equipment_availability",
            "availability_id, equipment_id, position, unavailable_start, unavailable_end, reason,"
                + " notes");
    int position = 0;
    for (Unavailability off : equipment.unavailable()) {
      Window kept =
          known.stream().filter(window -> window.off().equals(off)).findFirst().orElse(null);
      if (kept == null) {
        added.row(
            UUID.randomUUID(),
            id,
            position++,
            Sql.time(off.window().start()),
            Sql.time(off.window().end()),
            Sql.unlessEmpty(off.reason()),
            Sql.unlessEmpty(off.notes()));
      } else {
        known.remove(kept);
        rows.update(
            "UPDATE equipment_availability SET position = ? WHERE availability_id = ?",
            position++,
            kept.availabilityId());
      }
    }
    rows.update(
        "DELETE FROM equipment_availability WHERE availability_id = ANY (?)",
        Sql.uuids(known.stream().map(Window::availabilityId).toList()));
    added.flush();
  }

  /** How many jobs, schedules, recipes and plans name some equipment. */
  public long uses(String equipmentId) {
    return rows.one(
            """
            SELECT (SELECT count(*) FROM job_equipment WHERE equipment_id = i.id)
              + (SELECT count(*) FROM schedule_equipment WHERE equipment_id = i.id)
              + (SELECT count(*) FROM product_equipment WHERE equipment_id = i.id)
              + (SELECT count(*) FROM optimized_assignments WHERE equipment_id = i.id) AS uses
            FROM (SELECT ?::text AS id) i
            """,
            row -> row.number("uses"),
            equipmentId)
        .orElseThrow();
  }

  /** Removes equipment that nothing names. */
  public void remove(String equipmentId) {
    rows.update("DELETE FROM heating_equipment WHERE equipment_id = ?", equipmentId);
  }

  /** In the order of {@link #COLUMNS}. */
  private static @Nullable Object[] values(Equipment equipment) {
    return new @Nullable Object[] {
      equipment.name(),
      Sql.name(equipment.type()),
      equipment.capacity().kilowatts(),
      equipment.minLoad().kilowatts(),
      equipment.efficiency().ratedPercent(),
      equipment.fuelType(),
      equipment.fuelRatePerKwh(),
      equipment.minRunTimeMinutes(),
      equipment.maxStartsPerDay(),
      equipment.startupEnergy().kilowattHours(),
      Sql.unlessEmpty(equipment.location()),
      equipment.isActive(),
      Sql.name(equipment.mode()),
      equipment.maxTemperatureC(),
      equipment.efficiency().degradationFactor(),
      equipment.standby().kilowatts(),
      equipment.startupCost(),
      equipment.shutdownCost(),
      equipment.turnaroundMinutes(),
      equipment.transitions().startupMinutes(),
      equipment.transitions().shutdownMinutes(),
      equipment.transitions().shutdownEnergy().kilowattHours(),
      equipment.transitions().endsOff()
    };
  }

  private static @Nullable Object[] concat(@Nullable Object[] first, @Nullable Object... then) {
    @Nullable Object[] all = java.util.Arrays.copyOf(first, first.length + then.length);
    System.arraycopy(then, 0, all, first.length, then.length);
    return all;
  }
}
