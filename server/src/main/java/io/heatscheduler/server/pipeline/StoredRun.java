package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.RunArchive;
import io.heatscheduler.formats.PlantBytes;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A run as the database keeps it; its raw input is the canonical one. */
public final class StoredRun implements RunArchive {
  /** Document of a run without a plan: conflict and repairs, as docs/cli.md has them. */
  public static final String NO_PLAN = "no-plan.json";

  private final String name;
  private final byte[] input;
  private final SortedMap<String, byte[]> documents;

  StoredRun(String name, byte[] input, SortedMap<String, byte[]> documents) {
    this.name = name;
    this.input = input.clone();
    this.documents = new TreeMap<>(documents);
  }

  /** Everything that is kept of a run. */
  public static StoredRun of(RunRecords runs, Run run) {
    return new StoredRun(
        run.id().toString(),
        runs.input(run.tenant(), run.id()),
        runs.documents(run.tenant(), run.id()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome<PlantSource> inputs() {
    return new Outcome.Done<>(new PlantBytes(input), List.of());
  }

  @Override
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(documents.keySet());
    names.add(INPUTS + "/plant.json");
    return names;
  }

  @Override
  public Outcome<byte[]> bytes(String file) {
    byte[] bytes = file.equals(INPUTS + "/plant.json") ? input : documents.get(file);
    return bytes == null
        ? new Outcome.Rejected<>(
            List.of(
                Finding.error(
                    "FILE_MISSING",
                    Location.of(file),
                    "Run %s has no document of this name.".formatted(name),
                    "List the documents of the run.")))
        : new Outcome.Done<>(bytes.clone(), List.of());
  }

  @Override
  public Outcome<Node.Mapping> document(String file) {
    return switch (bytes(file)) {
      case Outcome.Rejected<byte[]>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<byte[]>(byte[] bytes, var ignored) -> new PlantBytes(bytes).entry();
    };
  }
}
