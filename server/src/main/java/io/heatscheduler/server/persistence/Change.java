package io.heatscheduler.server.persistence;

/** How a change of a row that others may have changed meanwhile ended. */
public sealed interface Change {

  /**
   * It was made.
   *
   * @param version of the row now
   */
  record Made(long version) implements Change {}

  /**
   * It was not made: somebody else was quicker.
   *
   * @param version of the row now; read it again and decide anew
   */
  record Stale(long version) implements Change {}

  /** It was not made: this tenant has no such row. */
  record Missing() implements Change {}
}
