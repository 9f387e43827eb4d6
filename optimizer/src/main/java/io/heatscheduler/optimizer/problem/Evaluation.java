package io.heatscheduler.optimizer.problem;

import java.util.List;

/**
 * A plan's value and everything wrong with it.
 *
 * @param objective total, money units: energy + starts + demand + fixed + soft
 * @param energy input of all equipment, start-up energy included, money units
 * @param starts start-up and shut-down costs, money units
 * @param demand demand charges, money units
 * @param soft what the plan pays for {@link SoftTerms}, no part of the bill, money units
 * @param highestLoad highest site load, power units
 * @param violations broken constraints in words, empty if the plan is feasible; at most 100
 */
public record Evaluation(
    long objective,
    long energy,
    long starts,
    long demand,
    long soft,
    long highestLoad,
    List<String> violations) {
  /** Copies the list. */
  public Evaluation {
    violations = List.copyOf(violations);
  }

  /** Whether no constraint is broken. */
  public boolean isFeasible() {
    return violations.isEmpty();
  }
}
