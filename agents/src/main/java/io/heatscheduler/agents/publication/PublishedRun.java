package io.heatscheduler.agents.publication;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.provenance.HashChain;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.FileFormat;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.report.RunHashes;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run publishes, and the hash chain over it.
 *
 * <p>{@code input_hash} covers the canonical input, {@code optimization_hash} that hash and the
 * schedule (warnings apart), {@code cost_hash} that hash and the bill, {@code report_hash} that
 * hash and the digests of the documents. See docs/provenance.md.
 *
 * @param input the canonical input, {@code input.json}
 * @param rawFiles the raw inputs behind it
 * @param schedule {@code schedule.json}
 * @param bill {@code bill.json}
 * @param tables the CSV files by name
 * @param attachments further files by name, kept as they are; their digests are recorded, the chain
 *     does not cover them
 * @param optimizationHash second link of the chain
 * @param costHash third link of the chain
 * @param documents what agent 6 made, by name in the result folder; empty if there are none, or if
 *     the run was read back, which keeps their seal only
 * @param report what the chain says of the documents; null: there are none
 */
public record PublishedRun(
    CanonicalInput input,
    List<RawFile> rawFiles,
    Document schedule,
    Document bill,
    SortedMap<String, Table> tables,
    SortedMap<String, byte[]> attachments,
    Sha256 optimizationHash,
    Sha256 costHash,
    SortedMap<String, byte[]> documents,
    @Nullable ReportSeal report) {
  /** Name of the file that holds the chain and the digest of every other file. */
  public static final String PROVENANCE = "provenance.json";

  private static final String FORMAT = "heatscheduler-provenance/1";

  /** Derives the documents and the chain of a run that follows no other. */
  public static PublishedRun of(
      CanonicalInput input,
      List<RawFile> rawFiles,
      PlantGrid grid,
      Schedule schedule,
      CostAnalysis analysis,
      SearchRecord search,
      List<Finding> findings) {
    return of(input, rawFiles, grid, schedule, analysis, search, null, findings);
  }

  /**
   * Derives the documents and the chain.
   *
   * @param follows the run this one was re-planned from; null: none
   */
  public static PublishedRun of(
      CanonicalInput input,
      List<RawFile> rawFiles,
      PlantGrid grid,
      Schedule schedule,
      CostAnalysis analysis,
      SearchRecord search,
      @Nullable FollowedRun follows,
      List<Finding> findings) {
    ScheduleDocument scheduleDocument = new ScheduleDocument(grid, schedule, analysis);
    Document scheduleJson = scheduleDocument.json(search, follows, findings);
    Document billJson = new BillDocument(grid.time()).json(analysis);
    TreeMap<String, Table> tables = new TreeMap<>();
    tables.put("schedule.csv", scheduleDocument.assignments());
    tables.put("commitment.csv", scheduleDocument.commitment());
    tables.put("load_profile.csv", ProfileTables.load(analysis.dispatch()));
    tables.put("fuel_profile.csv", ProfileTables.fuel(analysis.dispatch()));
    Sha256 optimizationHash =
        HashChain.link(
            HashChain.Stage.OPTIMIZATION,
            input.hash(),
            CanonicalDocument.of(scheduleJson.without("warnings")));
    Sha256 costHash =
        HashChain.link(HashChain.Stage.COST, optimizationHash, CanonicalDocument.of(billJson));
    return new PublishedRun(
        input,
        List.copyOf(rawFiles),
        scheduleJson,
        billJson,
        tables,
        new TreeMap<>(),
        optimizationHash,
        costHash,
        new TreeMap<>(),
        null);
  }

  /** The same run with a further file. */
  public PublishedRun with(String name, byte[] attachment) {
    TreeMap<String, byte[]> more = new TreeMap<>(attachments);
    more.put(name, attachment.clone());
    return new PublishedRun(
        input,
        rawFiles,
        schedule,
        bill,
        tables,
        more,
        optimizationHash,
        costHash,
        documents,
        report);
  }

  /** The same run of other raw inputs, which say the same plant. */
  public PublishedRun withRawFiles(List<RawFile> files) {
    return new PublishedRun(
        input,
        List.copyOf(files),
        schedule,
        bill,
        tables,
        attachments,
        optimizationHash,
        costHash,
        documents,
        report);
  }

  /**
   * The same run with other documents; none removes them.
   *
   * @param made by name below the folder of the reports
   */
  public PublishedRun withDocuments(SortedMap<String, byte[]> made) {
    TreeMap<String, byte[]> named = new TreeMap<>();
    made.forEach((name, bytes) -> named.put(ReportSeal.FOLDER + name, bytes));
    return sealed(named, named.isEmpty() ? null : ReportSeal.of(named));
  }

  /** The same run as read back, its documents known by their seal only. */
  PublishedRun sealedBy(@Nullable ReportSeal seal) {
    return sealed(new TreeMap<>(), seal);
  }

  private PublishedRun sealed(SortedMap<String, byte[]> named, @Nullable ReportSeal seal) {
    return new PublishedRun(
        input,
        rawFiles,
        schedule,
        bill,
        tables,
        attachments,
        optimizationHash,
        costHash,
        named,
        seal);
  }

  /** Last link of the chain; null if there are no documents. */
  public @Nullable Sha256 reportHash() {
    return report == null ? null : report.hash(costHash);
  }

  /** The links of the chain that documents carry. */
  public RunHashes hashes() {
    return new RunHashes(inputHash(), optimizationHash, costHash);
  }

  /** First link of the chain. */
  public Sha256 inputHash() {
    return input.hash();
  }

  /** The published files by name, raw copies apart. */
  public SortedMap<String, byte[]> files(FileFormat format) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("input.json", input.bytes());
    files.put("schedule.json", format.json(schedule));
    files.put("bill.json", format.json(bill));
    tables.forEach((name, table) -> files.put(name, format.csv(table)));
    files.putAll(attachments);
    files.put(PROVENANCE, format.json(provenance(files)));
    files.putAll(documents);
    return files;
  }

  private Document provenance(SortedMap<String, byte[]> files) {
    List<Document> raw = new ArrayList<>();
    for (RawFile file : rawFiles) {
      raw.add(
          Document.with()
              .put("name", RunArchive.INPUTS + "/" + file.name())
              .put("sha256", file.sha256())
              .put("bytes", file.bytes())
              .build());
    }
    List<Document> derived = new ArrayList<>();
    files.forEach(
        (name, bytes) ->
            derived.add(
                Document.with()
                    .put("name", name)
                    .put("sha256", Sha256.of(bytes).hex())
                    .put("bytes", bytes.length)
                    .build()));
    Document.Builder provenance =
        Document.with()
            .put("format", FORMAT)
            .put("input_hash", inputHash().hex())
            .put("optimization_hash", optimizationHash.hex())
            .put("cost_hash", costHash.hex());
    if (report != null) {
      report.addHash(provenance, costHash);
    }
    provenance.put("raw_files", raw).put("files", derived);
    if (report != null) {
      report.addFiles(provenance);
    }
    return provenance.build();
  }
}
