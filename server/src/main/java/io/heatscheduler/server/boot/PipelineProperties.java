package io.heatscheduler.server.boot;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process takes part in working on runs, {@code heatscheduler.pipeline.*}.
 *
 * @param role what this process does
 * @param stages which stages work here, by name, where {@code role} lets any; empty: all
 * @param rabbitmqUrl broker that carries events, e.g. {@code amqp://broker:5672/vhost}; null: the
 *     database
 * @param rabbitmqUser its user; null: as in the address
 * @param rabbitmqPassword that user's password
 * @param prefix of the broker's exchange and queues, so that installations can share one
 * @param lease time after which the work of a dead process is taken over, without a broker
 * @param pause longest time between two looks for work that nobody told of
 */
@ConfigurationProperties("heatscheduler.pipeline")
record PipelineProperties(
    @DefaultValue("all") ProcessRole role,
    @DefaultValue Set<String> stages,
    @Nullable String rabbitmqUrl,
    @Nullable String rabbitmqUser,
    @Nullable String rabbitmqPassword,
    @DefaultValue("heatscheduler") String prefix,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("500ms") Duration pause) {
  PipelineProperties {
    stages = Set.copyOf(stages);
  }

  /** Whether a stage works in this process. */
  boolean works(String stage) {
    return role.works() && (stages.isEmpty() || stages.contains(stage));
  }

  /** Says nothing about the password. */
  @Override
  public String toString() {
    return "PipelineProperties[%s over %s]"
        .formatted(role, rabbitmqUrl == null ? "the database" : "RabbitMQ");
  }
}
