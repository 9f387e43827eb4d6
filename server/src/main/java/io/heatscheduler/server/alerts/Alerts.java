package io.heatscheduler.server.alerts;

import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alerts of all tenants. */
@Component
class Alerts {
  private static final String STATE =
      """
      CASE WHEN resolved_at IS NOT NULL THEN 'RESOLVED'
           WHEN acknowledged_at IS NOT NULL THEN 'ACKNOWLEDGED' ELSE 'OPEN' END\
      """;
  private static final String SELECT = "SELECT *, " + STATE + " AS state FROM alerts ";
  private static final String FILTERS =
      "WHERE (:state::text IS NULL OR %s = :state) ".formatted(STATE)
          + """
          AND (:severity::text IS NULL OR severity = :severity)
          AND (:code::text IS NULL OR code = :code)
          AND (:subjectId::text IS NULL OR subject_id = :subjectId)
          """;
  private static final Map<String, String> SORT =
      Map.of(
          "raisedAt",
          "raised_at",
          "severity",
          "array_position(ARRAY['INFO', 'WARNING', 'CRITICAL'], severity::text)");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog audit;
  private final Clock clock;

  Alerts(TenantTransactions transactions, JdbcClient client, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.client = client;
    this.audit = audit;
    this.clock = clock;
  }

  /** A page of alerts; filters: state, severity, code, subjectId. */
  Page<Alert> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<Alert> alerts =
              filtered(
                      SELECT
                          + FILTERS
                          + "ORDER BY %s LIMIT :size OFFSET :offset"
                              .formatted(query.orderBy(SORT, "alert_id")),
                      query)
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> alert(row))
                  .list();
          long total =
              filtered("SELECT count(*) FROM alerts " + FILTERS, query).query(Long.class).single();
          return Page.of(query, alerts, total);
        });
  }

  private JdbcClient.StatementSpec filtered(String sql, ListQuery query) {
    JdbcClient.StatementSpec statement = client.sql(sql);
    for (String name : List.of("state", "severity", "code", "subjectId")) {
      statement = statement.param(name, query.filter(name).orElse(null));
    }
    return statement;
  }

  /** One alert; 404 if the tenant has no such. */
  Alert get(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> find(id, ""));
  }

  /** Notes that somebody knows; who says so twice is not refused, and changes nothing. */
  Alert acknowledge(TenantId tenant, String actor, UUID id, @Nullable String ifMatch) {
    return transactions.in(
        tenant,
        () -> {
          Alert before = find(id, " FOR UPDATE");
          Versions.require(ifMatch, before.version());
          if (before.acknowledgedAt() != null) {
            return before;
          }
          client
              .sql(
                  "UPDATE alerts SET acknowledged_at = ?, acknowledged_by = ?, version = version"
                      + " + 1 WHERE alert_id = ?")
              .params(now(), actor, id)
              .update();
          Alert after = find(id, "");
          audit.append(
              tenant,
              new AuditEntry(
                  actor, "alert.acknowledge", "alert", id.toString(), before.json(), after.json()));
          return after;
        });
  }

  /**
   * Raises an alert in the tenant's transaction; one event raises one alert of a code, however
   * often it is handled.
   */
  void raise(UUID event, NewAlert alert, String subjectType, UUID subject) {
    UUID id = UUID.nameUUIDFromBytes((event + " " + alert.code()).getBytes(StandardCharsets.UTF_8));
    client
        .sql(
            """
            INSERT INTO alerts
              (alert_id, code, severity, message, subject_type, subject_id, raised_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
        .params(
            id,
            alert.code(),
            alert.severity().name(),
            alert.message().replace("\0", ""),
            subjectType,
            subject.toString(),
            now())
        .update();
  }

  /** The cause of a subject's alerts is gone; in the tenant's transaction. */
  void resolve(String subjectType, UUID subject) {
    client
        .sql(
            """
            UPDATE alerts SET resolved_at = ?, version = version + 1
            WHERE resolved_at IS NULL AND subject_type = ? AND subject_id = ?
            """)
        .params(now(), subjectType, subject.toString())
        .update();
  }

  /** A newer run of a schedule takes the place of earlier ones; in the tenant's transaction. */
  void resolveEarlierRuns(UUID run) {
    client
        .sql(
            """
            UPDATE alerts SET resolved_at = ?, version = version + 1
            WHERE resolved_at IS NULL AND subject_type = 'run' AND subject_id IN (
              SELECT earlier.run_id::text
              FROM optimization_runs earlier
                JOIN optimization_runs newer USING (tenant_id, schedule_id)
              WHERE newer.run_id = ? AND earlier.started_at < newer.started_at)
            """)
        .params(now(), run)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private Alert find(UUID id, String lock) {
    return client
        .sql(SELECT + "WHERE alert_id = ?" + lock)
        .param(id)
        .query((row, number) -> alert(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        Objects.requireNonNull(row.getObject("alert_id", UUID.class)),
        Objects.requireNonNull(row.getString("code")),
        Severity.valueOf(row.getString("severity")),
        AlertState.valueOf(row.getString("state")),
        Objects.requireNonNull(row.getString("message")),
        row.getString("subject_type"),
        row.getString("subject_id"),
        Objects.requireNonNull(instant(row, "raised_at")),
        instant(row, "acknowledged_at"),
        row.getString("acknowledged_by"),
        instant(row, "resolved_at"),
        row.getLong("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
