package io.heatscheduler.server.messaging;

/** Told at the points where a crash must lose and double nothing; tests crash there. */
public interface Milestones {
  /** Nobody is told. */
  Milestones NONE = (subject, point) -> {};

  /** The points. */
  enum Point {
    /** A consumer's work is done, its effect is not committed. */
    BEFORE_COMMIT,
    /** An event is committed, the transport has not got it. */
    BEFORE_PUBLISH,
    /** A consumer's effect is committed, the transport does not know. */
    BEFORE_ACK
  }

  /**
   * A point is reached.
   *
   * @param subject name of the consumer, or type of the event to be published
   */
  void reached(String subject, Point point);
}
