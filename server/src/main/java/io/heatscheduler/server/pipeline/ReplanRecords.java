package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.persistence.TenantTransactions;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rows of runs that plan the rest of another one. */
public final class ReplanRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient client;
  private final TenantTransactions transactions;

  /** The re-plans of a database. */
  public ReplanRecords(JdbcClient client, TenantTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /** Adds the terms of a run that has just been added, in the tenant's transaction. */
  public void add(UUID run, UUID schedule, ReplanTerms terms, String requestedBy) {
    client
        .sql(
            """
            INSERT INTO replans
              (replan_id, schedule_id, old_run_id, new_run_id, cut_at, events, freeze_minutes,
               move_price, created_by)
            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)\
            """)
        .params(
            UUID.randomUUID(),
            schedule,
            terms.oldRun(),
            run,
            terms.at().atOffset(ZoneOffset.UTC),
            terms.events(),
            terms.freezeMinutes(),
            terms.movePrice(),
            requestedBy)
        .update();
  }

  /** Gives a repeated run the terms of the first one, in the tenant's transaction. */
  void repeat(UUID first, UUID again, String requestedBy) {
    client
        .sql(
            """
            INSERT INTO replans
              (replan_id, schedule_id, old_run_id, new_run_id, cut_at, events, freeze_minutes,
               move_price, created_by)
            SELECT ?, schedule_id, old_run_id, ?, cut_at, events, freeze_minutes, move_price, ?
            FROM replans WHERE new_run_id = ?\
            """)
        .params(UUID.randomUUID(), again, requestedBy, first)
        .update();
  }

  /** What a run is asked for; empty if it plans a whole schedule. */
  Optional<ReplanTerms> find(Run run) {
    return transactions.in(
        run.tenant(),
        () ->
            client
                .sql(
                    "SELECT old_run_id, cut_at, events::text AS events, freeze_minutes, move_price"
                        + " FROM replans WHERE new_run_id = ?")
                .param(run.id())
                .query(
                    (row, number) ->
                        new ReplanTerms(
                            Objects.requireNonNull(row.getObject("old_run_id", UUID.class)),
                            Objects.requireNonNull(row.getObject("cut_at", OffsetDateTime.class))
                                .toInstant(),
                            Objects.requireNonNull(row.getString("events")),
                            row.getInt("freeze_minutes"),
                            Objects.requireNonNull(row.getBigDecimal("move_price"))))
                .optional());
  }

  /**
   * Keeps what the new plan changes, in the tenant's transaction.
   *
   * @param changes as {@code replan.json} has it
   */
  void done(Run run, byte[] changes) {
    client
        .sql("UPDATE replans SET difference = ?::jsonb, moved_jobs = ? WHERE new_run_id = ?")
        .params(
            new String(changes, StandardCharsets.UTF_8),
            JSON.readTree(changes).path("moves").asInt(),
            run.id())
        .update();
  }
}
