package io.heatscheduler.server.live;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events as the database keeps them. */
@Component
final class LiveEvents {
  private final TenantTransactions transactions;
  private final JdbcClient client;

  LiveEvents(TenantTransactions transactions, JdbcClient client) {
    this.transactions = transactions;
    this.client = client;
  }

  /** Number of the tenant's last event; 0: it has none. */
  long last(TenantId tenant) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT coalesce(max(last_id), 0) FROM live_counters")
                .query(Long.class)
                .single());
  }

  /** Numbers of the last events of all tenants. */
  Map<TenantId, Long> lasts() {
    return transactions.asSystem(
        () -> {
          Map<TenantId, Long> lasts = new HashMap<>();
          client
              .sql("SELECT tenant_id, last_id FROM live_counters")
              .query(
                  row -> {
                    lasts.put(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getLong("last_id"));
                  });
          return lasts;
        });
  }

  /**
   * The tenant's events after one, oldest first. Those that were removed for their age are missing
   * at the beginning, never in between.
   */
  List<LiveEvent> after(TenantId tenant, long id, int most) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql(
                    """
                    SELECT event_id, topics, event_type, payload::text AS payload, occurred_at
                    FROM live_events WHERE tenant_id = ? AND event_id > ? ORDER BY event_id LIMIT ?
                    """)
                .params(tenant.value(), id, most)
                .query((row, number) -> event(row))
                .list());
  }

  /** Removes, for all tenants, events that are older than an age, and all before them. */
  int remove(Duration age) {
    return transactions.asSystem(
        () ->
            client
                .sql(
                    """
                    DELETE FROM live_events old
                    USING (SELECT tenant_id, max(event_id) AS event_id FROM live_events
                           WHERE occurred_at < now() - make_interval(secs => ?)
                           GROUP BY tenant_id) past
                    WHERE old.tenant_id = past.tenant_id AND old.event_id <= past.event_id
                    """)
                .param((double) age.toSeconds())
                .update());
  }

  private static LiveEvent event(ResultSet row) throws SQLException {
    return new LiveEvent(
        row.getLong("event_id"),
        Set.of((String[]) row.getArray("topics").getArray()),
        String.valueOf(row.getString("event_type")),
        String.valueOf(row.getString("payload")),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
