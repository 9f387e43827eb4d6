package io.heatscheduler.optimizer.exact;

/** What an exact model could say within its limits. */
public enum ExactStatus {
  /** The plan is proven the cheapest, up to {@link ExactResult#boundError()}. */
  OPTIMAL,
  /** There is a plan; a cheaper one may exist. */
  FEASIBLE,
  /** Proven: no plan exists. */
  INFEASIBLE,
  /** Neither a plan nor a proof. */
  UNKNOWN
}
