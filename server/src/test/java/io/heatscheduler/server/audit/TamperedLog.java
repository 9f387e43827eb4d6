package io.heatscheduler.server.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A tenant's audit log, its witness, and a superuser who does with the log as he likes. */
final class TamperedLog implements AutoCloseable {
  final TenantId tenant = new TenantId(UUID.randomUUID());
  final AuditRecords records;
  final AuditWitness witness;
  private final Database database;
  private final HikariDataSource pool;
  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog log;
  private final Path keys;

  TamperedLog(Database database, Path folder) throws IOException {
    this.database = database;
    this.pool = Databases.pool(database.application(), 2);
    this.transactions = new TenantTransactions(pool, database.names());
    this.client = JdbcClient.create(pool);
    this.records = new AuditRecords(client, transactions);
    this.log = new AuditLog(client, Clock.systemUTC());
    this.keys = folder.resolve("keys");
    this.witness = new AuditWitness(folder.resolve("witness"));
    transactions.run(
        tenant,
        () ->
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Audited')")
                .param("t-" + tenant)
                .update());
    witness.prepare(AuditKey.in(keys).publicKey());
  }

  /** Appends records in the ordinary way. */
  void append(int count) {
    for (int i = 0; i < count; i++) {
      transactions.run(
          tenant,
          () ->
              log.append(
                  tenant, AuditEntry.event("user:ana", "schedule.publish", "schedule", "S-1")));
    }
  }

  /** A process that signs, as after a fresh start. */
  AuditCheckpoints signer() throws IOException {
    return new AuditCheckpoints(
        records,
        AuditKey.in(keys),
        AuditPublicKeys.read(witness.folder().resolve(AuditPublicKeys.FILE)),
        witness,
        Clock.systemUTC());
  }

  /** What the signer says about this log. */
  List<String> sign(AuditCheckpoints signer) {
    return signer.write().stream().filter(text -> text.contains(tenant.toString())).toList();
  }

  AuditVerifier.Verified verify() throws IOException {
    return new AuditVerifier(
            records, witness, AuditPublicKeys.read(keys.resolve(AuditPublicKeys.FILE)))
        .verify(tenant, "audited");
  }

  /** Codes of what verification finds. */
  List<String> found() throws IOException {
    return verify().findings().stream().map(finding -> finding.code()).distinct().toList();
  }

  /** Does something no trigger, foreign key or policy keeps from happening. */
  void asSuperuser(String... statements) throws SQLException {
    try (Connection connection = database.asAdministrator();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = heatscheduler");
      statement.execute("SET session_replication_role = replica"); // no triggers
      for (String sql : statements) {
        statement.execute(sql.replace(":tenant", "'" + tenant + "'"));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    asSuperuser(
        "DELETE FROM audit_log WHERE tenant_id = :tenant",
        "DELETE FROM audit_counters WHERE tenant_id = :tenant",
        "DELETE FROM audit_checkpoints WHERE tenant_id = :tenant",
        "DELETE FROM tenants WHERE tenant_id = :tenant",
        "ALTER TABLE audit_log VALIDATE CONSTRAINT audit_log_check"); // if it was put back
    pool.close();
  }
}
