package io.heatscheduler.testkit.oracle;

import java.util.List;

/**
 * What a schedule costs and breaks, by the format alone.
 *
 * @param energy input of the heating equipment, electricity and fuels, starts' energy included
 * @param wear start-up and shut-down costs
 * @param demand demand charges above the month-to-date peaks
 * @param fixed fixed charges of the dates touched
 * @param peakKw highest site load, base load included
 * @param violations what breaks a rule of the format; empty: the schedule is feasible
 */
public record Appraisal(
    Fraction energy,
    Fraction wear,
    Fraction demand,
    Fraction fixed,
    Fraction peakKw,
    List<String> violations) {
  public Appraisal {
    violations = List.copyOf(violations);
  }

  /** Plan cost: the sum of all parts. */
  public Fraction cost() {
    return energy.plus(wear).plus(demand).plus(fixed);
  }

  /** Whether no rule is broken. */
  public boolean isFeasible() {
    return violations.isEmpty();
  }
}
