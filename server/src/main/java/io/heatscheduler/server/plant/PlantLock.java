package io.heatscheduler.server.plant;

import io.heatscheduler.server.persistence.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets one change of a tenant's plant data be made at a time: each reads what others may change
 * (registry, calendar, schedules that plan with it) before it writes.
 */
@Component
final class PlantLock {
  private final JdbcClient client;

  PlantLock(JdbcClient client) {
    this.client = client;
  }

  /** Waits for the change before this one; holds until the tenant's transaction ends. */
  void take(TenantId tenant) {
    client
        .sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS taken")
        .param("plant data of " + tenant)
        .query(Integer.class)
        .single();
  }
}
