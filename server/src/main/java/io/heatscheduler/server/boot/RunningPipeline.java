package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Milestones;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.messaging.RetryRule;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.PipelineRuntime;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The stages of this process, at work from the moment the server is ready until it stops.
 *
 * <p>It stops in the phase in which the web server finishes its requests, beside that: no more work
 * is taken, work in progress is finished or handed over.
 */
final class RunningPipeline implements SmartLifecycle {
  /** The web server's own, see {@code WebServerGracefulShutdownLifecycle}. */
  private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

  private final DataSource database;
  private final TenantTransactions transactions;
  private final Outbox outbox;
  private final List<Consumer> consumers;
  private final PipelineProperties properties;
  private final boolean alone;
  private volatile @Nullable PipelineRuntime runtime;

  /**
   * A pipeline, not at work yet.
   *
   * @param outbox where this process adds events
   * @param consumers every consumer of the installation, also those that work elsewhere
   * @param alone whether no other process works on this database
   */
  RunningPipeline(
      DataSource database,
      TenantTransactions transactions,
      Outbox outbox,
      List<Consumer> consumers,
      PipelineProperties properties,
      boolean alone) {
    this.database = database;
    this.transactions = transactions;
    this.outbox = outbox;
    this.consumers = List.copyOf(consumers);
    this.properties = properties;
    this.alone = alone;
  }

  @Override
  public void start() {
    URI broker = BrokerAddress.of(properties);
    try {
      PipelineRuntime started =
          PipelineRuntime.start(
              database,
              transactions,
              consumers,
              new PipelineRuntime.Settings(
                  broker,
                  properties.prefix(),
                  properties::works,
                  RetryRule.DEFAULT,
                  properties.lease(),
                  properties.pause(),
                  alone),
              Milestones.NONE);
      outbox.onCommit(started::wake);
      runtime = started;
    } catch (IOException unreachable) {
      throw new StartRefused(
          List.of(
              Finding.error(
                  "BROKER_UNREACHABLE",
                  Location.NONE,
                  "RabbitMQ at %s does not take part: %s"
                      .formatted(properties.rabbitmqUrl(), unreachable.getMessage()),
                  "Check that it runs, the address, the user and its password.")));
    }
  }

  @Override
  public void stop(Runnable done) {
    Thread.ofPlatform()
        .name("pipeline-stop")
        .start(
            () -> {
              try {
                stop();
              } finally {
                done.run();
              }
            });
  }

  @Override
  public void stop() {
    PipelineRuntime working = runtime;
    if (working != null) {
      outbox.onCommit(() -> {});
      working.close();
      runtime = null;
    }
  }

  @Override
  public boolean isRunning() {
    return runtime != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
