package io.heatscheduler.core.relax;

import io.heatscheduler.core.limit.Limit;
import io.heatscheduler.core.limit.LimitedPlant;
import io.heatscheduler.core.limit.Limits;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.Interval;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** A kind of limit that can be broken for a price. */
public enum RelaxKind {
  /** Jobs end after their deadline, but within the horizon. */
  DEADLINE(limit -> limit instanceof Limit.Deadline),
  /** The site draws more than its contractual peak. */
  PEAK_LIMIT(limit -> limit instanceof Limit.PeakLimit),
  /** Equipment is on in a window in which it is unavailable. */
  MAINTENANCE(limit -> limit instanceof Limit.Maintenance),
  /** More operators work than the shifts have. */
  SHIFT(limit -> limit instanceof Limit.ShiftOperators || limit instanceof Limit.OutsideShifts),
  /** Jobs run on equipment they do not name, or on one that is rented. */
  EQUIPMENT(limit -> limit instanceof Limit.Eligibility);

  private final Predicate<Limit> covers;

  RelaxKind(Predicate<Limit> covers) {
    this.covers = covers;
  }

  /** The plant without its limits of some kinds; ids, order of jobs and equipment stay. */
  public static Plant lift(Set<RelaxKind> kinds, Plant plant) {
    return LimitedPlant.without(
        Limits.of(plant).stream()
            .filter(limit -> kinds.stream().anyMatch(kind -> kind.covers(limit, plant)))
            .toList(),
        plant);
  }

  /**
   * Whether it may break a limit. Maintenance of equipment that takes time to heat up stays: hours
   * of heating up within it would have no price.
   */
  private boolean covers(Limit limit, Plant plant) {
    boolean slow =
        limit instanceof Limit.Maintenance(String id, Interval window)
            && plant.equipment().stream()
                .anyMatch(unit -> unit.equipmentId().equals(id) && unit.transitions().takeTime());
    return covers.test(limit) && !slow;
  }

  /** Whether a plant has such a limit. */
  public boolean binds(Plant plant) {
    return Limits.of(plant).stream().anyMatch(limit -> covers(limit, plant));
  }

  /** Name in published results, e.g. {@code peak_limit}. */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }
}
