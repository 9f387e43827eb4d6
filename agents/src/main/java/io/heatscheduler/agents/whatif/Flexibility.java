package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.report.FlexibilityValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What more freedom would save.
 *
 * @param plan the plan asked about
 * @param reference cost of the cheapest plan known without any more freedom: planned on with the
 *     effort each candidate had; savings are taken against it
 * @param bound no plan without more freedom costs less; null: nothing proven
 * @param worth candidates that save something, the most first
 * @param tried candidates planned
 * @param leftOut candidates that bind too but were not planned, for lack of effort
 */
public record Flexibility(
    GivenPlan plan,
    BigDecimal reference,
    @Nullable BigDecimal bound,
    List<FlexibilityValue> worth,
    int tried,
    int leftOut) {
  public Flexibility {
    worth = List.copyOf(worth);
  }
}
