package io.heatscheduler.core.relax;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plant whose deadlines, contractual peak, maintenance and shifts a relaxed run may break for a
 * price; everything else holds.
 *
 * @param limited the plant with its limits, over its slots
 * @param open the same without those limits: what a relaxed schedule is verified against
 */
public record RelaxedPlant(PlantGrid limited, PlantGrid open) {
  /** What a relaxed run may break: all but where a job may run. */
  public static final Set<RelaxKind> KINDS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(RelaxKind.EQUIPMENT)));

  /** The relaxed form of a plant. */
  public static RelaxedPlant of(PlantGrid limited) {
    Plant open = RelaxKind.lift(KINDS, limited.plant());
    return new RelaxedPlant(limited, PlantGrid.of(open).orThrow());
  }

  /** What a schedule breaks, priced by the plant's relax prices. */
  public List<Violation> violations(SlottedSchedule schedule) {
    return Violations.of(limited, schedule, limited.plant().relaxPricesOrDefault());
  }

  /** The FIFO schedule under the limits, with its misses; null if a job fits nowhere. */
  public @Nullable Baseline baseline() {
    return FifoBaseline.plan(limited);
  }
}
