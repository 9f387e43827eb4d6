package io.heatscheduler.server.persistence;

import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.HashChain;
import io.heatscheduler.core.provenance.Sha256;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Runs and what they were made from: the canonical input byte for byte, and the raw files.
 *
 * <p>Every call needs a tenant's transaction.
 */
public final class RunRepository {
  private final Rows rows;

  /** The runs in a database. */
  public RunRepository(DataSource application) {
    this.rows = new Rows(application);
  }

  /**
   * Accepts a run of a schedule.
   *
   * @param settings JSON object of how it was asked to run
   * @param requestedBy user or client
   */
  public UUID accept(UUID schedule, Instant now, String settings, String requestedBy) {
    UUID id = UUID.randomUUID();
    rows.update(
        """
        INSERT INTO optimization_runs
          (run_id, schedule_id, started_at, status, settings, requested_by)
        VALUES (?, ?, ?, 'QUEUED', ?::jsonb, ?)
        """,
        id,
        schedule,
        Sql.time(now),
        settings,
        requestedBy);
    return id;
  }

  /**
   * Keeps what a run is made from.
   *
   * @param rawFiles bytes by name relative to the plant folder; empty for a plant of the database
   */
  public void keepInput(UUID run, CanonicalInput input, Map<String, byte[]> rawFiles) {
    rows.into("run_inputs", "run_id, input_hash, canonical")
        .row(run, input.hash().hex(), input.bytes())
        .flush();
    rows.update(
        "UPDATE optimization_runs SET input_hash = ?, version = version + 1 WHERE run_id = ?",
        input.hash().hex(),
        run);
    for (Map.Entry<String, byte[]> file : new TreeMap<>(rawFiles).entrySet()) {
      rows.into("run_raw_files", "run_id, file_name, sha256")
          .row(run, file.getKey(), keepContent(file.getValue()))
          .flush();
    }
  }

  /** Keeps a document a run made, e.g. {@code report.pdf}. */
  public void keepDocument(UUID run, String name, String mediaType, byte[] content) {
    rows.into("run_documents", "run_id, document_name, media_type, sha256")
        .row(run, name, mediaType, keepContent(content))
        .flush();
  }

  /**
   * The exact bytes a run's input_hash covers; empty if the tenant has no such run.
   *
   * @throws IllegalStateException if they do not fit the hash kept with them
   */
  public Optional<byte[]> canonicalInput(UUID run) {
    return rows.one(
        "SELECT input_hash, canonical FROM run_inputs WHERE run_id = ?",
        row -> {
          byte[] bytes = row.columns().getBytes("canonical");
          if (!HashChain.input(bytes).hex().equals(row.text("input_hash"))) {
            throw new IllegalStateException(
                "the canonical input of run %s was changed".formatted(run));
          }
          return bytes;
        },
        run);
  }

  /** The raw files of a run by name. */
  public Map<String, byte[]> rawFiles(UUID run) {
    return contents("run_raw_files", "file_name", run);
  }

  /** The documents of a run by name. */
  public Map<String, byte[]> documents(UUID run) {
    return contents("run_documents", "document_name", run);
  }

  private Map<String, byte[]> contents(String table, String name, UUID run) {
    Map<String, byte[]> found = new TreeMap<>();
    rows.list(
            "SELECT f.%s AS name, c.content FROM %s f JOIN stored_contents c USING (tenant_id, sha256)"
                    .formatted(name, table)
                + " WHERE f.run_id = ?",
            row -> Map.entry(row.text("name"), row.columns().getBytes("content")),
            run)
        .forEach(file -> found.put(file.getKey(), file.getValue()));
    return found;
  }

  /** Keeps some bytes unless they are kept already, and gives their SHA-256. */
  private String keepContent(byte[] content) {
    String hash = Sha256.of(content).hex();
    rows.update(
        """
        INSERT INTO stored_contents (sha256, size_bytes, content) VALUES (?, ?, ?)
        ON CONFLICT (tenant_id, sha256) DO NOTHING
        """,
        hash,
        content.length,
        content);
    return hash;
  }
}
