package io.heatscheduler.formats;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plant that is in memory as one JSON document, e.g. the canonical input of a plan's rest; it
 * names no other file.
 */
public final class PlantBytes implements PlantSource, RawCopies {
  private static final String ENTRY = "plant.json";

  private final SourceBytes document;

  /**
   * A plant.
   *
   * @param document UTF-8, in the keys of {@code plant.json} or of a canonical input
   */
  public PlantBytes(byte[] document) {
    this.document = SourceBytes.of(ENTRY, document.clone());
  }

  @Override
  public String name() {
    return ENTRY;
  }

  @Override
  public Outcome<Node.Mapping> entry() {
    return switch (new JsonReader().document(document)) {
      case Outcome.Done<Node>(Node.Mapping mapping, List<Finding> findings) ->
          new Outcome.Done<>(mapping, findings);
      case Outcome.Done<Node>(Node other, List<Finding> ignored) ->
          new Outcome.Rejected<>(
              List.of(
                  Finding.error(
                      "PLANT_NOT_A_MAPPING",
                      other.location(),
                      "A plant is a JSON object, but the document holds something else.",
                      "Compare it with the input.json of a run.")));
      case Outcome.Rejected<Node>(List<Finding> findings) -> new Outcome.Rejected<>(findings);
    };
  }

  @Override
  public Outcome<Node> document(Node.Scalar file) {
    return new Outcome.Rejected<>(List.of(noFile(file)));
  }

  @Override
  public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
    handler.finding(noFile(file));
  }

  private static Finding noFile(Node.Scalar file) {
    return Finding.error(
        "FILE_MISSING",
        file.location(),
        "There is no file %s beside a plant in memory.".formatted(Quoted.of(file.text())),
        "Write the rows into the document.");
  }

  @Override
  public List<RawFile> files() {
    return List.of(new RawFile(ENTRY, FolderFiles.sha256(document.array()), document.length()));
  }

  @Override
  public void copyFilesTo(Path target) throws IOException {
    Files.write(target.resolve(ENTRY), document.array());
  }
}
