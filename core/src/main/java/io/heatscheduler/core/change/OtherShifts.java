package io.heatscheduler.core.change;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Other shifts.
 *
 * @param shifts all shifts there are; null: operators are not limited
 */
public record OtherShifts(@Nullable List<Shift> shifts) implements PlantChange {
  public OtherShifts {
    shifts = shifts == null ? null : List.copyOf(shifts);
  }

  @Override
  public Plant applyTo(Plant plant) {
    return plant.withShifts(shifts);
  }

  @Override
  public String describe(Plant plant) {
    return shifts == null
        ? "operators are not limited"
        : "the shifts are "
            + shifts.stream()
                .map(shift -> "%s (%d)".formatted(shift.name(), shift.operators()))
                .collect(Collectors.joining(", "));
  }
}
