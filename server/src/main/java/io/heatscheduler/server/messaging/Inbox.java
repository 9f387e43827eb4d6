package io.heatscheduler.server.messaging;

import io.heatscheduler.server.persistence.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events a consumer has handled. */
final class Inbox {
  private final JdbcClient client;
  private final TenantTransactions transactions;

  Inbox(JdbcClient client, TenantTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /** Whether a consumer has handled an event. */
  boolean has(String consumer, Event event) {
    return transactions.in(
        event.tenant(),
        () ->
            client
                    .sql("SELECT count(*) FROM inbox WHERE consumer = ? AND event_id = ?")
                    .params(consumer, event.id())
                    .query(Integer.class)
                    .single()
                > 0);
  }

  /**
   * Notes in the tenant's transaction that a consumer handles an event.
   *
   * @return false if it already has; a note of another transaction that is still open is waited for
   */
  boolean accept(String consumer, Event event) {
    return client
            .sql("INSERT INTO inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING")
            .params(consumer, event.id())
            .update()
        == 1;
  }
}
