package io.heatscheduler.agents.intake.bind;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.PublishedSeries;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.connect.SeriesRequest;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source whose tables show only some columns; the others are passed over. */
public final class NarrowedSource implements PlantSource {
  private final PlantSource source;
  private final List<String> columns;

  /**
   * A view of a source.
   *
   * @param columns the columns shown, by their exact names
   */
  public NarrowedSource(PlantSource source, List<String> columns) {
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Outcome<Node.Mapping> entry() {
    return source.entry();
  }

  @Override
  public Outcome<Node> document(Node.Scalar file) {
    return source.document(file);
  }

  @Override
  public void rows(Node.Scalar file, String rowElement, RowHandler handler) {
    source.rows(file, rowElement, new Narrowed(handler, columns));
  }

  @Override
  public Optional<Outcome<PublishedSeries>> series(Node.Scalar file, SeriesRequest request) {
    return source.series(file, request);
  }

  @Override
  public List<RawFile> files() {
    return source.files();
  }

  private record Narrowed(RowHandler handler, List<String> columns) implements RowHandler {
    @Override
    public void header(List<String> names, Location location) {
      handler.header(names.stream().filter(columns::contains).toList(), location);
    }

    @Override
    public boolean row(Node.Mapping row) {
      Map<String, Node> kept = new LinkedHashMap<>(row.entries());
      kept.keySet().retainAll(columns);
      return handler.row(new Node.Mapping(kept, row.location()));
    }

    @Override
    public void finding(Finding finding) {
      handler.finding(finding);
    }
  }
}
