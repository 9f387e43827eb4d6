package io.heatscheduler.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heatscheduler.server.messaging.Consumer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Deaths while RabbitMQ carries the events: each stage once in the ordinary tests, every point of
 * each when rounds are asked for.
 */
class RabbitKillTest extends KillContract {
  private final String prefix = "test-" + UUID.randomUUID();

  @Override
  String broker() {
    return Broker.LOCAL.address().toString();
  }

  @Override
  String prefix() {
    return prefix;
  }

  @Override
  List<Strike> strikes() {
    return ROUNDS == null ? Strike.oneOfEachStage() : Strike.all();
  }

  @Override
  @BeforeAll
  void runUndisturbed() throws Exception {
    Broker.LOCAL.assumeReachable();
    super.runUndisturbed();
  }

  @Override
  @AfterAll
  void stop() throws Exception {
    List<Consumer> consumers = consumers();
    for (Consumer consumer : consumers) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(Broker.LOCAL.waiting(prefix, consumer.name())).isZero());
    }
    super.stop();
    if (!consumers.isEmpty()) {
      Broker.LOCAL.remove(prefix, consumers);
    }
  }
}
