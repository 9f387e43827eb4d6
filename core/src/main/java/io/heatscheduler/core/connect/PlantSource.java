package io.heatscheduler.core.connect;

import io.heatscheduler.core.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * One planning task as found outside: a folder of files today, a database or an ERP tomorrow.
 *
 * <p>Reading has no meaning yet: the agents decide what a key or column is. A source gives the same
 * answer each time it is asked.
 */
public interface PlantSource {

  /** Name for messages, e.g. {@code examples/foundry}. */
  String name();

  /** The entry document ({@code plant.yaml} or {@code plant.json}). */
  Outcome<Node.Mapping> entry();

  /**
   * A document named by another one, e.g. {@code tariff.yaml}.
   *
   * @param file the name as written in the document, relative to the entry
   */
  Outcome<Node> document(Node.Scalar file);

  /**
   * Reads the rows of a table named by a document, e.g. {@code jobs.csv}; refusals reach the
   * handler as findings.
   *
   * @param file the name as written in the document, relative to the entry
   * @param rowElement name of a row in formats that name rows, e.g. {@code job} in XML; the plural
   *     names the root
   */
  void rows(Node.Scalar file, String rowElement, RowHandler handler);

  /**
   * Reads a document in which a market or a utility publishes prices or load, recognised by its
   * content.
   *
   * @param file the name as written in the document, relative to the entry
   * @param request which of its series is wanted
   * @return empty if the file is an ordinary table, to be read as {@link #rows}
   */
  default Optional<Outcome<PublishedSeries>> series(Node.Scalar file, SeriesRequest request) {
    return Optional.empty();
  }

  /** Every raw file read so far, sorted by name. */
  List<RawFile> files();
}
