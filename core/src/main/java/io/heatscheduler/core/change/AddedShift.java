package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A shift more; its operators add to those of shifts at the same time. Nothing changes where
 * operators are not limited.
 *
 * @param shift with a name the plant need not have
 */
public record AddedShift(Shift shift) implements PlantChange {
  @Override
  public Plant applyTo(Plant plant) {
    List<Shift> shifts = plant.shifts();
    if (shifts == null) {
      return plant;
    }
    List<Shift> more = new ArrayList<>(shifts);
    more.add(shift);
    return plant.withShifts(more);
  }

  @Override
  public String describe(Plant plant) {
    return "%d more %s on %s %s-%s"
        .formatted(
            shift.operators(),
            shift.operators() == 1 ? "operator" : "operators",
            shift.days().stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(", ")),
            shift.window().start(),
            shift.window().end());
  }
}
