package io.heatscheduler.server.messaging.embedded;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Handling;
import io.heatscheduler.server.messaging.Handling.Result;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.messaging.Transport;
import io.heatscheduler.server.messaging.embedded.Deliveries.Claimed;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Carries events through a table of the database that holds the outbox.
 *
 * <p>Each consumer has as many threads as its capacity; they wait for the relay's word, or look by
 * themselves now and then for what other processes handed over and what is due again.
 */
public final class EmbeddedTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTransport.class);

  private final Deliveries deliveries;
  private final Outbox outbox;
  private final Handling handling;
  private final Settings settings;
  private final Runnable effectCommitted;
  private final Map<String, Semaphore> wakes = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService leases =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("delivery-leases").unstarted(work));
  private List<Consumer> consumers = List.of();
  private @Nullable ScheduledFuture<?> renewing;
  private volatile boolean closing;

  /**
   * How the embedded queue works.
   *
   * @param subscriptions every consumer of the installation: deliveries are made for all of them,
   *     also for those that run in other processes
   * @param lease time after which the work of a dead process is taken over
   * @param pause longest time between two looks of a thread that nobody wakes
   * @param alone whether no other process works on this database: what a dead process held is then
   *     taken over at once
   */
  public record Settings(
      List<Consumer> subscriptions, Duration lease, Duration pause, boolean alone) {
    public Settings {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /**
   * A transport.
   *
   * @param effectCommitted told after each delivery, when events may wait in the outbox
   */
  public EmbeddedTransport(
      JdbcClient client,
      TenantTransactions transactions,
      Outbox outbox,
      Handling handling,
      Settings settings,
      Runnable effectCommitted) {
    this.deliveries = new Deliveries(client, transactions, settings.lease());
    this.outbox = outbox;
    this.handling = handling;
    this.settings = settings;
    this.effectCommitted = effectCommitted;
    settings.subscriptions().forEach(consumer -> wakes.put(consumer.name(), new Semaphore(0)));
  }

  @Override
  public void publish(List<Event> events) {
    for (Event event : events) {
      for (Consumer consumer : settings.subscriptions()) {
        boolean wanted =
            event.consumer() == null
                ? consumer.types().contains(event.type())
                : event.consumer().equals(consumer.name());
        if (wanted) {
          deliveries.add(event, consumer.name());
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  wake(consumer.name());
                }
              });
        }
      }
    }
  }

  private void wake(String consumer) {
    Semaphore wake = wakes.get(consumer);
    if (wake != null) {
      wake.release();
    }
  }

  @Override
  public void start(List<Consumer> started) {
    if (settings.alone()) {
      deliveries.releaseForeignLeases();
    }
    consumers = List.copyOf(started);
    for (Consumer consumer : consumers) {
      for (int i = 0; i < consumer.capacity(); i++) {
        threads.add(
            Thread.ofVirtual().name(consumer.name() + "-" + i).start(() -> deliver(consumer)));
      }
    }
    long between = settings.lease().dividedBy(3).toMillis();
    renewing =
        leases.scheduleAtFixedRate(this::renewLeases, between, between, TimeUnit.MILLISECONDS);
  }

  private void deliver(Consumer consumer) {
    while (!closing) {
      try {
        Optional<Claimed> claimed = deliveries.claim(consumer.name());
        if (claimed.isPresent()) {
          handle(consumer, claimed.get());
          effectCommitted.run();
          continue;
        }
      } catch (RuntimeException later) {
        LOG.warn("consumer {} cannot reach its queue", consumer.name(), later);
      }
      await(consumer);
    }
  }

  private void handle(Consumer consumer, Claimed delivery) {
    Optional<Event> event = outbox.find(delivery.tenant(), delivery.event());
    Result result =
        event.isPresent()
            ? handling.handle(consumer, event.get(), delivery.attempt())
            : new Result.Handled(); // the tenant and all of its rows are gone
    switch (result) {
      case Result.Handled() -> deliveries.done(delivery);
      case Result.GivenUp() -> deliveries.done(delivery);
      case Result.HandedOver() -> deliveries.handBack(delivery);
      case Result.Retry(Duration after) -> deliveries.again(delivery, after);
    }
  }

  private void await(Consumer consumer) {
    Semaphore wake = wakes.get(consumer.name());
    if (wake == null) {
      throw new IllegalStateException(
          "consumer %s was started but is no subscription".formatted(consumer.name()));
    }
    try {
      if (!closing && wake.tryAcquire(settings.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.trace("{} woken", consumer.name());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  private void renewLeases() {
    try {
      deliveries.renewLeases();
    } catch (RuntimeException later) {
      LOG.warn("leases could not be renewed; another process may repeat the work", later);
    }
  }

  @Override
  public void close() {
    closing = true;
    consumers.forEach(
        consumer -> {
          for (int i = 0; i < consumer.capacity(); i++) {
            wake(consumer.name());
          }
        });
    consumers.forEach(Consumer::stop);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
    if (renewing != null) {
      renewing.cancel(false);
    }
    leases.close();
  }
}
