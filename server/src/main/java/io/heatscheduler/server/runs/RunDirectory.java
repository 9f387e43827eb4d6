package io.heatscheduler.server.runs;

import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.RunStatus;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs as the API shows them. */
@Component
class RunDirectory {
  private static final String SELECT =
      """
      SELECT run_id, schedule_id, status, stage, attempt, started_at, completed_at,
             cancel_requested_at, requested_by, settings::text AS settings, jobs_count, currency,
             objective_value, baseline_cost_usd, savings_usd, savings_percent, assignments_count,
             constraints_violated, solver_type, solver_time_seconds, termination_reason,
             bound_value, gap_percent, input_hash, optimization_hash, cost_hash, report_hash,
             release, findings::text AS findings, version,
             (SELECT old_run_id FROM replans WHERE new_run_id = run_id) AS replan_of
      FROM optimization_runs
      """;
  private static final String FILTERS =
      """
      WHERE (:status::text IS NULL OR status = :status)
        AND (:scheduleId::uuid IS NULL OR schedule_id = :scheduleId::uuid)
      """;
  private static final Map<String, String> SORT =
      Map.of(
          "acceptedAt", "started_at",
          "completedAt", "completed_at",
          "status", "status",
          "objective", "objective_value");

  /** Every event, and of the search's steps at most about a hundred, the last one among them. */
  private static final String PROGRESS =
      """
      SELECT seq, occurred_at, stage, message_key, details ->> 'work_units' AS work_units,
             details ->> 'incumbent' AS incumbent, details ->> 'bound' AS bound
      FROM (
        SELECT *, row_number() OVER (PARTITION BY message_key ORDER BY seq) AS nth,
               count(*) OVER (PARTITION BY message_key) AS many
        FROM run_progress WHERE run_id = ?
      ) AS told
      WHERE message_key <> 'search.progress' OR nth = many
         OR nth % greatest(1, ceil(many / 100.0)::int) = 1 % greatest(1, ceil(many / 100.0)::int)
      ORDER BY seq
      """;

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final JsonMapper json;

  RunDirectory(TenantTransactions transactions, JdbcClient client, JsonMapper json) {
    this.transactions = transactions;
    this.client = client;
    this.json = json;
  }

  /** A page of runs; filters: status, scheduleId. */
  Page<RunView> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<RunView> runs =
              filtered(
                      SELECT
                          + FILTERS
                          + "ORDER BY %s LIMIT :size OFFSET :offset"
                              .formatted(query.orderBy(SORT, "run_id")),
                      query)
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query((row, number) -> view(row, null))
                  .list();
          long total =
              filtered("SELECT count(*) FROM optimization_runs " + FILTERS, query)
                  .query(Long.class)
                  .single();
          return Page.of(query, runs, total);
        });
  }

  private JdbcClient.StatementSpec filtered(String sql, ListQuery query) {
    return client
        .sql(sql)
        .param("status", query.filter("status").orElse(null))
        .param("scheduleId", query.filter("scheduleId").orElse(null));
  }

  /** One run with its progress; 404 if the tenant has no such. */
  RunView get(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () -> {
          List<RunView.Step> steps =
              client.sql(PROGRESS).param(run).query((row, number) -> step(row)).list();
          return client
              .sql(SELECT + "WHERE run_id = ?")
              .param(run)
              .query((row, number) -> view(row, steps))
              .optional()
              .orElseThrow(Problem::notFound);
        });
  }

  private RunView view(ResultSet row, @Nullable List<RunView.Step> steps) throws SQLException {
    boolean priced = row.getString("cost_hash") != null;
    return new RunView(
        id(row, "run_id"),
        id(row, "schedule_id"),
        RunStatus.valueOf(row.getString("status")),
        row.getString("stage"),
        row.getInt("attempt"),
        row.getObject("replan_of", UUID.class),
        Objects.requireNonNull(instant(row, "started_at")),
        instant(row, "completed_at"),
        instant(row, "cancel_requested_at"),
        row.getString("requested_by"),
        tree(row, "settings"),
        count(row, "jobs_count"),
        row.getString("currency"),
        decimal(row, "objective_value"),
        decimal(row, "baseline_cost_usd"),
        savings(row),
        priced ? count(row, "constraints_violated") : null,
        row.getString("solver_type") == null ? null : search(row),
        new RunView.Hashes(
            row.getString("input_hash"),
            row.getString("optimization_hash"),
            row.getString("cost_hash"),
            row.getString("report_hash")),
        row.getString("release"),
        tree(row, "findings"),
        steps,
        row.getLong("version"));
  }

  private static RunView.@Nullable Savings savings(ResultSet row) throws SQLException {
    BigDecimal amount = decimal(row, "savings_usd");
    return amount == null ? null : new RunView.Savings(amount, decimal(row, "savings_percent"));
  }

  private static RunView.Search search(ResultSet row) throws SQLException {
    return new RunView.Search(
        row.getString("solver_type"),
        decimal(row, "solver_time_seconds"),
        row.getString("termination_reason"),
        decimal(row, "bound_value"),
        decimal(row, "gap_percent"));
  }

  private static RunView.Step step(ResultSet row) throws SQLException {
    String units = row.getString("work_units");
    Long work = units == null ? null : Long.valueOf(units);
    BigDecimal incumbent = written(row, "incumbent");
    BigDecimal bound = written(row, "bound");
    return new RunView.Step(
        row.getLong("seq"),
        Objects.requireNonNull(instant(row, "occurred_at")),
        row.getString("stage"),
        row.getString("message_key"),
        work,
        incumbent,
        bound,
        work == null ? null : new SearchStep(work, incumbent, bound).gap());
  }

  private static UUID id(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Integer count(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
    return row.getBigDecimal(column);
  }

  private static @Nullable BigDecimal written(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  private JsonNode tree(ResultSet row, String column) throws SQLException {
    return json.readTree(row.getString(column));
  }
}
