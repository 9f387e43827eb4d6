package io.heatscheduler.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.audit.AuditCheckpoints;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditKey;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.audit.AuditPublicKeys;
import io.heatscheduler.server.audit.AuditRecords;
import io.heatscheduler.server.audit.AuditWitness;
import io.heatscheduler.server.persistence.Databases;
import io.heatscheduler.server.persistence.Databases.Database;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code audit verify} over a database that runs elsewhere. */
class AuditCommandTest {
  private static final String PASSWORD = "heatscheduler.database.password";

  @TempDir private Path data;
  private final Database database = Databases.first();
  private final String tenantKey = "t-" + UUID.randomUUID();
  private final TenantId tenant = new TenantId(UUID.randomUUID());
  private String printed = "";

  @BeforeEach
  void aSignedLogOfThreeRecords() throws Exception {
    System.setProperty(PASSWORD, database.application().password());
    try (HikariDataSource pool = Databases.pool(database.application(), 2)) {
      TenantTransactions transactions = new TenantTransactions(pool, database.names());
      JdbcClient client = JdbcClient.create(pool);
      AuditLog log = new AuditLog(client, Clock.systemUTC());
      transactions.run(
          tenant,
          () -> {
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Audited')")
                .param(tenantKey)
                .update();
            for (int i = 0; i < 3; i++) {
              log.append(tenant, AuditEntry.event("user:ana", "run.begin", "run", ""));
            }
          });
      AuditKey key = AuditKey.in(data.resolve("keys"));
      AuditWitness witness = new AuditWitness(data.resolve("audit/witness"));
      witness.prepare(key.publicKey());
      new AuditCheckpoints(
              new AuditRecords(client, transactions),
              key,
              AuditPublicKeys.read(data.resolve("keys").resolve(AuditPublicKeys.FILE)),
              witness,
              Clock.systemUTC())
          .write();
    }
  }

  @AfterEach
  void forgetThePassword() throws Exception {
    System.clearProperty(PASSWORD);
    asSuperuser("DELETE FROM audit_log WHERE tenant_id = '%s'".formatted(tenant));
    asSuperuser("DELETE FROM audit_counters WHERE tenant_id = '%s'".formatted(tenant));
    asSuperuser("DELETE FROM audit_checkpoints WHERE tenant_id = '%s'".formatted(tenant));
    asSuperuser("DELETE FROM tenants WHERE tenant_id = '%s'".formatted(tenant));
  }

  private void asSuperuser(String sql) throws Exception {
    try (Connection connection = database.asAdministrator();
        Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = heatscheduler");
      statement.execute("SET session_replication_role = replica");
      statement.execute(sql);
    }
  }

  private int verify(String... more) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      String[] arguments = {
        "audit",
        "verify",
        "--data",
        data.toString(),
        "--database-url",
        database.application().jdbcUrl(),
      };
      return Main.run(
          Clock.systemUTC(),
          java.util.stream.Stream.of(arguments, more)
              .flatMap(java.util.Arrays::stream)
              .toArray(String[]::new));
    } finally {
      System.setOut(before);
      printed = out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void aLogThatHoldsEndsWithZero() {
    assertThat(verify("--tenant", tenantKey)).as(printed).isZero();

    assertThat(printed)
        .isEqualTo(" Verified      %s: 3 records, 1 checkpoints\n".formatted(tenantKey));
  }

  @Test
  void aChangedLogEndsWithSixAndSaysWhat() throws Exception {
    asSuperuser("UPDATE audit_log SET actor = 'x' WHERE seq = 2 AND tenant_id = '" + tenant + "'");

    assertThat(verify("--tenant", tenantKey)).isEqualTo(6);
    assertThat(printed).contains("RECORD_EDITED", "Record 2", "Not verified  " + tenantKey);
  }

  @Test
  void whatCannotBeReadEndsWithThree(@TempDir Path empty) {
    assertThat(verify("--tenant", "nobody")).isEqualTo(3);
    System.setProperty(PASSWORD, "one of its own");
    assertThat(verify()).as("wrong password").isEqualTo(3);
    assertThat(
            Main.run(
                Clock.systemUTC(),
                "audit",
                "verify",
                "--data",
                empty.toString(),
                "--witness",
                empty.resolve("none").toString()))
        .as("no witness")
        .isEqualTo(3);
  }
}
