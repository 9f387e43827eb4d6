package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.server.persistence.PlantRepository.Origin;
import io.heatscheduler.server.persistence.Sql.Row;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Schedules: horizon, status, and the state in which the horizon finds the plant. */
public final class ScheduleRepository {
  private final Rows rows;

  /** The schedules in a database; every call needs a tenant's transaction. */
  public ScheduleRepository(DataSource application) {
    this(new Rows(application));
  }

  ScheduleRepository(Rows rows) {
    this.rows = rows;
  }

  /** A schedule's own row. */
  record Header(
      UUID site,
      UUID tariff,
      Instant start,
      Instant end,
      int slotMinutes,
      Instant asOf,
      @Nullable Power monthToDatePeak,
      @Nullable BigDecimal monthToDateKwh,
      @Nullable RelaxPrices relaxPrices,
      ScheduleStatus status,
      long version) {
    private static Header of(Row row) throws SQLException {
      BigDecimal peak = row.decimalOrNull("month_to_date_peak_kw");
      return new Header(
          row.uuid("site_id"),
          row.uuid("tariff_id"),
          row.instant("horizon_start"),
          row.instant("horizon_end"),
          row.integer("slot_minutes"),
          row.instant("as_of"),
          peak == null ? null : new Power(peak),
          row.decimalOrNull("month_to_date_kwh"),
          relaxPrices(row),
          ScheduleStatus.valueOf(row.text("status")),
          row.number("version"));
    }

    private static @Nullable RelaxPrices relaxPrices(Row row) throws SQLException {
      return row.decimalOrNull("relax_late_hour") == null
          ? null
          : new RelaxPrices(
              row.decimal("relax_late_hour"),
              row.decimal("relax_peak_kw"),
              row.decimal("relax_operator_hour"),
              row.decimal("relax_maintenance_hour"),
              row.decimal("relax_other_equipment"),
              row.decimal("relax_rented_equipment"));
    }
  }

  /**
   * How a horizon finds a piece of equipment.
   *
   * @param lastBatchEnd null: long enough ago
   */
  record FoundState(
      String equipmentId,
      boolean on,
      @Nullable Instant onSince,
      int startsToday,
      @Nullable Instant lastBatchEnd) {}

  UUID add(Plant plant, Instant asOf, String inputHash, UUID site, UUID tariff, Origin origin) {
    UUID id = UUID.randomUUID();
    Power peak = plant.site().monthToDatePeak().forAll();
    RelaxPrices relax = plant.relaxPrices();
    rows.into(
            "production_schedules",
            "schedule_id, schedule_date, source_system, source_reference, provenance_hash, site_id,"
                + " tariff_id, horizon_start, horizon_end, slot_minutes, as_of,"
                + " month_to_date_peak_kw, month_to_date_kwh, relax_late_hour, relax_peak_kw,"
                + " relax_operator_hour, relax_maintenance_hour, relax_other_equipment,"
                + " relax_rented_equipment")
        .row(
            id,
            plant.horizon().dateOf(0),
            origin.system(),
            origin.reference(),
            inputHash,
            site,
            tariff,
            Sql.time(plant.horizon().start()),
            Sql.time(plant.horizon().end()),
            plant.horizon().slotMinutes(),
            Sql.time(asOf),
            peak == null ? null : peak.kilowatts(),
            plant.site().monthToDateKwh(),
            relax == null ? null : relax.lateHour(),
            relax == null ? null : relax.peakKw(),
            relax == null ? null : relax.operatorHour(),
            relax == null ? null : relax.maintenanceHour(),
            relax == null ? null : relax.otherEquipmentJob(),
            relax == null ? null : relax.rentedEquipmentDay())
        .flush();
    addPeaks(id, plant);
    addStates(id, plant);
    return id;
  }

  /** Makes a schedule's own rows these; its plan, if it has one, is of old: it is a draft. */
  void change(UUID schedule, Plant plant, Instant asOf, String inputHash, UUID tariff) {
    Power peak = plant.site().monthToDatePeak().forAll();
    RelaxPrices relax = plant.relaxPrices();
    rows.update(
        """
        UPDATE production_schedules SET status = 'DRAFT', updated_at = now(),
          version = version + 1, schedule_date = ?, provenance_hash = ?, tariff_id = ?,
          horizon_start = ?, horizon_end = ?, slot_minutes = ?, as_of = ?,
          month_to_date_peak_kw = ?, month_to_date_kwh = ?, relax_late_hour = ?,
          relax_peak_kw = ?, relax_operator_hour = ?, relax_maintenance_hour = ?,
          relax_other_equipment = ?, relax_rented_equipment = ?
        WHERE schedule_id = ?
        """,
        plant.horizon().dateOf(0),
        inputHash,
        tariff,
        Sql.time(plant.horizon().start()),
        Sql.time(plant.horizon().end()),
        plant.horizon().slotMinutes(),
        Sql.time(asOf),
        peak == null ? null : peak.kilowatts(),
        plant.site().monthToDateKwh(),
        relax == null ? null : relax.lateHour(),
        relax == null ? null : relax.peakKw(),
        relax == null ? null : relax.operatorHour(),
        relax == null ? null : relax.maintenanceHour(),
        relax == null ? null : relax.otherEquipmentJob(),
        relax == null ? null : relax.rentedEquipmentDay(),
        schedule);
    for (String table : List.of("schedule_peaks", "schedule_past_peaks", "schedule_equipment")) {
      rows.update("DELETE FROM %s WHERE schedule_id = ?".formatted(table), schedule);
    }
    addPeaks(schedule, plant);
    addStates(schedule, plant);
  }

  private void addStates(UUID id, Plant plant) {
    Rows.Insert states =
        rows.into(
            "schedule_equipment",
            "schedule_id, equipment_id, initially_on, on_since, starts_today, last_batch_end");
    for (Equipment one : plant.equipment()) {
      states.row(
          id,
          one.equipmentId(),
          one.initiallyOn(),
          Sql.time(one.onSince()),
          one.startsToday(),
          Sql.time(one.lastBatchEnd()));
    }
    states.flush();
  }

  private void addPeaks(UUID schedule, Plant plant) {
    Rows.Insert peaks = rows.into("schedule_peaks", "schedule_id, component, peak_kw");
    plant
        .site()
        .monthToDatePeak()
        .byComponent()
        .forEach((component, power) -> peaks.row(schedule, component, power.kilowatts()));
    peaks.flush();
    Rows.Insert past = rows.into("schedule_past_peaks", "schedule_id, month, component, peak_kw");
    for (PeakHistory.Peak peak : plant.site().peakHistory().peaks()) {
      past.row(schedule, peak.month().atDay(1), peak.component(), peak.kw());
    }
    past.flush();
  }

  Optional<Header> find(UUID schedule) {
    return rows.one(
        "SELECT * FROM production_schedules WHERE schedule_id = ?", Header::of, schedule);
  }

  MonthToDatePeak monthToDatePeak(UUID schedule, @Nullable Power forAll) {
    Map<String, Power> byComponent = new TreeMap<>();
    rows.list(
            "SELECT component, peak_kw FROM schedule_peaks WHERE schedule_id = ?",
            row -> Map.entry(row.text("component"), new Power(row.decimal("peak_kw"))),
            schedule)
        .forEach(peak -> byComponent.put(peak.getKey(), peak.getValue()));
    return new MonthToDatePeak(forAll, byComponent);
  }

  PeakHistory peakHistory(UUID schedule) {
    return new PeakHistory(
        rows.list(
            "SELECT * FROM schedule_past_peaks WHERE schedule_id = ?",
            row ->
                new PeakHistory.Peak(
                    YearMonth.from(row.date("month")),
                    row.text("component"),
                    row.decimal("peak_kw")),
            schedule));
  }

  List<FoundState> equipment(UUID schedule) {
    return rows.list(
        "SELECT * FROM schedule_equipment WHERE schedule_id = ?",
        row ->
            new FoundState(
                row.text("equipment_id"),
                row.bool("initially_on"),
                row.instantOrNull("on_since"),
                row.integer("starts_today"),
                row.instantOrNull("last_batch_end")),
        schedule);
  }

  /** Optimized schedules that plan with some equipment are drafts again: their plans are of old. */
  public void toDraftWith(Collection<String> equipmentIds) {
    rows.update(
        """
        UPDATE production_schedules s
        SET status = 'DRAFT', updated_at = now(), version = version + 1
        WHERE status = 'OPTIMIZED' AND EXISTS (
          SELECT 1 FROM schedule_equipment e
          WHERE e.tenant_id = s.tenant_id AND e.schedule_id = s.schedule_id
            AND e.equipment_id = ANY (?))
        """,
        Sql.texts(equipmentIds));
  }

  /** Optimized schedules of a site are drafts again. */
  void toDraftOf(UUID site) {
    rows.update(
        """
        UPDATE production_schedules SET status = 'DRAFT', updated_at = now(), version = version + 1
        WHERE status = 'OPTIMIZED' AND site_id = ?
        """,
        site);
  }

  /**
   * Moves a schedule on.
   *
   * @param version the version the decision was made on
   * @throws IllegalArgumentException if the status may not become the next from where that version
   *     stands
   */
  public Change become(UUID schedule, ScheduleStatus next, long version) {
    Optional<Header> current = find(schedule);
    if (current.isEmpty()) {
      return new Change.Missing();
    }
    if (current.get().version() != version) {
      return new Change.Stale(current.get().version());
    }
    ScheduleStatus status = current.get().status();
    if (!status.mayBecome(next)) {
      throw new IllegalArgumentException("a %s schedule cannot become %s".formatted(status, next));
    }
    int changed =
        rows.update(
            """
            UPDATE production_schedules SET status = ?, updated_at = now(), version = version + 1
            WHERE schedule_id = ? AND version = ?
            """,
            next.name(),
            schedule,
            version);
    return changed == 1
        ? new Change.Made(version + 1)
        : find(schedule)
            .<Change>map(header -> new Change.Stale(header.version()))
            .orElseGet(Change.Missing::new);
  }
}
