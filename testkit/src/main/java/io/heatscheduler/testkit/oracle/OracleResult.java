package io.heatscheduler.testkit.oracle;

import io.heatscheduler.core.schedule.Schedule;

/** What plain enumeration found. */
public sealed interface OracleResult {

  /**
   * The cheapest plan there is.
   *
   * @param cost plan cost, exact
   * @param plan one plan of that cost
   * @param placements complete placements of the jobs looked at
   */
  record Optimum(Fraction cost, Schedule plan, long placements) implements OracleResult {}

  /**
   * No plan keeps all rules.
   *
   * @param placements complete placements of the jobs looked at
   */
  record Infeasible(long placements) implements OracleResult {}
}
