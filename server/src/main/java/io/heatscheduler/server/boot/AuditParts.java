package io.heatscheduler.server.boot;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.audit.AuditCheckpoints;
import io.heatscheduler.server.audit.AuditKey;
import io.heatscheduler.server.audit.AuditProofs;
import io.heatscheduler.server.audit.AuditPublicKeys;
import io.heatscheduler.server.audit.AuditRecords;
import io.heatscheduler.server.audit.AuditWitness;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signed checkpoints of the audit logs as parts of the server. */
@Configuration(proxyBeanMethods = false)
class AuditParts {
  @Bean
  AuditRecords auditRecords(JdbcClient client, TenantTransactions transactions) {
    return new AuditRecords(client, transactions);
  }

  @Bean
  AuditKey auditKey(ServerSettings settings) {
    Path folder = keys(settings);
    try {
      return AuditKey.in(folder);
    } catch (IOException unusable) {
      throw refused(
          "AUDIT_KEY_UNUSABLE",
          folder,
          "The key that signs the audit log cannot be used: " + unusable.getMessage(),
          "Restore audit.key and audit.pub from the backup of the keys, readable by the server"
              + " only.");
    }
  }

  @Bean
  AuditProofs auditProofs(AuditRecords records, AuditKey key) {
    return new AuditProofs(records, key);
  }

  @Bean
  AuditCheckpoints auditCheckpoints(
      AuditRecords records,
      AuditKey key,
      ServerSettings settings,
      AuditProperties properties,
      Clock clock) {
    Path folder = properties.witnessIn(settings.data());
    AuditWitness witness = new AuditWitness(folder);
    try {
      witness.prepare(key.publicKey());
      return new AuditCheckpoints(
          records, key, AuditPublicKeys.read(folder.resolve(AuditPublicKeys.FILE)), witness, clock);
    } catch (IOException unusable) {
      throw refused(
          "AUDIT_WITNESS_UNUSABLE",
          folder,
          "The witness of the audit log cannot be used: " + unusable.getMessage(),
          "Make the folder writable for the server, or name another one:"
              + " heatscheduler.audit.witness.");
    }
  }

  @Bean
  RunningCheckpoints runningCheckpoints(AuditCheckpoints checkpoints, AuditProperties properties) {
    return new RunningCheckpoints(checkpoints, properties.interval());
  }

  /** Part of readiness: a server whose audit log is in doubt takes no changes. */
  @Bean
  HealthIndicator audit(AuditCheckpoints checkpoints) {
    return () -> checkpoints.problems().isEmpty() ? Health.up().build() : Health.down().build();
  }

  private static Path keys(ServerSettings settings) {
    return settings.data().resolve("keys");
  }

  private static StartRefused refused(String code, Path folder, String message, String fix) {
    return new StartRefused(
        List.of(Finding.error(code, Location.of(folder.toString()), message, fix)));
  }
}
