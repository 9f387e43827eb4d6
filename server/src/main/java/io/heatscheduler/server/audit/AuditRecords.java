package io.heatscheduler.server.audit;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Audit logs and their checkpoints in a database, page by page whatever their length. */
public final class AuditRecords {
  private static final int PAGE = 1_000;

  private final JdbcClient client;
  private final TenantTransactions transactions;

  /** The logs of a database. */
  public AuditRecords(JdbcClient client, TenantTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /** Which log a tenant's is, as its checkpoints say. */
  static String origin(TenantId tenant) {
    return "heatscheduler/audit/" + tenant;
  }

  /**
   * A leaf of the tree.
   *
   * @param seq number of the record, from 1
   */
  record Leaf(long seq, Sha256 hash) {}

  /**
   * A record as its row has it.
   *
   * @param objectId null: none
   * @param traceId null: none
   * @param canonical bytes the leaf is the hash of
   */
  record Row(
      long seq,
      Instant occurredAt,
      String actor,
      String action,
      String objectType,
      @Nullable String objectId,
      @Nullable String traceId,
      byte[] canonical,
      String leafHash) {}

  /** Every tenant by its id, with its key. */
  Map<UUID, String> tenants() {
    Map<UUID, String> tenants = new TreeMap<>();
    transactions.asSystem(
        () -> {
          client
              .sql("SELECT tenant_id, tenant_key FROM tenants")
              .query(
                  row -> {
                    tenants.put(
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        Objects.requireNonNull(row.getString(2)));
                  });
          return true;
        });
    return tenants;
  }

  /** Number of a tenant's last record; 0 if there is none. */
  long last(TenantId tenant) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT last_seq FROM audit_counters WHERE tenant_id = current_tenant()")
                .query(Long.class)
                .optional()
                .orElse(0L));
  }

  /** How many rows a tenant's log has, whatever their numbers. */
  long count(TenantId tenant) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT count(*) FROM audit_log WHERE tenant_id = current_tenant()")
                .query(Long.class)
                .single());
  }

  /**
   * Reads leaves in order.
   *
   * @param after number of the record before the first
   * @param to number of the last
   */
  void leaves(TenantId tenant, long after, long to, Consumer<Leaf> each) {
    long from = after;
    List<Leaf> page;
    do {
      long begin = from;
      page =
          transactions.in(
              tenant,
              () ->
                  client
                      .sql(
                          "SELECT seq, leaf_hash FROM audit_log WHERE tenant_id = current_tenant()"
                              + " AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?")
                      .params(begin, to, PAGE)
                      .query(
                          (row, number) ->
                              new Leaf(
                                  row.getLong(1),
                                  new Sha256(Objects.requireNonNull(row.getString(2)))))
                      .list());
      page.forEach(each);
      from = page.isEmpty() ? from : page.getLast().seq();
    } while (page.size() == PAGE);
  }

  /** Reads all rows of a tenant in the order of their numbers. */
  void rows(TenantId tenant, Consumer<Row> each) {
    long from = Long.MIN_VALUE;
    List<Row> page;
    do {
      long begin = from;
      page =
          transactions.in(
              tenant,
              () ->
                  client
                      .sql(
                          "SELECT * FROM audit_log WHERE tenant_id = current_tenant() AND seq > ?"
                              + " ORDER BY seq LIMIT ?")
                      .params(begin, PAGE)
                      .query(AuditRecords::row)
                      .list());
      page.forEach(each);
      from = page.isEmpty() ? from : page.getLast().seq();
    } while (page.size() == PAGE);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("seq"),
        Objects.requireNonNull(row.getObject("occurred_at", OffsetDateTime.class)).toInstant(),
        Objects.requireNonNull(row.getString("actor")),
        Objects.requireNonNull(row.getString("action")),
        Objects.requireNonNull(row.getString("object_type")),
        row.getString("object_id"),
        row.getString("trace_id"),
        Objects.requireNonNull(row.getBytes("canonical")),
        Objects.requireNonNull(row.getString("leaf_hash")));
  }

  /** Keeps a checkpoint beside the log; one of this size that is there stays. */
  void keep(TenantId tenant, Checkpoint checkpoint, SignedNote note, Instant at) {
    transactions.run(
        tenant,
        () ->
            client
                .sql(
                    """
                    INSERT INTO audit_checkpoints
                      (tree_size, root_hash, origin, key_id, signature, created_at)
                    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                    """)
                .params(
                    checkpoint.size(),
                    checkpoint.root().hex(),
                    checkpoint.origin(),
                    note.keyId(),
                    note.signature(),
                    at.atOffset(java.time.ZoneOffset.UTC))
                .update());
  }

  /** A kept checkpoint with its note and the time it was made. */
  record Kept(Checkpoint checkpoint, SignedNote note, Instant createdAt) {}

  /** The newest checkpoint kept beside a tenant's log. */
  Optional<Kept> newest(TenantId tenant) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql(
                    "SELECT * FROM audit_checkpoints WHERE tenant_id = current_tenant() ORDER BY"
                        + " tree_size DESC LIMIT 1")
                .query(AuditRecords::kept)
                .optional());
  }

  /** Notes of all checkpoints kept beside a tenant's log, by size. */
  SortedMap<Long, String> notes(TenantId tenant) {
    SortedMap<Long, String> notes = new TreeMap<>();
    transactions
        .in(
            tenant,
            () ->
                client
                    .sql("SELECT * FROM audit_checkpoints WHERE tenant_id = current_tenant()")
                    .query(AuditRecords::kept)
                    .list())
        .forEach(kept -> notes.put(kept.checkpoint().size(), kept.note().write()));
    return notes;
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    Checkpoint checkpoint =
        new Checkpoint(
            Objects.requireNonNull(row.getString("origin")),
            row.getLong("tree_size"),
            new Sha256(Objects.requireNonNull(row.getString("root_hash"))));
    return new Kept(
        checkpoint,
        new SignedNote(
            checkpoint.text(),
            checkpoint.origin(),
            Objects.requireNonNull(row.getString("key_id")),
            Objects.requireNonNull(row.getBytes("signature"))),
        Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class)).toInstant());
  }
}
