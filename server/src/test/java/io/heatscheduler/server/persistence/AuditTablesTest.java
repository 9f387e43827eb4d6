package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.Databases.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log numbers itself without gaps and is never changed. */
class AuditTablesTest {
  private static final String RECORD =
      """
      INSERT INTO audit_log
        (seq, occurred_at, actor, action, object_type, canonical, leaf_hash)
      VALUES (%s, now(), 'ana', 'schedule.publish', 'schedule', :canonical,
        encode(sha256('\\x00'::bytea || :canonical), 'hex'))
      """;

  static Stream<Database> databases() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void writersSideBySideLeaveNoGapAndNoDouble(Database database) {
    try (HikariDataSource pool = Databases.pool(database.application(), 4);
        ExecutorService writers = Executors.newFixedThreadPool(4)) {
      TenantTransactions transactions = new TenantTransactions(pool, database.names());
      JdbcClient client = JdbcClient.create(pool);
      TenantId tenant = tenant(transactions, client);

      CompletableFuture.allOf(
              IntStream.range(0, 40)
                  .mapToObj(
                      number ->
                          CompletableFuture.runAsync(
                              () -> write(transactions, client, tenant, number), writers))
                  .toArray(CompletableFuture[]::new))
          .join();

      List<Long> numbers =
          transactions.in(
              tenant,
              () -> client.sql("SELECT seq FROM audit_log ORDER BY 1").query(Long.class).list());
      // every fourth writer rolled back
      assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aRecordOutOfTurnIsRefused(Database database) {
    try (HikariDataSource pool = database.pool()) {
      TenantTransactions transactions = new TenantTransactions(pool, database.names());
      JdbcClient client = JdbcClient.create(pool);
      TenantId tenant = tenant(transactions, client);
      write(transactions, client, tenant, 1);

      for (String number : List.of("1", "3", "0", "next_audit_seq() + 1")) {
        assertThatThrownBy(() -> transactions.run(tenant, () -> insert(client, number, "x")))
            .as(number)
            .rootCause()
            .hasMessageContaining("is not the next one");
      }
      assertThatThrownBy(
              () ->
                  transactions.run(
                      tenant, () -> client.sql("UPDATE audit_counters SET last_seq = 7").update()))
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void recordsAreNeverChangedNotEvenByTheOwner(Database database) {
    try (HikariDataSource pool = database.pool();
        HikariDataSource owners = Databases.pool(database.owner(), 1)) {
      TenantTransactions transactions = new TenantTransactions(pool, database.names());
      JdbcClient client = JdbcClient.create(pool);
      TenantId tenant = tenant(transactions, client);
      write(transactions, client, tenant, 1);

      for (String change :
          List.of(
              "UPDATE audit_log SET actor = 'bob'",
              "DELETE FROM audit_log",
              "TRUNCATE audit_log")) {
        assertThatThrownBy(() -> transactions.run(tenant, () -> client.sql(change).update()))
            .as(change)
            .rootCause()
            .hasMessageContaining("permission denied");
        JdbcClient owner = JdbcClient.create(owners);
        assertThatThrownBy(
                () ->
                    new TenantTransactions(owners, database.names())
                        .run(tenant, () -> owner.sql(change).update()))
            .as("%s by the owner", change)
            .rootCause()
            .hasMessageContaining("audit_log is never changed");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aLeafThatDoesNotFitItsBytesIsRefused(Database database) {
    try (HikariDataSource pool = database.pool()) {
      TenantTransactions transactions = new TenantTransactions(pool, database.names());
      JdbcClient client = JdbcClient.create(pool);
      TenantId tenant = tenant(transactions, client);

      assertThatThrownBy(
              () ->
                  transactions.run(
                      tenant,
                      () ->
                          client
                              .sql(
                                  RECORD
                                      .formatted("next_audit_seq()")
                                      .replace("|| :canonical", "|| 'other'::bytea"))
                              .param("canonical", "{}".getBytes(StandardCharsets.UTF_8))
                              .update()))
          .rootCause()
          .hasMessageContaining("check constraint");
    }
  }

  private static void write(
      TenantTransactions transactions, JdbcClient client, TenantId tenant, int number) {
    try {
      transactions.run(
          tenant,
          () -> {
            insert(client, "next_audit_seq()", "record " + number);
            if (number % 4 == 0) {
              throw new Undone();
            }
          });
    } catch (Undone e) {
      assertThat(number % 4).isZero();
    }
  }

  private static void insert(JdbcClient client, String number, String canonical) {
    client
        .sql(RECORD.formatted(number))
        .param("canonical", canonical.getBytes(StandardCharsets.UTF_8))
        .update();
  }

  private static TenantId tenant(TenantTransactions transactions, JdbcClient client) {
    TenantId tenant = new TenantId(UUID.randomUUID());
    transactions.run(
        tenant,
        () ->
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, 'Audited')")
                .param("t-" + tenant)
                .update());
    return tenant;
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
