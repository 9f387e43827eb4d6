package io.heatscheduler.server.live;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a tenant that clients watch: a tariff, a schedule, a run; and changes of them. */
final class LivePlant {
  private static final String HASH = "0".repeat(64);

  final TenantId tenant;
  final UUID tariff = UUID.randomUUID();
  final UUID schedule = UUID.randomUUID();
  final UUID run = UUID.randomUUID();
  private final TenantTransactions transactions;
  private final JdbcClient client;

  LivePlant(TenantId tenant, TenantTransactions transactions, JdbcClient client) {
    this.tenant = tenant;
    this.transactions = transactions;
    this.client = client;
    UUID site = UUID.randomUUID();
    in(
        () -> {
          client
              .sql(
                  "INSERT INTO sites (site_id, site_name, time_zone, currency, operators_limited)"
                      + " VALUES (?, ?, 'Europe/Berlin', 'EUR', false)")
              .params(site, "Works " + site)
              .update();
          client
              .sql(
                  "INSERT INTO energy_tariffs (tariff_id, tariff_name, effective_date,"
                      + " provenance_hash, currency) VALUES (?, 'T', '2026-01-01', ?, 'EUR')")
              .params(tariff, HASH)
              .update();
          client
              .sql(
                  """
                  INSERT INTO production_schedules (schedule_id, schedule_date, provenance_hash,
                    site_id, tariff_id, horizon_start, horizon_end, slot_minutes, as_of)
                  VALUES (?, '2026-01-05', ?, ?, ?, '2026-01-05Z', '2026-01-06Z', 15, '2026-01-05Z')
                  """)
              .params(schedule, HASH, site, tariff)
              .update();
          client
              .sql(
                  "INSERT INTO optimization_runs (run_id, schedule_id, started_at, status) VALUES"
                      + " (?, ?, now(), 'QUEUED')")
              .params(run, schedule)
              .update();
        });
  }

  /** Does some work in the tenant's transaction. */
  void in(Runnable work) {
    transactions.run(tenant, work);
  }

  /** Raises an alert. */
  void alert(String message) {
    in(
        () ->
            client
                .sql(
                    "INSERT INTO alerts (alert_id, code, severity, message, raised_at) VALUES (?,"
                        + " 'TEST', 'INFO', ?, now())")
                .params(UUID.randomUUID(), message)
                .update());
  }

  /** Raises many alerts at once. */
  void alerts(int count, String message) {
    in(
        () ->
            client
                .sql(
                    "INSERT INTO alerts (alert_id, code, severity, message, raised_at) SELECT"
                        + " gen_random_uuid(), 'TEST', 'INFO', ?, now() FROM generate_series(1, ?)")
                .params(message, count)
                .update());
  }

  /** Adds a line to what the run tells. */
  void progress(int seq) {
    in(
        () ->
            client
                .sql(
                    "INSERT INTO run_progress (run_id, seq, occurred_at, stage, message_key,"
                        + " details) VALUES (?, ?, now(), 'inputs.ready', 'search.progress',"
                        + " '{\"work_units\": 7}')")
                .params(run, seq)
                .update());
  }

  /** Changes the run's status. */
  void status(String status) {
    in(
        () ->
            client
                .sql("UPDATE optimization_runs SET status = ?, version = version + 1")
                .params(status)
                .update());
  }

  /** Adds jobs to the schedule with one statement. */
  void jobs(int count) {
    in(
        () ->
            client
                .sql(
                    """
                    INSERT INTO production_jobs (job_id, schedule_id, product_id, quantity,
                      heating_requirement_kwh, duration_minutes, earliest_start, latest_end,
                      priority, job_number)
                    SELECT gen_random_uuid(), ?, 'P', 1, 1, 15, '2026-01-05Z', '2026-01-06Z', 1,
                      'J-' || gen_random_uuid() FROM generate_series(1, ?)
                    """)
                .params(schedule, count)
                .update());
  }

  /** Changes the tariff. */
  void tariff() {
    in(
        () ->
            client
                .sql("UPDATE energy_tariffs SET version = version + 1 WHERE tariff_id = ?")
                .param(tariff)
                .update());
  }
}
