package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads scenarios: a name and a list of changes, each a single key of {@link ChangeReader}; see
 * docs/guides/compare.md.
 */
public final class ScenarioReader {
  private static final Keys SCENARIO = Keys.exact("a scenario", "name", "changes");

  private final Plant plant;

  /**
   * A reader.
   *
   * @param plant what the scenarios change; ids they name must be its own
   */
  public ScenarioReader(Plant plant) {
    this.plant = plant;
  }

  /**
   * A scenario file.
   *
   * @param source the file is its entry; files that it names are beside it
   * @param name the scenario's name unless the file gives one
   */
  public Outcome<Scenario> read(PlantSource source, String name) {
    return switch (source.entry()) {
      case Outcome.Rejected<Node.Mapping>(var findings) -> new Outcome.Rejected<>(findings);
      case Outcome.Done<Node.Mapping>(Node.Mapping entry, var told) -> {
        Findings findings = new Findings();
        findings.addAll(told);
        Fields fields = Mappings.open(entry, SCENARIO, new Binding(findings, plant.site().zone()));
        if (fields == null) {
          yield new Outcome.Rejected<>(findings.list());
        }
        fields.require("changes");
        List<Node> changes = fields.lists().items("changes");
        yield read(source, fields.text("name", name), changes, findings);
      }
    };
  }

  /**
   * A scenario of one change.
   *
   * @param key kind of the change, as in a scenario file
   * @param value its value; a file name is relative to the source
   */
  public Outcome<Scenario> read(PlantSource source, String name, String key, Node value) {
    Node change = new Node.Mapping(java.util.Map.of(key, value), value.location());
    return read(source, name, List.of(change), new Findings());
  }

  /** A scenario of one change whose value names no file; see the other method. */
  public Outcome<Scenario> read(String name, String key, Node value) {
    return read(NoFiles.INSTANCE, name, key, value);
  }

  private Outcome<Scenario> read(
      PlantSource source, String name, List<Node> written, Findings findings) {
    List<PlantChange> changes = new ArrayList<>();
    Plant changed = plant;
    for (Node node : written) {
      List<PlantChange> read = new ChangeReader(source, changed, findings).read(node);
      if (!findings.hasErrors()) {
        changed = PlantChange.applyAll(read, changed);
      }
      changes.addAll(read);
    }
    return Outcome.of(new Scenario(name, changes), findings);
  }
}
