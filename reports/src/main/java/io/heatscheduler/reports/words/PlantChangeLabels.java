package io.heatscheduler.reports.words;

import io.heatscheduler.core.change.AddedEquipment;
import io.heatscheduler.core.change.AddedShift;
import io.heatscheduler.core.change.AllowedEquipment;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.change.PlantChange;
import io.heatscheduler.core.change.ReleasedMaintenance;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Power;
import java.util.ArrayList;
import java.util.List;

/** Words changes of a plant in the reader's language, with what they lead to. */
public final class PlantChangeLabels {
  private final Words words;
  private final Plant plant;

  /** Labels for changes of a plant. */
  public PlantChangeLabels(Words words, Plant plant) {
    this.words = words;
    this.plant = plant;
  }

  /** Changes to be made together, each said of the plant that those before it leave. */
  public List<String> of(List<PlantChange> changes) {
    List<String> labels = new ArrayList<>();
    Plant before = plant;
    for (PlantChange change : changes) {
      labels.add(of(change, before));
      before = change.applyTo(before);
    }
    return labels;
  }

  /** One change alone. */
  public String of(PlantChange change) {
    return of(change, plant);
  }

  /** Changes that neither repairs nor more freedom consist of are in English. */
  private String of(PlantChange change, Plant before) {
    return switch (change) {
      case LaterDeadline later ->
          words.text(
              "repair.later_deadline",
              later.jobId(),
              words.span(later.by()),
              words.moment(before.job(later.jobId()).latestEnd().plus(later.by())));
      case HigherPeakLimit higher -> {
        Power limit = before.site().contractualPeak();
        String by = words.exactPower(higher.by().kilowatts());
        yield limit == null
            ? words.text("change.higher_peak", by)
            : words.text(
                "repair.higher_peak", by, words.exactPower(limit.plus(higher.by()).kilowatts()));
      }
      case ReleasedMaintenance released ->
          words.text("change.released", released.equipmentId(), words.span(released.span()));
      case MoreOperators more -> words.text("change.more_operators", more.shift(), more.by());
      case MoreStartsPerDay more -> words.text("change.more_starts", more.equipmentId(), more.by());
      case AddedShift added ->
          words.text(
              "repair.added_shift",
              added.shift().operators(),
              words.all(added.shift().days().stream().map(words::weekday).toList()),
              added.shift().window().start().toString(),
              added.shift().window().end().toString());
      case AllowedEquipment allowed ->
          words.text("change.allowed", allowed.jobId(), allowed.equipmentId());
      case AddedEquipment added ->
          words.text(
              "repair.added_equipment",
              added.equipment().equipmentId(),
              words.exactPower(added.equipment().capacity().kilowatts()));
      default -> change.describe(before);
    };
  }
}
