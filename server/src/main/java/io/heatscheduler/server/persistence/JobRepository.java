package io.heatscheduler.server.persistence;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.server.persistence.Sql.RowReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Jobs of a schedule, each under its number and a UUID of its own. */
final class JobRepository {
  private static final String MUST_RUN = "must_run";
  private static final String CANNOT_RUN = "cannot_run";

  private final Rows rows;

  JobRepository(Rows rows) {
    this.rows = rows;
  }

  void add(UUID schedule, List<Job> jobs) {
    addParts(jobs, addRows(schedule, jobs));
  }

  /**
   * Makes a schedule's jobs these. Rows stay where the number does: plans of earlier runs refer to
   * them; a job that is gone is marked, and comes back under its number.
   */
  void replace(UUID schedule, List<Job> jobs) {
    Map<String, Job> before = new HashMap<>(); // looked up only, as the others here
    ofSchedule(schedule).forEach(job -> before.put(job.jobId(), job));
    Map<String, UUID> rowsByNumber = new HashMap<>();
    rows.list(
            "SELECT job_number, job_id FROM production_jobs WHERE schedule_id = ?",
            row -> Map.entry(row.text("job_number"), row.uuid("job_id")),
            schedule)
        .forEach(row -> rowsByNumber.put(row.getKey(), row.getValue()));
    List<Job> changed = jobs.stream().filter(job -> !job.equals(before.get(job.jobId()))).toList();
    Set<String> now = jobs.stream().map(Job::jobId).collect(Collectors.toSet());
    List<UUID> gone =
        before.keySet().stream()
            .filter(number -> !now.contains(number))
            .map(number -> Objects.requireNonNull(rowsByNumber.get(number)))
            .toList();
    rows.update(
        "UPDATE production_jobs SET removed_at = now(), version = version + 1 WHERE job_id = ANY"
            + " (?)",
        Sql.uuids(gone));
    List<UUID> cleared = new ArrayList<>(gone);
    List<Job> added = new ArrayList<>();
    for (Job job : changed) {
      UUID row = rowsByNumber.get(job.jobId());
      if (row == null) {
        added.add(job);
      } else {
        cleared.add(row);
        update(row, job);
      }
    }
    for (String table :
        List.of(
            "job_equipment", "job_predecessors", "job_windows", "job_power_shares", "job_uses")) {
      rows.update("DELETE FROM %s WHERE job_id = ANY (?)".formatted(table), Sql.uuids(cleared));
    }
    rowsByNumber.putAll(addRows(schedule, added));
    addParts(changed, rowsByNumber);
  }

  private void update(UUID row, Job job) {
    rows.update(
        """
        UPDATE production_jobs SET product_id = ?, product_name = ?, quantity = ?, unit = ?,
          heating_requirement_kwh = ?, temperature_setpoint_c = ?, duration_minutes = ?,
          earliest_start = ?, latest_end = ?, priority = ?, operators_required = ?,
          planned_start = ?, planned_equipment = ?, removed_at = NULL, version = version + 1
        WHERE job_id = ?
        """,
        job.productId(),
        Sql.unlessEmpty(job.productName()),
        job.quantity(),
        Sql.unlessEmpty(job.unit()),
        job.heat().kilowattHours(),
        job.temperatureSetpointC(),
        job.durationMinutes(),
        Sql.time(job.earliestStart()),
        Sql.time(job.latestEnd()),
        job.priority(),
        job.operatorsRequired(),
        Sql.time(job.plannedStart()),
        job.plannedEquipment(),
        row);
  }

  /** Version of a job's row; empty if the schedule has no such job. */
  Optional<Long> version(UUID schedule, String number) {
    return rows.one(
        """
        SELECT version FROM production_jobs
        WHERE schedule_id = ? AND job_number = ? AND removed_at IS NULL
        """,
        row -> row.number("version"),
        schedule,
        number);
  }

  private Map<String, UUID> addRows(UUID schedule, List<Job> jobs) {
    Map<String, UUID> ids = new HashMap<>(); // looked up only
    Rows.Insert added =
        rows.into(
            "production_jobs",
            "job_id, schedule_id, job_number, product_id, product_name, quantity, unit,"
                + " heating_requirement_kwh, temperature_setpoint_c, duration_minutes,"
                + " earliest_start, latest_end, priority, operators_required, planned_start,"
                + " planned_equipment");
    for (Job job : jobs) {
      UUID id = UUID.randomUUID();
      ids.put(job.jobId(), id);
      added.row(
          id,
          schedule,
          job.jobId(),
          job.productId(),
          Sql.unlessEmpty(job.productName()),
          job.quantity(),
          Sql.unlessEmpty(job.unit()),
          job.heat().kilowattHours(),
          job.temperatureSetpointC(),
          job.durationMinutes(),
          Sql.time(job.earliestStart()),
          Sql.time(job.latestEnd()),
          job.priority(),
          job.operatorsRequired(),
          Sql.time(job.plannedStart()),
          job.plannedEquipment());
    }
    added.flush();
    return ids;
  }

  private void addParts(List<Job> jobs, Map<String, UUID> ids) {
    Rows.Insert equipment = rows.into("job_equipment", "job_id, equipment_id");
    Rows.Insert predecessors = rows.into("job_predecessors", "job_id, predecessor_id");
    Rows.Insert windows = rows.into("job_windows", "job_id, kind, position, starts_at, ends_at");
    Rows.Insert shares = rows.into("job_power_shares", "job_id, position, share");
    Rows.Insert uses = rows.into("job_uses", "job_id, dimension, amount");
    for (Job job : jobs) {
      UUID id = Objects.requireNonNull(ids.get(job.jobId()));
      job.eligibleEquipment().forEach(one -> equipment.row(id, one));
      job.predecessors().forEach(one -> predecessors.row(id, ids.get(one)));
      addWindows(windows, id, MUST_RUN, job.mustRun());
      addWindows(windows, id, CANNOT_RUN, job.cannotRun());
      int position = 0;
      for (BigDecimal share : job.powerProfile()) {
        shares.row(id, position++, share);
      }
      job.uses().forEach((dimension, amount) -> uses.row(id, dimension, amount));
    }
    List.of(equipment, predecessors, windows, shares, uses).forEach(Rows.Insert::flush);
  }

  private static void addWindows(
      Rows.Insert windows, UUID job, String kind, List<Interval> intervals) {
    int position = 0;
    for (Interval window : intervals) {
      windows.row(job, kind, position++, Sql.time(window.start()), Sql.time(window.end()));
    }
  }

  List<Job> ofSchedule(UUID schedule) {
    Map<UUID, List<String>> equipment =
        parts("job_equipment", "equipment_id", schedule, row -> row.text("equipment_id"));
    Map<UUID, List<String>> predecessors =
        rows.group(
            """
            SELECT p.job_id, before.job_number
            FROM job_predecessors p
              JOIN production_jobs before
                ON before.tenant_id = p.tenant_id AND before.job_id = p.predecessor_id
            WHERE before.schedule_id = ?
            """,
            row -> row.uuid("job_id"),
            row -> row.text("job_number"),
            schedule);
    Map<UUID, List<Interval>> mustRun = windows(schedule, MUST_RUN);
    Map<UUID, List<Interval>> cannotRun = windows(schedule, CANNOT_RUN);
    Map<UUID, List<BigDecimal>> shares =
        parts("job_power_shares", "position", schedule, row -> row.decimal("share"));
    Map<UUID, List<Map.Entry<String, BigDecimal>>> uses =
        parts(
            "job_uses",
            "dimension",
            schedule,
            row -> Map.entry(row.text("dimension"), row.decimal("amount")));
    return rows.list(
        "SELECT * FROM production_jobs WHERE schedule_id = ? AND removed_at IS NULL",
        row -> {
          UUID id = row.uuid("job_id");
          return new Job(
              row.text("job_number"),
              row.text("product_id"),
              row.textOrEmpty("product_name"),
              row.decimal("quantity"),
              row.textOrEmpty("unit"),
              new Energy(row.decimal("heating_requirement_kwh")),
              row.decimalOrNull("temperature_setpoint_c"),
              row.integer("duration_minutes"),
              row.instant("earliest_start"),
              row.instant("latest_end"),
              row.integer("priority"),
              Sql.of(equipment, id),
              row.integer("operators_required"),
              Sql.of(predecessors, id),
              Sql.of(mustRun, id),
              Sql.of(cannotRun, id),
              Sql.of(shares, id),
              Sql.of(uses, id).stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
              row.instantOrNull("planned_start"),
              row.textOrNull("planned_equipment"));
        },
        schedule);
  }

  private Map<UUID, List<Interval>> windows(UUID schedule, String kind) {
    return rows.group(
        """
        SELECT w.* FROM job_windows w JOIN production_jobs j USING (tenant_id, job_id)
        WHERE j.schedule_id = ? AND w.kind = ? ORDER BY w.job_id, w.position
        """,
        row -> row.uuid("job_id"),
        row -> new Interval(row.instant("starts_at"), row.instant("ends_at")),
        schedule,
        kind);
  }

  private <T> Map<UUID, List<T>> parts(
      String table, String order, UUID schedule, RowReader<T> reader) {
    return rows.group(
        """
        SELECT p.* FROM %s p JOIN production_jobs j USING (tenant_id, job_id)
        WHERE j.schedule_id = ? ORDER BY p.job_id, p.%s
        """
            .formatted(table, order),
        row -> row.uuid("job_id"),
        reader,
        schedule);
  }
}
