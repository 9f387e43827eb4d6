package io.heatscheduler.reports.content;

import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.plant.Plant;

/** Words the changes of a plant that more freedom consists of. */
final class ChangeLabels {
  private final Terms terms;
  private final Plant plant;

  ChangeLabels(Terms terms, Plant plant) {
    this.terms = terms;
    this.plant = plant;
  }

  /** The change in the reader's language; changes nobody asks the value of, in English. */
  String of(PlantChange change) {
    return switch (change) {
      case LaterDeadline later ->
          terms.text("change.later_deadline", later.jobId(), terms.words().span(later.by()));
      case HigherPeakLimit higher ->
          terms.text("change.higher_peak", terms.words().power(higher.by().kilowatts()));
      case MoreOperators more -> terms.text("change.more_operators", more.shift(), more.by());
      case MoreStartsPerDay more ->
          terms.text("change.more_starts", terms.equipment(more.equipmentId()), more.by());
      case AllowedEquipment allowed ->
          terms.text("change.allowed", allowed.jobId(), terms.equipment(allowed.equipmentId()));
      case ReleasedMaintenance released ->
          terms.text(
              "change.released",
              terms.equipment(released.equipmentId()),
              terms.span(released.span().start(), released.span().end()));
      default -> change.describe(plant);
    };
  }
}
