package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.DeadLetters;
import io.heatscheduler.server.messaging.Handling;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.messaging.Relay;
import io.heatscheduler.server.messaging.RetryRule;
import io.heatscheduler.server.messaging.Transport;
import io.heatscheduler.server.messaging.embedded.EmbeddedTransport;
import io.heatscheduler.server.messaging.rabbit.RabbitTransport;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The consumers of this process at work, over the queue in the database or over RabbitMQ. */
public final class PipelineRuntime implements AutoCloseable {
  private final Transport transport;
  private final Relay relay;

  private PipelineRuntime(Transport transport, Relay relay) {
    this.transport = transport;
    this.relay = relay;
  }

  /**
   * How events travel and which consumers work here.
   *
   * @param broker address of RabbitMQ; null: the queue inside the database
   * @param prefix of the broker's exchange and queues
   * @param works which of the consumers work in this process, by name
   * @param retries when a failed delivery is tried again
   * @param lease time after which the work of a dead process is taken over, without a broker
   * @param pause longest time between two looks for work that nobody told of
   * @param alone whether no other process works on this database
   */
  public record Settings(
      @Nullable URI broker,
      String prefix,
      Predicate<String> works,
      RetryRule retries,
      Duration lease,
      Duration pause,
      boolean alone) {
    /** One process that does everything, on the queue inside its own database. */
    public static final Settings EMBEDDED =
        new Settings(
            null,
            "heatscheduler",
            name -> true,
            RetryRule.DEFAULT,
            Duration.ofSeconds(30),
            Duration.ofMillis(500),
            true);
  }

  /**
   * Starts the consumers.
   *
   * @param database connections of the application's role
   * @param consumers every consumer of the installation, also those that work elsewhere
   * @param milestones told at the points where a crash must do no harm
   * @throws IOException if the broker cannot be reached
   */
  public static PipelineRuntime start(
      DataSource database,
      TenantTransactions transactions,
      List<Consumer> consumers,
      Settings settings,
      Milestones milestones)
      throws IOException {
    JdbcClient client = JdbcClient.create(database);
    Outbox outbox = new Outbox(client, transactions);
    Handling handling =
        new Handling(
            client,
            transactions,
            new DeadLetters(client, transactions, outbox),
            settings.retries(),
            milestones);
    AtomicReference<Relay> relay = new AtomicReference<>();
    Runnable effectCommitted =
        () -> {
          Relay started = relay.get();
          if (started != null) {
            started.wake();
          }
        };
    URI broker = settings.broker();
    Transport transport =
        broker == null
            ? new EmbeddedTransport(
                client,
                transactions,
                outbox,
                handling,
                new EmbeddedTransport.Settings(
                    consumers, settings.lease(), settings.pause(), settings.alone()),
                effectCommitted)
            : new RabbitTransport(
                outbox,
                handling,
                new RabbitTransport.Settings(
                    broker, settings.prefix(), consumers, settings.retries()),
                effectCommitted);
    relay.set(new Relay(transactions, outbox, transport, milestones, settings.pause()));
    transport.start(
        consumers.stream().filter(consumer -> settings.works().test(consumer.name())).toList());
    return new PipelineRuntime(transport, relay.get());
  }

  /** Says that events were committed in this process, so that they travel at once. */
  public void wake() {
    relay.wake();
  }

  /** Takes no more work, finishes what is in progress or, if that takes long, hands it over. */
  @Override
  public void close() {
    relay.close();
    transport.close();
  }
}
