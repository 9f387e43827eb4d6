package io.heatscheduler.agents.repair;

import io.heatscheduler.core.site.Site;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a planner learns about a plant without a plan.
 *
 * @param conflict the limits that contradict each other; null if no contradiction was proven
 * @param repairs up to three changes of different kinds, each making a schedule possible, the
 *     cheapest first
 * @param site whose clock and currency they are in; null if there is nothing to say
 */
public record Advice(@Nullable Conflict conflict, List<Repair> repairs, @Nullable Site site) {
  /** Nothing to say. */
  public static final Advice NONE = new Advice(null, List.of(), null);

  public Advice {
    repairs = List.copyOf(repairs);
  }

  /** Whether there is nothing to say. */
  public boolean isEmpty() {
    return conflict == null && repairs.isEmpty();
  }

  /** Zone of the times. */
  public ZoneId zone() {
    return site == null ? ZoneOffset.UTC : site.zone();
  }
}
