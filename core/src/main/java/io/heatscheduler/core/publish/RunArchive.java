package io.heatscheduler.core.publish;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Outcome;
import java.util.SortedSet;

/** Port: a finished run as it was kept, e.g. a folder written by {@code optimize --out}. */
public interface RunArchive {
  /** Folder of the raw copies inside a run. */
  String INPUTS = "inputs";

  /** Name for messages. */
  String name();

  /** The raw copies of the inputs; empty findings if they are complete. */
  Outcome<PlantSource> inputs();

  /** Names of the kept files with forward slashes, raw copies included. */
  SortedSet<String> names();

  /**
   * The bytes of a file.
   *
   * @param name one of {@link #names()}
   */
  Outcome<byte[]> bytes(String name);

  /**
   * A JSON file as read.
   *
   * @param name one of {@link #names()}
   */
  Outcome<Node.Mapping> document(String name);
}
