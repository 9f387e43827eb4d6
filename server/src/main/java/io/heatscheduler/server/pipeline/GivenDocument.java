package io.heatscheduler.server.pipeline;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.formats.SourceBytes;
import io.heatscheduler.formats.json.JsonReader;
import java.util.List;

/**
 * JSON that came over the API with the keys of a plant's files, read as those are: exact numbers,
 * every finding with its place. It can name no file.
 *
 * @param entries its keys
 */
public record GivenDocument(Node.Mapping entries) implements PlantSource {
  private static final String BODY = "body";

  /** Reads a JSON object, or says what is wrong with it. */
  public static Outcome<GivenDocument> read(byte[] json) {
    return switch (new JsonReader().document(SourceBytes.of(BODY, json))) {
      case Outcome.Done<Node>(Node.Mapping mapping, var ignored) ->
          new Outcome.Done<>(new GivenDocument(mapping), List.of());
      case Outcome.Done<Node>(Node other, var ignored) ->
          new Outcome.Rejected<>(
              List.of(
                  Finding.error(
                      "BODY_INVALID",
                      Location.of(BODY),
                      "The body must be a JSON object.",
                      "See the example in /api/v1/openapi.json.")));
      case Outcome.Rejected<Node>(List<Finding> findings) -> new Outcome.Rejected<>(findings);
    };
  }

  @Override
  public String name() {
    return BODY;
  }

  @Override
  public Outcome<Node.Mapping> entry() {
    return new Outcome.Done<>(entries, List.of());
  }

  @Override
  public Outcome<Node> document(Node.Scalar file) {
    return new Outcome.Rejected<>(List.of(noFile(file)));
  }

  @Override
  public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
    handler.finding(noFile(file));
  }

  @Override
  public List<RawFile> files() {
    return List.of();
  }

  private static Finding noFile(Node.Scalar file) {
    return Finding.error(
        "FILE_NOT_ALLOWED",
        file.location(),
        "No file can be named here.",
        "Write the value itself in its place.");
  }
}
