package io.heatscheduler.agents.publication;

import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.RunArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept of a run that ended without a plan: its inputs and the documents that say why.
 *
 * <p>Of the hash chain it has the first link only; {@code provenance.json} holds the digest of
 * every file.
 *
 * @param input the canonical input, {@code input.json}
 * @param rawFiles the raw inputs behind it
 * @param status how the run ended, as published, e.g. {@code infeasible}
 * @param report digests of the documents
 * @param documents by name in the result folder; empty if the run was read back
 */
public record UnplannedRun(
    CanonicalInput input,
    List<RawFile> rawFiles,
    String status,
    ReportSeal report,
    SortedMap<String, byte[]> documents) {
  static final String FORMAT = "heatscheduler-noplan/1";

  public UnplannedRun {
    rawFiles = List.copyOf(rawFiles);
  }

  /**
   * A run with its documents.
   *
   * @param made by name below the folder of the reports, at least one
   */
  public static UnplannedRun of(
      CanonicalInput input, List<RawFile> rawFiles, String status, SortedMap<String, byte[]> made) {
    TreeMap<String, byte[]> named = new TreeMap<>();
    made.forEach((name, bytes) -> named.put(ReportSeal.FOLDER + name, bytes));
    return new UnplannedRun(input, rawFiles, status, ReportSeal.of(named), named);
  }

  /** The published files by name, raw copies apart. */
  public SortedMap<String, byte[]> files(FileFormat format) {
    TreeMap<String, byte[]> files = new TreeMap<>(documents);
    files.put("input.json", input.bytes());
    files.put(PublishedRun.PROVENANCE, format.json(provenance()));
    return files;
  }

  private Document provenance() {
    List<Document> raw = new ArrayList<>();
    for (RawFile file : rawFiles) {
      raw.add(
          Document.with()
              .put("name", RunArchive.INPUTS + "/" + file.name())
              .put("sha256", file.sha256())
              .put("bytes", file.bytes())
              .build());
    }
    Document canonical =
        Document.with()
            .put("name", "input.json")
            .put("sha256", Sha256.of(input.bytes()).hex())
            .put("bytes", input.bytes().length)
            .build();
    Document.Builder provenance =
        Document.with()
            .put("format", FORMAT)
            .put("status", status)
            .put("input_hash", input.hash().hex())
            .put("raw_files", raw)
            .put("files", List.of(canonical));
    report.addFiles(provenance);
    return provenance.build();
  }
}
