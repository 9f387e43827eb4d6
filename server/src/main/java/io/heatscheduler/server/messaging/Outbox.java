package io.heatscheduler.server.messaging;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Events to be published, committed together with the state they tell of. */
public final class Outbox {
  private static final String COLUMNS =
      "event_id, tenant_id, event_type, subject_type, subject_id, payload::text AS payload,"
          + " consumer, trace_id";

  private final JdbcClient client;
  private final TenantTransactions transactions;
  private volatile Runnable committed = () -> {};

  /** The outbox of a database. */
  public Outbox(JdbcClient client, TenantTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * Has somebody told whenever events of this outbox are committed, so that they travel at once.
   */
  public void onCommit(Runnable told) {
    committed = told;
  }

  /** Adds an event in the tenant's transaction of this thread, or in one of its own. */
  public void add(Event event) {
    transactions.run(
        event.tenant(),
        () -> {
          insert(event);
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  committed.run();
                }
              });
        });
  }

  private void insert(Event event) {
    client
        .sql(
            """
            INSERT INTO outbox (event_id, event_type, subject_type, subject_id, payload,
              payload_hash, consumer, trace_id)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?)\
            """)
        .param(event.id())
        .param(event.type())
        .param(event.subjectType())
        .param(event.subject())
        .param(event.payload())
        .param(Sha256.of(event.payload().getBytes(StandardCharsets.UTF_8)).hex())
        .param(event.consumer())
        .param(event.traceId())
        .update();
  }

  /** An event as it was committed; empty if the tenant has none with this id. */
  public Optional<Event> find(TenantId tenant, UUID id) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT " + COLUMNS + " FROM outbox WHERE event_id = ?")
                .param(id)
                .query(Outbox::event)
                .optional());
  }

  /** Events not yet handed over, the oldest first; locked until the system's transaction ends. */
  List<Event> claimUnpublished(int most) {
    return client
        .sql(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE published_at IS NULL AND next_attempt_at <= now()"
                + " ORDER BY position LIMIT ? FOR UPDATE SKIP LOCKED")
        .param(most)
        .query(Outbox::event)
        .list();
  }

  /** Notes in the system's transaction that an event was handed over. */
  void markPublished(Event event) {
    client
        .sql(
            "UPDATE outbox SET published_at = now(), attempts = attempts + 1, last_error = NULL"
                + " WHERE event_id = ?")
        .param(event.id())
        .update();
  }

  private static Event event(ResultSet row, int number) throws SQLException {
    return new Event(
        uuid(row, "event_id"),
        new TenantId(uuid(row, "tenant_id")),
        Objects.requireNonNull(row.getString("event_type")),
        Objects.requireNonNull(row.getString("subject_type")),
        uuid(row, "subject_id"),
        Objects.requireNonNull(row.getString("payload")),
        row.getString("consumer"),
        row.getString("trace_id"));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }
}
