package io.heatscheduler.server.messaging;

import java.util.Set;

/** Does something about events; gets each at least once and has its effect exactly once. */
public interface Consumer {

  /** Stable name, lower-case words with hyphens; queues and inbox rows carry it. */
  String name();

  /** Types of events it subscribes to. */
  Set<String> types();

  /** How many events it handles side by side in one process. */
  default int capacity() {
    return 2;
  }

  /**
   * Does the work, outside any transaction; may run again for the same event after a failure.
   *
   * @return what commits together with the note that the event was handled
   * @throws HandedOver if it was told to stop before it was through
   * @throws RuntimeException if it failed; it is tried again later, and given up in the end
   */
  Effect handle(Event event);

  /** This process stops: work that takes longer than some seconds is to be handed over. */
  default void stop() {}

  /**
   * What commits together with the dead letter when an event is given up.
   *
   * @param error of the last attempt
   */
  default Effect givenUp(Event event, String error) {
    return Effect.NONE;
  }

  /** Changes of the database, inside the tenant's transaction; may add events to the outbox. */
  @FunctionalInterface
  interface Effect {
    /** No change. */
    Effect NONE = () -> {};

    /** Makes the changes. */
    void apply();
  }
}
