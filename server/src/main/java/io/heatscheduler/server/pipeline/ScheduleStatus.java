package io.heatscheduler.server.pipeline;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs do to the status of the schedule they plan. */
final class ScheduleStatus {
  private final JdbcClient client;

  ScheduleStatus(JdbcClient client) {
    this.client = client;
  }

  /** A draft has a plan now; a published schedule stays published. */
  void optimized(UUID schedule) {
    client
        .sql(
            "UPDATE production_schedules SET status = 'OPTIMIZED', updated_at = now(), version ="
                + " version + 1 WHERE schedule_id = ? AND status = 'DRAFT'")
        .param(schedule)
        .update();
  }
}
