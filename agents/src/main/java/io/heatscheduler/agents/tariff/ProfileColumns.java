package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.connect.RowHandler;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A source whose tables show only the columns of a load profile. */
final class ProfileColumns implements PlantSource {
  private static final List<String> COLUMNS = List.of("start", "site_kw");

  private final PlantSource source;

  ProfileColumns(PlantSource source) {
    this.source = source;
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
    source.rows(file, rowElement, new Narrowed(handler));
  }

  @Override
  public List<RawFile> files() {
    return source.files();
  }

  private record Narrowed(RowHandler handler) implements RowHandler {
    @Override
    public void header(List<String> columns, Location location) {
      handler.header(columns.stream().filter(COLUMNS::contains).toList(), location);
    }

    @Override
    public boolean row(Node.Mapping row) {
      Map<String, Node> kept = new LinkedHashMap<>(row.entries());
      kept.keySet().retainAll(COLUMNS);
      return handler.row(new Node.Mapping(kept, row.location()));
    }

    @Override
    public void finding(Finding finding) {
      handler.finding(finding);
    }
  }
}
