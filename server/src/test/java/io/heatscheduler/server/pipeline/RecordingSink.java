package io.heatscheduler.server.pipeline;

import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Event;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands where e-mail, chat and ERP follow: leaves a row for each report it is told of. */
final class RecordingSink implements Consumer {
  static final String NAME = "recording-sink";

  private final JdbcClient client;

  RecordingSink(JdbcClient client) {
    this.client = client;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of(Topics.REPORT_COMPLETE, Topics.RUN_FAILED, Topics.RUN_CANCELLED);
  }

  @Override
  public Effect handle(Event event) {
    return () ->
        client
            .sql("INSERT INTO sink_effects (run_id, event_type) VALUES (?, ?)")
            .params(event.subject(), event.type())
            .update();
  }
}
