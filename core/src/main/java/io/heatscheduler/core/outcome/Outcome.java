package io.heatscheduler.core.outcome;

import java.util.List;
import java.util.function.Function;

/**
 * Result of a stage that may refuse its input.
 *
 * @param <T> what a finished stage produces
 */
public sealed interface Outcome<T> {

  /** Everything worth telling, errors only if {@link Rejected}. */
  List<Finding> findings();

  /**
   * The stage finished.
   *
   * @param value its product
   * @param findings warnings and notes; no error
   */
  record Done<T>(T value, List<Finding> findings) implements Outcome<T> {
    public Done {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The stage refused its input; nothing was applied.
   *
   * @param findings what is wrong, at least one error
   */
  record Rejected<T>(List<Finding> findings) implements Outcome<T> {
    public Rejected {
      findings = List.copyOf(findings);
    }
  }

  /** The value, or a rejection if any collected finding is an error. */
  static <T> Outcome<T> of(T value, Findings findings) {
    return findings.hasErrors()
        ? new Rejected<>(findings.list())
        : new Done<>(value, findings.list());
  }

  /** Applies a function to the value of a finished stage. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
    return switch (this) {
      case Done<T>(T value, List<Finding> found) -> new Done<>(function.apply(value), found);
      case Rejected<T>(List<Finding> found) -> new Rejected<>(found);
    };
  }

  /**
   * The value of a stage that must have finished.
   *
   * @throws IllegalStateException if it was rejected; the message lists the findings
   */
  default T orThrow() {
    return switch (this) {
      case Done<T>(T value, List<Finding> ignored) -> value;
      case Rejected<T>(List<Finding> found) ->
          throw new IllegalStateException("rejected: " + found);
    };
  }
}
