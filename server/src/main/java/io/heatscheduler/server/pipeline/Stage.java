package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.messaging.Consumer.Effect;
import java.util.Set;

/** One agent of the pipeline as a step from event to event. */
interface Stage {
  /** Stable name of its queue, lower-case words with hyphens. */
  String name();

  /** Types of events that begin it. */
  Set<String> types();

  /** How many runs it works on side by side in one process. */
  default int capacity() {
    return 2;
  }

  /** This process stops: work in progress that takes long ends with {@code HandedOver}. */
  default void stop() {}

  /**
   * Works on an open run, outside a transaction.
   *
   * @return what commits if the run is still open then
   */
  Effect work(Run run);
}
