package io.heatscheduler.server.messaging.embedded;

import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table of the embedded queue.
 *
 * <p>A process takes a delivery on a lease that it renews while it works; when the process dies the
 * lease runs out and the delivery is anybody's again. Leases are reckoned on the database's clock,
 * so processes with other clocks agree.
 */
final class Deliveries {
  private final JdbcClient client;
  private final TenantTransactions transactions;
  private final Duration lease;
  private final UUID process = UUID.randomUUID();

  Deliveries(JdbcClient client, TenantTransactions transactions, Duration lease) {
    this.client = client;
    this.transactions = transactions;
    this.lease = lease;
  }

  /**
   * A delivery this process works on.
   *
   * @param attempt from 1
   */
  record Claimed(UUID event, TenantId tenant, String consumer, int attempt) {}

  /** Adds a delivery in the system's transaction; one that exists stays as it is. */
  void add(Event event, String consumer) {
    client
        .sql(
            "INSERT INTO deliveries (event_id, consumer, tenant_id) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING")
        .params(event.id(), consumer, event.tenant().value())
        .update();
  }

  /** Takes the oldest delivery of a consumer that is due; empty if there is none. */
  Optional<Claimed> claim(String consumer) {
    return transactions.asSystem(
        () ->
            client
                .sql(
                    """
                    UPDATE deliveries SET attempts = attempts + 1, leased_by = ?,
                      leased_until = clock_timestamp() + ? * INTERVAL '1 millisecond'
                    WHERE (event_id, consumer) = (
                      SELECT event_id, consumer FROM deliveries
                      WHERE consumer = ? AND done_at IS NULL AND next_attempt_at <= clock_timestamp()
                        AND (leased_until IS NULL OR leased_until < clock_timestamp())
                      ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED)
                    RETURNING event_id, tenant_id, attempts\
                    """)
                .params(process, lease.toMillis(), consumer)
                .query(
                    (row, number) ->
                        new Claimed(
                            Objects.requireNonNull(row.getObject("event_id", UUID.class)),
                            new TenantId(
                                Objects.requireNonNull(row.getObject("tenant_id", UUID.class))),
                            consumer,
                            row.getInt("attempts")))
                .optional());
  }

  /** Prolongs every lease of this process. */
  void renewLeases() {
    transactions.asSystem(
        () ->
            client
                .sql(
                    "UPDATE deliveries SET leased_until = clock_timestamp() + ? * INTERVAL '1"
                        + " millisecond' WHERE leased_by = ? AND done_at IS NULL")
                .params(lease.toMillis(), process)
                .update());
  }

  /** The consumer is through with a delivery. */
  void done(Claimed delivery) {
    settle(delivery, "done_at = now()", List.of());
  }

  /** The consumer failed on a delivery. */
  void again(Claimed delivery, Duration after) {
    settle(
        delivery,
        "next_attempt_at = clock_timestamp() + ? * INTERVAL '1 millisecond'",
        List.of(after.toMillis()));
  }

  /** The consumer is not through, but did not fail. */
  void handBack(Claimed delivery) {
    settle(delivery, "attempts = attempts - 1", List.of());
  }

  private void settle(Claimed delivery, String change, List<Object> values) {
    transactions.asSystem(
        () ->
            client
                .sql(
                    "UPDATE deliveries SET leased_by = NULL, leased_until = NULL, "
                        + change
                        + " WHERE event_id = ? AND consumer = ?")
                .params(values)
                .param(delivery.event())
                .param(delivery.consumer())
                .update());
  }

  /** Gives back what other processes held, for a database that this process alone works on. */
  void releaseForeignLeases() {
    transactions.asSystem(
        () ->
            client
                .sql(
                    "UPDATE deliveries SET leased_by = NULL, leased_until = NULL"
                        + " WHERE leased_by <> ? AND done_at IS NULL")
                .param(process)
                .update());
  }
}
