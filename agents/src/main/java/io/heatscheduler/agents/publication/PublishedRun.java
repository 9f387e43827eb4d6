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
import io.heatscheduler.core.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a run publishes, and the hash chain over it.
 *
 * <p>{@code input_hash} covers the canonical input, {@code optimization_hash} that hash and the
 * schedule (warnings apart), {@code cost_hash} that hash and the bill. See docs/provenance.md.
 *
 * @param input the canonical input, {@code input.json}
 * @param rawFiles the raw inputs behind it
 * @param schedule {@code schedule.json}
 * @param bill {@code bill.json}
 * @param tables the CSV files by name
 * @param optimizationHash second link of the chain
 * @param costHash third link of the chain
 */
public record PublishedRun(
    CanonicalInput input,
    List<RawFile> rawFiles,
    Document schedule,
    Document bill,
    SortedMap<String, Table> tables,
    Sha256 optimizationHash,
    Sha256 costHash) {
  /** Name of the file that holds the chain and the digest of every other file. */
  public static final String PROVENANCE = "provenance.json";

  private static final String FORMAT = "heatscheduler-provenance/1";

  /** Derives the documents and the chain. */
  public static PublishedRun of(
      CanonicalInput input,
      List<RawFile> rawFiles,
      PlantGrid grid,
      Schedule schedule,
      CostAnalysis analysis,
      SearchRecord search,
      List<Finding> findings) {
    ScheduleDocument scheduleDocument = new ScheduleDocument(grid, schedule, analysis);
    Document scheduleJson = scheduleDocument.json(search, findings);
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
        input, List.copyOf(rawFiles), scheduleJson, billJson, tables, optimizationHash, costHash);
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
    files.put(PROVENANCE, format.json(provenance(files)));
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
    return Document.with()
        .put("format", FORMAT)
        .put("input_hash", inputHash().hex())
        .put("optimization_hash", optimizationHash.hex())
        .put("cost_hash", costHash.hex())
        .put("raw_files", raw)
        .put("files", derived)
        .build();
  }
}
