package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.change.FixedStart;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.Scenario;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an alternative from what a person typed, with the checks of a scenario file. */
public final class AlternativeReader {
  private AlternativeReader() {}

  /**
   * The alternative, or what is wrong with it.
   *
   * @param jobId a job of the plan
   * @param equipmentId as typed; null: anywhere
   * @param start as typed, in the site's zone unless it has an offset; null: any time
   */
  public static Outcome<List<Alternative>> read(
      GivenPlan plan, String jobId, @Nullable String equipmentId, @Nullable String start) {
    if (equipmentId != null) {
      Outcome<Scenario> fixed =
          change(plan, jobId, "--equipment", "fix_equipment", "equipment_id", equipmentId);
      if (fixed instanceof Outcome.Rejected<Scenario>(var findings)) {
        return new Outcome.Rejected<>(findings);
      }
    }
    if (start == null) {
      return new Outcome.Done<>(List.of(new Alternative(jobId, equipmentId, null, "")), List.of());
    }
    return change(plan, jobId, "--start", "fix_start", "start", start)
        .map(fixed -> List.of(new Alternative(jobId, equipmentId, startOf(fixed.changes()), "")));
  }

  private static Instant startOf(List<PlantChange> changes) {
    return changes.stream()
        .filter(FixedStart.class::isInstance)
        .map(change -> ((FixedStart) change).start())
        .findFirst()
        .orElseThrow();
  }

  private static Outcome<Scenario> change(
      GivenPlan plan, String jobId, String option, String kind, String key, String value) {
    Location typed = Location.of(option);
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("job_id", new Node.Scalar(jobId, Node.Kind.TEXT, typed));
    entries.put(key, new Node.Scalar(value, Node.Kind.TEXT, typed));
    return new ScenarioReader(plan.plant()).read(option, kind, new Node.Mapping(entries, typed));
  }
}
