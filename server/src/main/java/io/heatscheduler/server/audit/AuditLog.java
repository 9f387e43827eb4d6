package io.heatscheduler.server.audit;

import io.heatscheduler.core.provenance.CanonicalJson;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.web.TraceIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends to the audit log of the transaction's tenant. */
@Component
public final class AuditLog {
  private final JdbcClient client;
  private final Clock clock;

  /** A log in a database. */
  public AuditLog(JdbcClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Appends a record; it stays if and only if the transaction does. Other writers of the tenant
   * wait from here until the transaction ends, so append last.
   *
   * @param tenant whose transaction this thread is in
   * @throws IllegalStateException outside a transaction
   */
  public void append(TenantId tenant, AuditEntry entry) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("an audit record needs the transaction of its change");
    }
    long seq = client.sql("SELECT next_audit_seq()").query(Long.class).single();
    Instant occurredAt = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the column keeps it
    String traceId = TraceIds.current();
    byte[] canonical =
        CanonicalJson.bytes(
            Json.object()
                .put("tenant_id", tenant.toString())
                .put("seq", seq)
                .put("occurred_at", occurredAt)
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("object_type", entry.objectType())
                .put("object_id", entry.objectId())
                .put("trace_id", traceId)
                .put("before", entry.before())
                .put("after", entry.after())
                .build());
    byte[] leaf = new byte[canonical.length + 1]; // RFC 6962: a leaf begins with 0x00
    System.arraycopy(canonical, 0, leaf, 1, canonical.length);
    client
        .sql(
            """
            INSERT INTO audit_log
              (seq, occurred_at, actor, action, object_type, object_id, trace_id, canonical, leaf_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(seq)
        .param(occurredAt.atOffset(ZoneOffset.UTC))
        .param(entry.actor())
        .param(entry.action())
        .param(entry.objectType())
        .param(entry.objectId().isEmpty() ? null : entry.objectId())
        .param(traceId.isEmpty() ? null : traceId)
        .param(canonical)
        .param(Sha256.of(leaf).hex())
        .update();
  }
}
