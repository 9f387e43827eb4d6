package io.heatscheduler.agents.publication;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.provenance.HashChain;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What provenance.json says of a run's documents: their names, sizes and digests, and the last link
 * of the chain over them.
 *
 * @param files digest and size by name, names as in the result folder
 */
public record ReportSeal(SortedMap<String, Digest> files) {
  /** Folder of the documents inside a run. */
  public static final String FOLDER = "report/";

  private static final String FILES_KEY = "report_files";
  private static final String HASH_KEY = "report_hash";

  /** Digest and size of one document. */
  public record Digest(Sha256 sha256, long bytes) {}

  public ReportSeal {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The seal of documents. */
  static ReportSeal of(SortedMap<String, byte[]> documents) {
    SortedMap<String, Digest> digests = new TreeMap<>();
    documents.forEach(
        (name, bytes) -> digests.put(name, new Digest(Sha256.of(bytes), bytes.length)));
    return new ReportSeal(digests);
  }

  /**
   * Last link of the chain: SHA-256 over the sorted names and digests, and the cost hash.
   *
   * @param costHash the link before
   */
  public Sha256 hash(Sha256 costHash) {
    List<Document> product = new ArrayList<>();
    files.forEach(
        (name, digest) ->
            product.add(
                Document.with().put("name", name).put("sha256", digest.sha256().hex()).build()));
    return HashChain.link(
        HashChain.Stage.REPORT,
        costHash,
        CanonicalDocument.of(Document.with().put("files", product).build()));
  }

  /** Names of the documents. */
  SortedSet<String> names() {
    return new java.util.TreeSet<>(files.keySet());
  }

  /** Adds the hash to provenance.json. */
  void addHash(Document.Builder provenance, Sha256 costHash) {
    provenance.put(HASH_KEY, hash(costHash).hex());
  }

  /** Adds the documents to provenance.json. */
  void addFiles(Document.Builder provenance) {
    List<Document> list = new ArrayList<>();
    for (Map.Entry<String, Digest> file : files.entrySet()) {
      list.add(
          Document.with()
              .put("name", file.getKey())
              .put("sha256", file.getValue().sha256().hex())
              .put("bytes", file.getValue().bytes())
              .build());
    }
    provenance.put(FILES_KEY, list);
  }

  /** Compares the kept documents with what provenance.json says of them. */
  static void check(Node.Mapping provenance, DigestCheck check) {
    if (provenance.get(HASH_KEY) != null || provenance.get(FILES_KEY) != null) {
      check.checkAll(provenance, FILES_KEY);
    }
  }

  /** What provenance.json says of the documents; null if the run has none, or after an error. */
  static @Nullable ReportSeal read(Node.Mapping provenance, Findings findings) {
    if (!(provenance.get(FILES_KEY) instanceof Node.Sequence list)) {
      return null;
    }
    SortedMap<String, Digest> files = new TreeMap<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping file
          && file.get("name") instanceof Node.Scalar name
          && file.get("sha256") instanceof Node.Scalar digest
          && digest.text().matches("[0-9a-f]{64}")
          && file.get("bytes") instanceof Node.Scalar bytes
          && bytes.text().matches("[0-9]{1,15}")) {
        files.put(name.text(), new Digest(new Sha256(digest.text()), Long.parseLong(bytes.text())));
      } else {
        findings.error(
            "PROVENANCE_INCOMPLETE",
            item.location(),
            "An entry names no document, no digest or no size.",
            "Restore provenance.json from a copy of the run, or make the documents again with"
                + " `heatscheduler report`.");
        return null;
      }
    }
    return new ReportSeal(files);
  }
}
