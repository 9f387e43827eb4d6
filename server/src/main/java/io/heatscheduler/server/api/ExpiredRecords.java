package io.heatscheduler.server.api;

import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes what has ended anyway: answers kept for repeats, records of revoked tokens. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ExpiredRecords {
  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final Clock clock;

  ExpiredRecords(TenantTransactions transactions, JdbcClient client, Clock clock) {
    this.transactions = transactions;
    this.client = client;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
  void remove() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    transactions.asSystem(
        () ->
            client.sql("DELETE FROM idempotency_keys WHERE expires_at < ?").param(now).update()
                + client
                    .sql("DELETE FROM revoked_tokens WHERE expires_at < ?")
                    .param(now)
                    .update());
  }
}
