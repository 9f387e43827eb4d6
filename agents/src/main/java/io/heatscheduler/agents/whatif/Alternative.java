package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.change.FixedEquipment;
import io.heatscheduler.core.change.FixedStart;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.plant.Plant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Another place for a job: on an equipment, at a start, or both.
 *
 * @param jobId which job
 * @param equipmentId where it must run; null: anywhere it may
 * @param start when it must start, the first instant of a slot; null: whenever it may
 * @param why what makes it worth asking, e.g. {@code the cheapest energy}; empty if it was asked
 *     for
 */
public record Alternative(
    String jobId, @Nullable String equipmentId, @Nullable Instant start, String why) {

  /** The changes that force it. */
  public List<PlantChange> changes() {
    List<PlantChange> changes = new ArrayList<>();
    if (equipmentId != null) {
      changes.add(new FixedEquipment(jobId, equipmentId));
    }
    if (start != null) {
      changes.add(new FixedStart(jobId, start));
    }
    return changes;
  }

  /** The alternative in a planner's words, e.g. {@code J-17 runs on HTR-2}. */
  public String describe(Plant plant) {
    String what =
        changes().stream().map(c -> c.describe(plant)).collect(Collectors.joining(" and "));
    return why.isEmpty() ? what : "%s (%s)".formatted(what, why);
  }
}
