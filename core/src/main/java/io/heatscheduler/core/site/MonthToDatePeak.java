package io.heatscheduler.core.site;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Power;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The peaks already measured in the first billing month of the horizon; a plan pays only for
 * raising them.
 *
 * @param forAll the peak of every component; null if the input gave none, or one for each component
 * @param byComponent the peak of each named demand component; empty if {@code forAll} is given
 */
public record MonthToDatePeak(@Nullable Power forAll, Map<String, Power> byComponent) {
  /** Nothing known: every component starts at 0, with a warning. */
  public static final MonthToDatePeak UNKNOWN = new MonthToDatePeak(null, Map.of());

  public MonthToDatePeak {
    Check.that(
        forAll == null || byComponent.isEmpty(),
        "a month-to-date peak is given for all components (%s) or by component (%s), not both",
        forAll,
        byComponent);
    byComponent = Collections.unmodifiableMap(new TreeMap<>(byComponent));
  }

  /** The measured peak of a component; 0 if unknown. */
  public Power of(String component) {
    Power named = byComponent.get(component);
    return named != null ? named : forAll != null ? forAll : Power.ZERO;
  }

  /** Whether the input said anything about a component. */
  public boolean knows(String component) {
    return forAll != null || byComponent.containsKey(component);
  }
}
