package io.heatscheduler.agents.intake.bind;

/**
 * A text given its meaning, or the reason why it has none.
 *
 * @param <T> the meaning
 */
sealed interface Parsed<T> {

  /** The text means this. */
  record Value<T>(T value) implements Parsed<T> {}

  /** The text means nothing. */
  record Wrong<T>(Problem problem) implements Parsed<T> {}

  /** A failure. */
  static <T> Parsed<T> wrong(String code, String message, String fix) {
    return new Wrong<>(new Problem(code, message, fix));
  }
}
