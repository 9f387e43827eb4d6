package io.heatscheduler.server.messaging.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.messaging.Handling;
import io.heatscheduler.server.messaging.Handling.Result;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.messaging.RetryRule;
import io.heatscheduler.server.messaging.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events through a RabbitMQ broker: persistent messages, publisher confirms, mandatory
 * routing, quorum queues, one channel for each consumer.
 *
 * <p>A lost connection is opened again by the client; what was not acknowledged comes again, and
 * events that could not be handed over wait in the outbox.
 */
public final class RabbitTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(RabbitTransport.class);

  private final Connection connection;
  private final Topology topology;
  private final Settings settings;
  private final Outbox outbox;
  private final Handling handling;
  private final Runnable effectCommitted;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Deliverer> deliverers = new ArrayList<>();
  private final Publisher publisher;

  /**
   * How the broker is used.
   *
   * @param broker e.g. {@code amqp://user:password@host:5672/vhost}
   * @param prefix of exchange and queues
   * @param subscriptions every consumer of the installation: queues are made for all of them, so
   *     that no event is lost on those that run elsewhere
   * @param retries when a failed delivery is tried again
   */
  public record Settings(
      URI broker, String prefix, List<Consumer> subscriptions, RetryRule retries) {
    public Settings {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /**
   * Connects to a broker.
   *
   * @param effectCommitted told after each delivery, when events may wait in the outbox
   * @throws IOException if the broker cannot be reached or refuses
   */
  public RabbitTransport(
      Outbox outbox, Handling handling, Settings settings, Runnable effectCommitted)
      throws IOException {
    this.outbox = outbox;
    this.handling = handling;
    this.settings = settings;
    this.effectCommitted = effectCommitted;
    this.topology = new Topology(settings.prefix());
    this.connection = connect(settings.broker());
    this.publisher = new Publisher(connection);
    try (Channel declaring = connection.createChannel()) {
      topology.declareShared(declaring);
      for (Consumer consumer : settings.subscriptions()) {
        topology.declare(declaring, consumer, settings.retries());
      }
    } catch (TimeoutException late) {
      throw new IOException("the broker did not answer in time", late);
    }
  }

  private static Connection connect(URI broker) throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(broker);
      factory.setAutomaticRecoveryEnabled(true);
      factory.setTopologyRecoveryEnabled(true);
      factory.setNetworkRecoveryInterval(1_000);
      factory.setRequestedHeartbeat(10);
      return factory.newConnection("heatscheduler");
    } catch (java.security.GeneralSecurityException | java.net.URISyntaxException unusable) {
      throw new IOException(
          "the broker's address cannot be used: " + unusable.getMessage(), unusable);
    } catch (TimeoutException late) {
      throw new IOException("the broker did not answer in time", late);
    }
  }

  @Override
  public void publish(List<Event> events) {
    try {
      publisher.publish(
          sender -> {
            for (Event event : events) {
              String only = event.consumer();
              if (only != null) {
                sender.send("", topology.queue(only), Message.properties(event));
              } else if (isWanted(event)) {
                sender.send(topology.exchange(), event.type(), Message.properties(event));
              }
            }
          });
    } catch (IOException unreachable) {
      throw new IllegalStateException("the broker did not take the events", unreachable);
    }
  }

  private boolean isWanted(Event event) {
    return settings.subscriptions().stream()
        .anyMatch(consumer -> consumer.types().contains(event.type()));
  }

  @Override
  public void start(List<Consumer> consumers) {
    try {
      for (Consumer consumer : consumers) {
        Channel channel = connection.createChannel();
        channel.basicQos(consumer.capacity());
        Deliverer deliverer = new Deliverer(channel, consumer);
        channel.basicConsume(topology.queue(consumer.name()), false, deliverer);
        deliverers.add(deliverer);
      }
    } catch (IOException unreachable) {
      throw new IllegalStateException("the broker did not let the consumers begin", unreachable);
    }
  }

  /** Hands each delivery to a thread of its own; the channel's limit bounds how many there are. */
  private final class Deliverer extends DefaultConsumer {
    private final Consumer consumer;

    Deliverer(Channel channel, Consumer consumer) {
      super(channel);
      this.consumer = consumer;
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      work.execute(() -> deliver(envelope, properties));
    }

    private void deliver(Envelope envelope, AMQP.BasicProperties properties) {
      try {
        Optional<Message> message = Message.read(envelope, properties);
        Optional<Event> event =
            message.flatMap(known -> outbox.find(known.tenant(), known.event()));
        if (message.isPresent() && event.isPresent()) {
          settle(message.get(), handling.handle(consumer, event.get(), message.get().attempt()));
          effectCommitted.run();
        } else {
          LOG.warn(
              "a message to {} names no event of its tenant and is put aside: {}",
              consumer.name(),
              properties.getMessageId());
          putAside(properties);
        }
        acknowledge(envelope);
      } catch (IOException | RuntimeException later) {
        LOG.warn("a delivery to {} ends here and comes again", consumer.name(), later);
        returnToQueue(envelope);
      }
    }

    private void settle(Message message, Result result) throws IOException {
      if (result instanceof Result.Retry(Duration pause)) {
        again(topology.retryQueue(consumer.name(), pause), message, message.attempt());
      } else if (result instanceof Result.HandedOver) {
        again(topology.queue(consumer.name()), message, message.attempt() - 1);
      }
    }

    private void again(String queue, Message message, int failedAttempts) throws IOException {
      publisher.publish(
          sender ->
              sender.send(
                  "",
                  queue,
                  Message.properties(message.event(), message.tenant(), failedAttempts)));
    }

    private void putAside(AMQP.BasicProperties properties) throws IOException {
      publisher.publish(sender -> sender.send("", topology.dead(), properties));
    }

    private void acknowledge(Envelope envelope) throws IOException {
      synchronized (getChannel()) {
        getChannel().basicAck(envelope.getDeliveryTag(), false);
      }
    }

    private void returnToQueue(Envelope envelope) {
      try {
        synchronized (getChannel()) {
          getChannel().basicNack(envelope.getDeliveryTag(), false, true);
        }
      } catch (IOException | RuntimeException gone) {
        LOG.debug("the channel is gone, and the delivery with it", gone);
      }
    }
  }

  @Override
  public void close() {
    try {
      for (Deliverer deliverer : deliverers) {
        deliverer.getChannel().basicCancel(deliverer.getConsumerTag());
      }
      deliverers.forEach(deliverer -> deliverer.consumer.stop());
      work.shutdown();
      if (!work.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("deliveries still in progress come again elsewhere");
      }
      connection.close();
    } catch (IOException | RuntimeException gone) {
      LOG.debug("the broker was gone already", gone);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
