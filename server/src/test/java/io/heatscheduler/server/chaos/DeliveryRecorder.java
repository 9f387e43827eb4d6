package io.heatscheduler.server.chaos;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import io.heatscheduler.server.pipeline.Topics;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Subscribes to every event of the pipeline and leaves a row for each it gets; nothing keeps it
 * from leaving two.
 */
record DeliveryRecorder(JdbcClient client) implements Consumer {
  static final String NAME = "delivery-recorder";

  /** Its table, without any key. */
  static final String TABLE =
      "CREATE TABLE IF NOT EXISTS delivered_events (run_id UUID NOT NULL, event_id UUID NOT NULL)";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        Topics.REQUESTED,
        Topics.INTAKE_COMPLETE,
        Topics.TARIFF_READY,
        Topics.EQUIPMENT_READY,
        Topics.INPUTS_READY,
        Topics.OPTIMIZATION_COMPLETE,
        Topics.COST_CALCULATED,
        Topics.REPORT_COMPLETE,
        Topics.RUN_FAILED,
        Topics.RUN_CANCELLED);
  }

  @Override
  public Effect handle(Event event) {
    return () ->
        client
            .sql("INSERT INTO delivered_events (run_id, event_id) VALUES (?, ?)")
            .params(event.subject(), event.id())
            .update();
  }
}
