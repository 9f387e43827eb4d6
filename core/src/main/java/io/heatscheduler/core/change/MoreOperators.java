package io.heatscheduler.core.change;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.Shift;
import java.util.List;

/**
 * A shift has more operators, on each of its days.
 *
 * @param shift name of the shift; every shift of that name
 * @param by how many more, over 0
 */
public record MoreOperators(String shift, int by) implements PlantChange {
  public MoreOperators {
    Check.that(by > 0, "shift %s must gain more than 0 operators (%s)", shift, by);
  }

  @Override
  public Plant applyTo(Plant plant) {
    List<Shift> shifts = plant.shifts();
    Check.that(
        shifts != null && shifts.stream().anyMatch(this::isMeant),
        "the plant has no shift %s",
        shift);
    return plant.withShifts(
        shifts == null
            ? null
            : shifts.stream().map(s -> isMeant(s) ? s.withMoreOperators(by) : s).toList());
  }

  private boolean isMeant(Shift candidate) {
    return candidate.name().equals(shift);
  }

  @Override
  public String describe(Plant plant) {
    return "shift %s has %d more %s".formatted(shift, by, by == 1 ? "operator" : "operators");
  }
}
