package io.heatscheduler.server.messaging;

import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands committed events to the transport, in the order they were written, from one thread. */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 100;

  private final TenantTransactions transactions;
  private final Outbox outbox;
  private final Transport transport;
  private final Milestones milestones;
  private final Duration pause;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A relay; it begins at once.
   *
   * @param pause longest time between two looks at the outbox when nobody calls {@link #wake}
   */
  public Relay(
      TenantTransactions transactions,
      Outbox outbox,
      Transport transport,
      Milestones milestones,
      Duration pause) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.transport = transport;
    this.milestones = milestones;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
  }

  /** Says that events were committed. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    while (!closing) {
      int handedOver = 0;
      try {
        handedOver = transactions.asSystem(this::handOver);
      } catch (RuntimeException later) {
        LOG.warn(
            "events wait in the outbox: the transport or the database did not take them", later);
      }
      if (handedOver < BATCH && !closing) {
        await();
      }
    }
  }

  private int handOver() {
    List<Event> events = outbox.claimUnpublished(BATCH);
    if (!events.isEmpty()) {
      events.forEach(event -> milestones.reached(event.type(), Milestones.Point.BEFORE_PUBLISH));
      transport.publish(events);
      events.forEach(outbox::markPublished);
    }
    return events.size();
  }

  private void await() {
    try {
      if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** Finishes the batch in progress and stops. */
  @Override
  public void close() {
    closing = true;
    wake.release();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
