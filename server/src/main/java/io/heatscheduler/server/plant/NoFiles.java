package io.heatscheduler.server.plant;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.util.List;

/** The source of documents that come in a request and may name no file. */
enum NoFiles implements PlantSource {
  /** The only one. */
  INSTANCE;

  @Override
  public Outcome<Node.Mapping> entry() {
    throw new IllegalStateException("a request's document is no plant");
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

  static Finding noFile(Node.Scalar file) {
    return Finding.error(
        "FILE_NOT_ALLOWED",
        file.location(),
        "No file can be named here.",
        "Write the values themselves.");
  }
}
