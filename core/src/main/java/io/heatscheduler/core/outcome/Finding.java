package io.heatscheduler.core.outcome;

import java.util.Collection;
import java.util.List;

/**
 * One thing worth telling a person about an input or a result: where, what, and how to fix it.
 *
 * @param code stable machine name in upper snake case, e.g. {@code JOB_DEADLINE_NOT_A_DATE}
 * @param severity whether it refuses the input
 * @param location where it was found
 * @param message what is wrong, with the offending value, one sentence
 * @param fix what to do about it, one sentence; empty if there is nothing to do
 * @param values what message and fix name, for words in other languages: texts, whole numbers,
 *     decimals, instants, dates, in an order fixed for the code; empty where there is nothing to
 *     name
 */
public record Finding(
    String code,
    Severity severity,
    Location location,
    String message,
    String fix,
    List<Object> values) {
  public Finding {
    values = List.copyOf(values);
  }

  /** A finding without values. */
  public Finding(String code, Severity severity, Location location, String message, String fix) {
    this(code, severity, location, message, fix, List.of());
  }

  /** A finding that refuses the input. */
  public static Finding error(
      String code, Location location, String message, String fix, Object... values) {
    return new Finding(code, Severity.ERROR, location, message, fix, List.of(values));
  }

  /** A finding a person should look at; the input is still used. */
  public static Finding warning(
      String code, Location location, String message, String fix, Object... values) {
    return new Finding(code, Severity.WARNING, location, message, fix, List.of(values));
  }

  /** A note, e.g. a value filled from a default. */
  public static Finding info(String code, Location location, String message) {
    return new Finding(code, Severity.INFO, location, message, "");
  }

  /** The same as a warning. */
  public Finding asWarning() {
    return new Finding(code, Severity.WARNING, location, message, fix, values);
  }

  /** Whether any finding is an error. */
  public static boolean anyError(Collection<Finding> findings) {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** One line for people: location, message and fix. */
  @Override
  public String toString() {
    String where = location.toString();
    return (where.isEmpty() ? "" : where + ": ") + message + (fix.isEmpty() ? "" : " " + fix);
  }
}
