package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.change.PlantChange;
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
    List<Worth> worth,
    int tried,
    int leftOut) {
  public Flexibility {
    worth = List.copyOf(worth);
  }

  /**
   * What one candidate saves.
   *
   * @param change the freedom
   * @param saving reference less the cost of the plan found with it, over 0
   * @param certain it saves at least this much, whatever the plans; 0 if that is not proven
   * @param atMost it saves at most this much; null: nothing proven
   */
  public record Worth(
      PlantChange change, BigDecimal saving, BigDecimal certain, @Nullable BigDecimal atMost) {}
}
