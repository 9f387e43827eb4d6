package io.heatscheduler.server.audit;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.audit.AuditRecords.Leaf;
import io.heatscheduler.server.persistence.TenantId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what the audit logs have grown to and lets the witness keep it.
 *
 * <p>A log that no longer holds what an earlier checkpoint says is never signed again.
 */
public final class AuditCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(AuditCheckpoints.class);

  private final AuditRecords records;
  private final AuditKey key;
  private final AuditPublicKeys known;
  private final AuditWitness witness;
  private final Clock clock;
  private final Map<TenantId, Log> logs = new HashMap<>();
  private List<String> problems = List.of();

  /**
   * Checkpoints of a database's logs.
   *
   * @param known keys of earlier checkpoints
   */
  public AuditCheckpoints(
      AuditRecords records,
      AuditKey key,
      AuditPublicKeys known,
      AuditWitness witness,
      Clock clock) {
    this.records = records;
    this.key = key;
    this.known = known;
    this.witness = witness;
    this.clock = clock;
  }

  /** A log that does not hold what was signed. */
  private static final class Contradiction extends Exception {
    private static final long serialVersionUID = 1L;

    Contradiction(String message) {
      super(message);
    }
  }

  /** What is known of a log. */
  private static final class Log {
    private final MerkleTree tree = new MerkleTree();

    /** Roots that the tree must pass on its way. */
    private final SortedMap<Long, Sha256> expected;

    /** Size of the last checkpoint. */
    private long signed;

    Log(SortedMap<Long, Sha256> expected) {
      this.expected = expected;
      this.signed = expected.isEmpty() ? 0 : expected.lastKey();
    }
  }

  /**
   * Signs every log that has grown since the last time.
   *
   * @return what is wrong, a sentence for each log; empty if nothing is
   */
  public synchronized List<String> write() {
    List<String> found = new ArrayList<>();
    for (UUID id : records.tenants().keySet()) {
      TenantId tenant = new TenantId(id);
      try {
        extend(tenant);
      } catch (Contradiction tampered) {
        logs.remove(tenant); // what is in memory came from the same database
        found.add("audit log of tenant %s: %s".formatted(id, tampered.getMessage()));
      } catch (IOException later) {
        found.add("witness of tenant %s: %s".formatted(id, later));
      }
    }
    for (String problem : found) {
      if (!problems.contains(problem)) {
        LOG.error("{}; nothing of it is signed until that is cleared up", problem);
      }
    }
    problems = List.copyOf(found);
    return problems;
  }

  /** What was wrong the last time. */
  public synchronized List<String> problems() {
    return problems;
  }

  private void extend(TenantId tenant) throws Contradiction, IOException {
    Log log = logs.get(tenant);
    if (log == null) {
      log = new Log(expected(tenant));
      logs.put(tenant, log);
    }
    long last = records.last(tenant);
    long mustReach = Math.max(log.tree.size(), log.signed);
    if (last < mustReach) {
      throw new Contradiction("it ends at record %s, %s were signed".formatted(last, mustReach));
    }
    if (last > log.tree.size()) {
      grow(tenant, log, last);
    }
    if (last > log.signed) {
      Checkpoint checkpoint = new Checkpoint(AuditRecords.origin(tenant), last, log.tree.root());
      SignedNote note = key.sign(checkpoint);
      witness.add(tenant, last, note); // first: the database must not know of one it lacks
      records.keep(tenant, checkpoint, note, clock.instant());
      log.signed = last;
    }
  }

  private void grow(TenantId tenant, Log log, long last) throws Contradiction {
    MerkleTree tree = log.tree;
    List<String> wrong = new ArrayList<>();
    records.leaves(
        tenant,
        tree.size(),
        last,
        leaf -> {
          if (wrong.isEmpty()) {
            add(log, leaf, wrong);
          }
        });
    if (wrong.isEmpty() && tree.size() < last) {
      wrong.add("record %s is missing".formatted(tree.size() + 1));
    }
    if (!wrong.isEmpty()) {
      throw new Contradiction(wrong.getFirst());
    }
  }

  private static void add(Log log, Leaf leaf, List<String> wrong) {
    MerkleTree tree = log.tree;
    if (leaf.seq() != tree.size() + 1) {
      wrong.add("record %s is missing".formatted(tree.size() + 1));
      return;
    }
    tree.add(leaf.hash());
    Sha256 expected = log.expected.get(tree.size());
    if (expected != null && !expected.equals(tree.root())) {
      wrong.add("its first %s records are not those that were signed".formatted(tree.size()));
    }
  }

  /** Roots that the witness has of a log, of checkpoints that a known key signed. */
  private SortedMap<Long, Sha256> expected(TenantId tenant) throws IOException {
    SortedMap<Long, Sha256> roots = new TreeMap<>();
    for (Map.Entry<Long, String> kept : witness.of(tenant).entrySet()) {
      try {
        Checkpoint checkpoint =
            known.open(AuditRecords.origin(tenant), SignedNote.read(kept.getValue()));
        roots.put(checkpoint.size(), checkpoint.root());
      } catch (IllegalArgumentException damaged) {
        throw new IOException(
            "the checkpoint of size %s is damaged: %s"
                .formatted(kept.getKey(), damaged.getMessage()),
            damaged);
      }
    }
    return roots;
  }
}
