package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import java.util.List;

/** A source for changes that are typed and name no file. */
enum NoFiles implements PlantSource {
  /** The only one. */
  INSTANCE;

  @Override
  public Outcome<Node.Mapping> entry() {
    throw new IllegalStateException("nothing typed has an entry document");
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
        "No file can be named here, but this names %s.".formatted(file.text()),
        "Write the value itself.");
  }
}
