package io.heatscheduler.server.audit;

import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.audit.AuditRecords.Kept;
import io.heatscheduler.server.audit.MerkleTree.Range;
import io.heatscheduler.server.persistence.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody outside needs to check the audit log of a tenant by himself. */
public final class AuditProofs {
  private final AuditRecords records;
  private final AuditKey key;

  /**
   * Proofs over a database's logs.
   *
   * @param key that signs
   */
  public AuditProofs(AuditRecords records, AuditKey key) {
    this.records = records;
    this.key = key;
  }

  /**
   * A signed checkpoint.
   *
   * @param origin which log
   * @param size records in it
   * @param rootHash Merkle root over them, hexadecimal digits
   * @param createdAt when it was signed
   * @param note the checkpoint as C2SP tlog-checkpoint writes it
   * @param verifierKey key that signs now, as C2SP signed-note writes it
   */
  public record Signed(
      String origin,
      long size,
      String rootHash,
      Instant createdAt,
      String note,
      String verifierKey) {}

  /** The newest checkpoint of a tenant's log. */
  public Optional<Signed> newest(TenantId tenant) {
    return records.newest(tenant).map(this::signed);
  }

  private Signed signed(Kept kept) {
    Checkpoint checkpoint = kept.checkpoint();
    return new Signed(
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root().hex(),
        kept.createdAt(),
        kept.note().write(),
        AuditPublicKeys.verifierKey(checkpoint.origin(), key.publicKey()));
  }

  /**
   * That a record is in the log a checkpoint is of: RFC 6962, 2.1.1.
   *
   * @param seq number of the record, from 1
   * @param leafHash of it, hexadecimal digits
   * @param path hashes to combine with it in turn, from the leaf to the root
   * @param checkpoint the root they lead to
   */
  public record Inclusion(long seq, String leafHash, List<String> path, Signed checkpoint) {}

  /**
   * Proves that a record is in the log.
   *
   * @return empty if no checkpoint covers the record yet
   */
  public Optional<Inclusion> inclusion(TenantId tenant, long seq) {
    return records
        .newest(tenant)
        .filter(kept -> seq >= 1 && seq <= kept.checkpoint().size())
        .map(kept -> prove(tenant, seq, kept));
  }

  private Inclusion prove(TenantId tenant, long seq, Kept kept) {
    List<String> path = new ArrayList<>();
    for (Range range : MerkleTree.path(seq - 1, kept.checkpoint().size())) {
      path.add(root(tenant, range).hex());
    }
    return new Inclusion(
        seq, root(tenant, new Range(seq - 1, seq)).hex(), List.copyOf(path), signed(kept));
  }

  private Sha256 root(TenantId tenant, Range range) {
    MerkleTree subtree = new MerkleTree();
    records.leaves(tenant, range.first(), range.end(), leaf -> subtree.add(leaf.hash()));
    return subtree.root();
  }
}
