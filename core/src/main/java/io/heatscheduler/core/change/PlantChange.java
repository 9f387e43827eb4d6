package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import java.util.List;

/**
 * One change of a plant; applied, it gives another plant, and nothing else differs.
 *
 * <p>A change that names a job, an equipment or a shift the plant does not have is a bug of the
 * caller ({@link IllegalArgumentException}); input is checked where it is read.
 */
public sealed interface PlantChange
    permits AddedEquipment,
        AddedJob,
        AddedShift,
        AllowedEquipment,
        CancelledJob,
        DelayedJob,
        FixedEquipment,
        FixedStart,
        HigherPeakLimit,
        LaterDeadline,
        MoreOperators,
        MoreStartsPerDay,
        OtherPeakLimit,
        OtherPrices,
        OtherShifts,
        OtherTariff,
        Outage,
        ReleasedMaintenance,
        RemovedEquipment,
        SharedJobs {

  /** The changed plant. */
  Plant applyTo(Plant plant);

  /**
   * The change in a planner's words, without a full stop, e.g. {@code J-17 may end 1 h later}.
   *
   * @param plant the plant it is applied to
   */
  String describe(Plant plant);

  /** Several changes, one after the other. */
  static Plant applyAll(List<? extends PlantChange> changes, Plant plant) {
    Plant changed = plant;
    for (PlantChange change : changes) {
      changed = change.applyTo(changed);
    }
    return changed;
  }
}
