package io.heatscheduler.agents.replan;

import io.heatscheduler.core.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What to plan anew.
 *
 * @param at from when on; until then the plan was carried out
 * @param events what has happened
 * @param freeze how long from {@code at} on jobs that are to start stay, unless an event makes that
 *     impossible; 0 or more
 * @param movePrice money per moved job, beside the bill, 0 or more; keeps a plan from churning
 */
public record ReplanRequest(
    Instant at, List<EventSource> events, Duration freeze, BigDecimal movePrice) {
  /** Price of a moved job unless set otherwise: one unit of the site's currency. */
  public static final BigDecimal DEFAULT_MOVE_PRICE = BigDecimal.ONE;

  public ReplanRequest {
    events = List.copyOf(events);
    Check.that(!freeze.isNegative(), "freeze (%s) must not be negative", freeze);
    Check.that(movePrice.signum() >= 0, "move price (%s) must not be negative", movePrice);
  }
}
