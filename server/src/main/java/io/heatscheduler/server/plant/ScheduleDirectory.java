package io.heatscheduler.server.plant;

import io.heatscheduler.server.persistence.PlantRepository;
import io.heatscheduler.server.persistence.ScheduleStatus;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds schedules of a tenant. */
@Component
public final class ScheduleDirectory {
  private static final String SELECT =
      """
      SELECT s.*, p.site_name, t.tariff_name,
        (SELECT count(*) FROM production_jobs j
         WHERE j.schedule_id = s.schedule_id AND j.removed_at IS NULL) AS job_count
      FROM production_schedules s
        JOIN sites p USING (tenant_id, site_id)
        JOIN energy_tariffs t USING (tenant_id, tariff_id)
      """;
  private static final String WHERE =
      """
      WHERE (:status::text IS NULL OR s.status = :status::text)
        AND (:site::uuid IS NULL OR s.site_id = :site::uuid)
      """;
  private static final Map<String, String> SORT =
      Map.of(
          "scheduleDate", "s.schedule_date",
          "createdAt", "s.created_at",
          "updatedAt", "s.updated_at",
          "status", "s.status");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final PlantRepository plants;

  ScheduleDirectory(TenantTransactions transactions, JdbcClient client, PlantRepository plants) {
    this.transactions = transactions;
    this.client = client;
    this.plants = plants;
  }

  /** A page of schedules; filters: status, site. */
  public Page<Schedule> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<Schedule> schedules =
              client
                  .sql(
                      "%s %s ORDER BY %s LIMIT :size OFFSET :offset"
                          .formatted(SELECT, WHERE, query.orderBy(SORT, "s.schedule_id")))
                  .param("status", query.filter("status").orElse(null))
                  .param("site", query.filter("site").orElse(null))
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> schedule(row))
                  .list();
          long total =
              client
                  .sql("SELECT count(*) FROM production_schedules s " + WHERE)
                  .param("status", query.filter("status").orElse(null))
                  .param("site", query.filter("site").orElse(null))
                  .query(Long.class)
                  .single();
          return Page.of(query, schedules, total);
        });
  }

  /** One schedule; 404 if the tenant has no such. */
  public Schedule get(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> find(id));
  }

  /** A schedule with its whole plant; 404 if the tenant has no such. */
  public StoredPlant plant(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> plants.find(id)).orElseThrow(Problem::notFound);
  }

  /** One schedule, in the tenant's transaction of this thread. */
  Schedule find(UUID id) {
    return client
        .sql(SELECT + " WHERE s.schedule_id = ?")
        .param(id)
        .query((row, number) -> schedule(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    return new Schedule(
        uuid(row, "schedule_id"),
        Objects.requireNonNull(row.getObject("schedule_date", LocalDate.class)),
        ScheduleStatus.valueOf(row.getString("status")),
        uuid(row, "site_id"),
        row.getString("site_name"),
        uuid(row, "tariff_id"),
        row.getString("tariff_name"),
        instant(row, "horizon_start"),
        instant(row, "horizon_end"),
        row.getInt("slot_minutes"),
        instant(row, "as_of"),
        row.getInt("job_count"),
        row.getString("source_system"),
        row.getString("source_reference"),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        instantOrNull(row, "published_at"),
        row.getObject("published_by", UUID.class),
        row.getObject("published_run_id", UUID.class),
        row.getLong("version"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column), column);
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
