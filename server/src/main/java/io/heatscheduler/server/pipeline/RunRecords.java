package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Rows of runs, their inputs, documents and progress. */
public final class RunRecords {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JdbcClient client;
  private final TenantTransactions transactions;

  /** The runs of a database. */
  public RunRecords(JdbcClient client, TenantTransactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /** The runs of this database that plan the rest of another one. */
  public ReplanRecords replans() {
    return new ReplanRecords(client, transactions);
  }

  /** A run; empty if the tenant has none with this id. */
  public Optional<Run> find(TenantId tenant, UUID run) {
    return transactions.in(tenant, () -> read(tenant, run, ""));
  }

  /** A run, locked until the tenant's transaction ends; empty if it is no longer open. */
  Optional<Run> lockOpen(TenantId tenant, UUID run) {
    return read(tenant, run, " FOR UPDATE").filter(found -> found.status().isOpen());
  }

  private Optional<Run> read(TenantId tenant, UUID run, String lock) {
    return client
        .sql(
            "SELECT run_id, schedule_id, status, settings::text AS settings,"
                + " cancel_requested_at IS NOT NULL AS cancelled FROM optimization_runs"
                + " WHERE run_id = ?"
                + lock)
        .param(run)
        .query((row, number) -> run(tenant, row))
        .optional();
  }

  private static Run run(TenantId tenant, ResultSet row) throws SQLException {
    return new Run(
        Objects.requireNonNull(row.getObject("run_id", UUID.class)),
        tenant,
        Objects.requireNonNull(row.getObject("schedule_id", UUID.class)),
        RunStatus.valueOf(row.getString("status")),
        RunSettings.of(Objects.requireNonNull(row.getString("settings"))),
        row.getBoolean("cancelled"));
  }

  /** Adds a run and its input in the tenant's transaction. */
  void add(Run run, byte[] canonical, Sha256 inputHash, String requestedBy, int attempt) {
    client
        .sql(
            """
            INSERT INTO optimization_runs
              (run_id, schedule_id, started_at, status, stage, input_hash, settings, requested_by,
               attempt)
            VALUES (?, ?, now(), ?, ?, ?, ?::jsonb, ?, ?)\
            """)
        .params(
            run.id(),
            run.schedule(),
            run.status().name(),
            Topics.REQUESTED,
            inputHash.hex(),
            run.settings().json(),
            requestedBy,
            attempt)
        .update();
    client
        .sql("INSERT INTO run_inputs (run_id, input_hash, canonical) VALUES (?, ?, ?)")
        .params(run.id(), inputHash.hex(), canonical)
        .update();
    progress(run.id(), Topics.REQUESTED, "run.accepted", Map.of());
  }

  /** Number of the attempt that a run is, from 1. */
  int attempt(UUID run) {
    return client
        .sql("SELECT attempt FROM optimization_runs WHERE run_id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  /** The canonical input of a run, byte for byte. */
  byte[] input(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql("SELECT canonical FROM run_inputs WHERE run_id = ?")
                .param(run)
                .query((row, number) -> Objects.requireNonNull(row.getBytes(1)))
                .single());
  }

  /** Sets columns of a run in the tenant's transaction. */
  void set(UUID run, Map<String, Object> values) {
    StringBuilder columns = new StringBuilder();
    values
        .keySet()
        .forEach(column -> columns.append(column).append(" = :").append(column).append(", "));
    client
        .sql(
            "UPDATE optimization_runs SET "
                + columns
                + "version = version + 1 WHERE run_id = :run_id")
        .params(values)
        .param("run_id", run)
        .update();
  }

  /** Ends a run in the tenant's transaction. */
  void end(UUID run, RunStatus status, String stage, List<Finding> findings) {
    client
        .sql(
            "UPDATE optimization_runs SET status = ?, stage = ?, completed_at = now(), findings ="
                + " ?::jsonb, version = version + 1 WHERE run_id = ?")
        .params(status.name(), stage, findings(findings), run)
        .update();
    progress(run, stage, "run." + status.name().toLowerCase(java.util.Locale.ROOT), Map.of());
  }

  private static String findings(List<Finding> findings) {
    return JSON.writeValueAsString(
        findings.stream()
            .map(
                finding -> {
                  Map<String, Object> object = new LinkedHashMap<>();
                  object.put("code", finding.code());
                  object.put("severity", finding.severity().name());
                  object.put("location", String.valueOf(finding.location()));
                  object.put("message", finding.message());
                  object.put("fix", finding.fix());
                  return object;
                })
            .toList());
  }

  /** Adds a line to what a run tells, in the tenant's transaction or one of its own. */
  void progress(TenantId tenant, UUID run, String stage, String key, Map<String, ?> details) {
    transactions.run(tenant, () -> progress(run, stage, key, details));
  }

  /** Adds a line to what a run tells, in the tenant's transaction; the lock keeps its order. */
  void progress(UUID run, String stage, String key, Map<String, ?> details) {
    client
        .sql("SELECT run_id FROM optimization_runs WHERE run_id = ? FOR UPDATE")
        .param(run)
        .query(UUID.class)
        .single();
    long seq =
        client
            .sql(
                """
                INSERT INTO run_progress (run_id, seq, occurred_at, stage, message_key, details)
                SELECT ?, coalesce(max(seq), 0) + 1, now(), ?, ?, ?::jsonb
                FROM run_progress WHERE run_id = ?
                RETURNING seq\
                """)
            .params(run, stage, key, JSON.writeValueAsString(details), run)
            .query(Long.class)
            .single();
    RunProgressFeed.announce(client, run, seq);
  }

  /** Keeps documents of a run in the tenant's transaction; one that exists stays as it is. */
  void keep(UUID run, SortedMap<String, byte[]> documents) {
    documents.forEach(
        (name, bytes) -> {
          String digest = Sha256.of(bytes).hex();
          client
              .sql(
                  "INSERT INTO stored_contents (sha256, size_bytes, content) VALUES (?, ?, ?) ON"
                      + " CONFLICT DO NOTHING")
              .params(digest, bytes.length, bytes)
              .update();
          client
              .sql(
                  "INSERT INTO run_documents (run_id, document_name, media_type, sha256) VALUES (?,"
                      + " ?, ?, ?) ON CONFLICT DO NOTHING")
              .params(run, name, MediaTypes.of(name), digest)
              .update();
        });
  }

  /** Documents of a run by name. */
  public SortedMap<String, byte[]> documents(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () -> {
          SortedMap<String, byte[]> documents = new TreeMap<>();
          client
              .sql(
                  "SELECT document_name, content FROM run_documents JOIN stored_contents USING"
                      + " (tenant_id, sha256) WHERE run_id = ?")
              .param(run)
              .query(
                  row -> {
                    documents.put(
                        row.getString("document_name"),
                        Objects.requireNonNull(row.getBytes("content")));
                  });
          return documents;
        });
  }

  /**
   * Notes in the tenant's transaction that a stage of a fan-out is through; the run must be locked.
   *
   * @return how many are through
   */
  int arrive(UUID run, String stage) {
    client
        .sql("INSERT INTO run_arrivals (run_id, stage) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(run, stage)
        .update();
    return client
        .sql("SELECT count(*) FROM run_arrivals WHERE run_id = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }
}
