package io.heatscheduler.agents.repair;

import io.heatscheduler.core.change.AddedShift;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Power;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Turns violations into the changes of the plant that allow exactly them. */
final class RepairChanges {
  private static final int PEAK_DECIMALS = 3;

  private RepairChanges() {}

  /** The changes, in the order of the violations. */
  static List<PlantChange> of(List<Violation> violations, Plant plant) {
    List<PlantChange> changes = new ArrayList<>();
    for (Violation violation : violations) {
      switch (violation.kind()) {
        case DEADLINE ->
            changes.add(
                new LaterDeadline(
                    Objects.requireNonNull(violation.jobId()),
                    Duration.between(violation.span().start(), violation.span().end())));
        case PEAK_LIMIT ->
            changes.add(
                new HigherPeakLimit(
                    new Power(violation.amount().setScale(PEAK_DECIMALS, RoundingMode.CEILING))));
        case MAINTENANCE ->
            changes.add(
                new ReleasedMaintenance(
                    Objects.requireNonNull(violation.equipmentId()), violation.span()));
        case SHIFT -> addShifts(violation, plant, changes);
        case EQUIPMENT ->
            changes.add(
                new AllowedEquipment(
                    Objects.requireNonNull(violation.jobId()),
                    Objects.requireNonNull(violation.equipmentId())));
      }
    }
    return changes;
  }

  /** A shift for each local date a span of missing operators touches. */
  private static void addShifts(Violation violation, Plant plant, List<PlantChange> changes) {
    Interval span = violation.span();
    ZonedDateTime from = span.start().atZone(plant.site().zone());
    ZonedDateTime end = span.end().atZone(plant.site().zone());
    while (from.isBefore(end)) {
      ZonedDateTime midnight = from.toLocalDate().plusDays(1).atStartOfDay(plant.site().zone());
      ZonedDateTime until = midnight.isBefore(end) ? midnight : end;
      LocalTime last =
          until.toLocalDate().equals(from.toLocalDate()) ? until.toLocalTime() : LocalTime.MIDNIGHT;
      changes.add(
          new AddedShift(
              new Shift(
                  "extra " + from.toLocalDate() + " " + from.toLocalTime(),
                  Set.of(from.getDayOfWeek()),
                  new DailyWindow(from.toLocalTime(), last),
                  violation.amount().intValueExact(),
                  false)));
      from = until;
    }
  }
}
