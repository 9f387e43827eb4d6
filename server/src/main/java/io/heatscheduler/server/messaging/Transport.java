package io.heatscheduler.server.messaging;

import java.util.List;

/**
 * Carries events to consumers, each at least once, also across crashes of this process and of the
 * carrier.
 */
public interface Transport extends AutoCloseable {

  /**
   * Takes events over; they are safe with the transport when this returns. Called in the system's
   * transaction in which they are marked as published.
   *
   * @throws RuntimeException if it cannot take them all; they are handed over again later
   */
  void publish(List<Event> events);

  /** Begins to deliver to the consumers of this process. */
  void start(List<Consumer> consumers);

  /** Finishes deliveries in progress, takes no more, and lets go of its resources. */
  @Override
  void close();
}
