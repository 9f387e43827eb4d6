package io.heatscheduler.server.live;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What can be subscribed to: {@code alerts}, {@code schedules}, {@code schedules/ID}, {@code
 * runs/ID}, {@code prices/TARIFF}. One of another tenant is as unknown as one that does not exist.
 */
@Component
final class Topics {
  private static final Set<String> WHOLE = Set.of("alerts", "schedules");
  private static final Pattern ONE =
      Pattern.compile("(schedules|runs|prices)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private final TenantTransactions transactions;
  private final JdbcClient client;

  Topics(TenantTransactions transactions, JdbcClient client) {
    this.transactions = transactions;
    this.client = client;
  }

  /** Those of some topics that the tenant does not have. */
  Set<String> unknown(TenantId tenant, Set<String> topics) {
    return transactions.in(
        tenant,
        () -> {
          Set<String> unknown = new TreeSet<>();
          for (String topic : topics) {
            if (!WHOLE.contains(topic) && !exists(topic)) {
              unknown.add(topic);
            }
          }
          return unknown;
        });
  }

  /** Whether a subscription to a topic covers an event's topics. */
  static boolean covers(String subscribed, Set<String> told) {
    return told.contains(subscribed)
        || (subscribed.equals("schedules")
            && told.stream().anyMatch(topic -> topic.startsWith("schedules/")));
  }

  private boolean exists(String topic) {
    Matcher one = ONE.matcher(topic);
    return one.matches()
        && client
                .sql(query(one.group(1)))
                .param(UUID.fromString(one.group(2)))
                .query(Integer.class)
                .single()
            > 0;
  }

  private static String query(String kind) {
    return switch (kind) {
      case "schedules" -> "SELECT count(*) FROM production_schedules WHERE schedule_id = ?";
      case "runs" -> "SELECT count(*) FROM optimization_runs WHERE run_id = ?";
      default -> "SELECT count(*) FROM energy_tariffs WHERE tariff_id = ?";
    };
  }
}
