package io.heatscheduler.server.audit;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.audit.AuditRecords.Row;
import io.heatscheduler.server.persistence.TenantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Compares the audit logs of a database with the checkpoints that the witness kept: an edited,
 * deleted, inserted or moved record, a tail cut off, a log rewritten as a whole and an old backup
 * put in its place are all found, whoever did it.
 */
public final class AuditVerifier {
  private final AuditRecords records;
  private final AuditWitness witness;
  private final AuditPublicKeys keys;

  /**
   * A verifier.
   *
   * @param keys whose signatures are believed
   */
  public AuditVerifier(AuditRecords records, AuditWitness witness, AuditPublicKeys keys) {
    this.records = records;
    this.witness = witness;
    this.keys = keys;
  }

  /**
   * What was found out about a tenant's log.
   *
   * @param name key of the tenant, or its id if the database does not know it
   * @param records how many there are
   * @param checkpoints how many were compared
   * @param covered number of the last record that a checkpoint covers; those after it are checked
   *     in themselves only
   * @param findings everything wrong
   */
  public record Verified(
      String name, long records, int checkpoints, long covered, List<Finding> findings) {
    public Verified {
      findings = List.copyOf(findings);
    }
  }

  /** Keys of the tenants that the database or the witness knows, by id. */
  public SortedMap<UUID, String> tenants() throws IOException {
    SortedMap<UUID, String> tenants = new TreeMap<>(records.tenants());
    for (TenantId witnessed : witness.tenants()) {
      tenants.putIfAbsent(witnessed.value(), witnessed.toString());
    }
    return tenants;
  }

  /**
   * Verifies a tenant's log.
   *
   * @param name as findings call it
   * @throws IOException if the witness cannot be read
   */
  public Verified verify(TenantId tenant, String name) throws IOException {
    // in this order, so that what a running server adds meanwhile is no finding
    List<Finding> findings = new ArrayList<>();
    SortedMap<Long, Checkpoint> witnessed =
        opened(tenant, witness.of(tenant), "witness, tenant " + name, findings);
    SortedMap<Long, Checkpoint> kept =
        opened(tenant, records.notes(tenant), "audit_checkpoints, tenant " + name, findings);
    long counted = records.last(tenant);
    Walk walk = new Walk(tenant, name, witnessed, findings);
    records.rows(tenant, walk::take);
    walk.end(counted, records.last(tenant), records.count(tenant));
    compareKept(kept, witnessed, name, findings);
    return new Verified(
        name,
        walk.tree.size(),
        witnessed.size(),
        witnessed.isEmpty() ? 0 : Math.min(witnessed.lastKey(), walk.tree.size()),
        findings);
  }

  private SortedMap<Long, Checkpoint> opened(
      TenantId tenant, SortedMap<Long, String> notes, String where, List<Finding> findings) {
    SortedMap<Long, Checkpoint> opened = new TreeMap<>();
    for (Map.Entry<Long, String> note : notes.entrySet()) {
      try {
        Checkpoint checkpoint =
            keys.open(AuditRecords.origin(tenant), SignedNote.read(note.getValue()));
        if (checkpoint.size() != note.getKey()) {
          throw new IllegalArgumentException("it is one of size " + checkpoint.size());
        }
        opened.put(checkpoint.size(), checkpoint);
      } catch (IllegalArgumentException forged) {
        findings.add(
            Finding.error(
                "CHECKPOINT_FORGED",
                Location.of(where),
                "The checkpoint of size %s does not hold: %s."
                    .formatted(note.getKey(), forged.getMessage()),
                "Compare with a copy of the witness and of audit.pub from elsewhere."));
      }
    }
    return opened;
  }

  /** Checkpoints in the database that the witness lacks: somebody cut the witness. */
  private static void compareKept(
      SortedMap<Long, Checkpoint> kept,
      SortedMap<Long, Checkpoint> witnessed,
      String name,
      List<Finding> findings) {
    for (Checkpoint checkpoint : kept.values()) {
      if (!checkpoint.equals(witnessed.get(checkpoint.size()))) {
        findings.add(
            Finding.error(
                "WITNESS_INCOMPLETE",
                Location.of("witness, tenant " + name),
                "The database has a signed checkpoint of size %s that the witness lacks."
                    .formatted(checkpoint.size()),
                "Verify against the complete witness; files of it were removed or not copied."));
      }
    }
  }

  /** Goes through the records of one log. */
  private static final class Walk {
    private final RecordCheck check;
    private final String where;
    private final SortedMap<Long, Checkpoint> expected;
    private final List<Finding> findings;
    private final MerkleTree tree = new MerkleTree();
    private long held;
    private boolean differs;

    Walk(
        TenantId tenant,
        String name,
        SortedMap<Long, Checkpoint> expected,
        List<Finding> findings) {
      this.check = new RecordCheck(tenant);
      this.where = "audit_log, tenant " + name;
      this.expected = expected;
      this.findings = findings;
    }

    void take(Row row) {
      long next = tree.size() + 1;
      if (row.seq() != next && !differs) {
        add(
            "RECORD_MISSING",
            "Record %s follows record %s.".formatted(row.seq(), tree.size()),
            "Records between them were deleted, or numbers were changed.");
        differs = true; // every root from here on differs for this reason
      }
      check
          .problem(row)
          .ifPresent(
              problem ->
                  add(
                      "RECORD_EDITED",
                      "Record %s %s.".formatted(row.seq(), problem),
                      "Compare it with a backup made before."));
      tree.add(MerkleTree.leaf(row.canonical()));
      compare(expected.get(tree.size()));
    }

    private void compare(@org.jspecify.annotations.Nullable Checkpoint checkpoint) {
      if (checkpoint == null || differs) {
        return;
      }
      Sha256 root = tree.root();
      if (root.equals(checkpoint.root())) {
        held = checkpoint.size();
        return;
      }
      differs = true;
      add(
          "LOG_REWRITTEN",
          "Records 1 to %s are not those that were signed; the first %s still are."
              .formatted(checkpoint.size(), held),
          "Between them records were edited, inserted, moved or replaced. Compare with a backup"
              + " made before.");
    }

    void end(long countedBefore, long countedAfter, long rows) {
      long size = tree.size();
      if (expected.isEmpty()) {
        if (size > 0) {
          add(
              "NO_CHECKPOINT",
              "There are %s records and the witness has no checkpoint of them.".formatted(size),
              "Name the right --witness. Of a new installation: start the server, it signs within"
                  + " a minute.");
        }
      } else if (size < expected.lastKey()) {
        add(
            "LOG_TRUNCATED",
            "The log ends at record %s, %s were signed.".formatted(size, expected.lastKey()),
            "Its tail was cut off, or an old backup was restored. Restore a newer backup.");
      }
      if (size < countedBefore || size > countedAfter || rows < size) {
        add(
            "COUNTER_DIFFERS",
            "There are %s records, the counter says %s.".formatted(size, countedAfter),
            "Records were added or removed by hand.");
      }
    }

    private void add(String code, String message, String fix) {
      findings.add(Finding.error(code, Location.of(where), message, fix));
    }
  }
}
