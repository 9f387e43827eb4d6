package io.heatscheduler.server.messaging;

/**
 * Thrown by a consumer that was told to stop: the event is to be delivered again, here or in
 * another process, and this delivery does not count as an attempt.
 */
public final class HandedOver extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Work that ends unfinished.
   *
   * @param what it was, e.g. the id of a run
   */
  public HandedOver(String what) {
    super("handed over, this process stops: " + what, null, false, false);
  }
}
