package io.heatscheduler.server.runs;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.whatif.ScenarioReader;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.server.pipeline.GivenDocument;
import io.heatscheduler.server.web.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios to compare, as they came over the API.
 *
 * @param scenarios 1 to {@value #MOST}
 * @param effort work units of each
 */
record ScenariosGiven(List<Scenario> scenarios, long effort) {
  /** Most scenarios of one question. */
  static final int MOST = 5;

  /** Most work units of each scenario or alternative; some ten seconds. */
  static final int MOST_EFFORT = 4_000;

  /** Work units unless asked otherwise; about a second. */
  static final int USUAL_EFFORT = 400;

  private static final Keys KEYS = Keys.exact("the comparison", "scenarios", "effort");

  /**
   * Reads a body.
   *
   * @param plant what the scenarios change
   * @throws Problem 422 with every finding
   */
  static ScenariosGiven read(GivenDocument body, Plant plant) {
    Findings findings = new Findings();
    Fields fields = Mappings.open(body.entries(), KEYS, new Binding(findings, plant.site().zone()));
    List<Scenario> scenarios = new ArrayList<>();
    Integer effort = null;
    if (fields != null) {
      fields.require("scenarios");
      effort = fields.integer("effort", 1, MOST_EFFORT);
      List<Node> given = fields.lists().items("scenarios");
      if (given.size() > MOST || given.isEmpty()) {
        findings.error(
            "SCENARIO_COUNT",
            Location.of("body").child("scenarios"),
            "%d scenarios are given; 1 to %d are compared at a time.".formatted(given.size(), MOST),
            "Ask for some of them.");
      } else {
        for (int i = 0; i < given.size(); i++) {
          read(given.get(i), "scenario " + (i + 1), plant, scenarios, findings);
        }
      }
    }
    if (findings.hasErrors()) {
      throw Problem.unprocessable("SCENARIOS_INVALID", findings.list());
    }
    return new ScenariosGiven(List.copyOf(scenarios), effort == null ? USUAL_EFFORT : effort);
  }

  private static void read(
      Node given, String name, Plant plant, List<Scenario> scenarios, Findings findings) {
    if (!(given instanceof Node.Mapping mapping)) {
      findings.error(
          "NOT_A_MAPPING",
          given.location(),
          "A scenario is an object with name and changes.",
          "Write {\"name\": \"...\", \"changes\": [...]}.");
      return;
    }
    Outcome<Scenario> read = new ScenarioReader(plant).read(new GivenDocument(mapping), name);
    for (Finding finding : read.findings()) {
      findings.add(finding);
    }
    if (read instanceof Outcome.Done<Scenario>(Scenario scenario, var ignored)) {
      scenarios.add(scenario);
    }
  }
}
