package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.server.persistence.Databases.Database;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants over a pool of one connection, which every transaction inherits from the one before. */
class TenantIsolationTest {
  static Stream<Database> databases() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTenantNeverSeesOrTouchesTheRowsOfAnother(Database database) {
    try (HikariDataSource pool = database.pool()) {
      Fixture fixture = new Fixture(pool, database);
      TenantId north = fixture.tenant("North");
      TenantId south = fixture.tenant("South");

      fixture.transactions.run(
          south,
          () -> {
            assertThat(fixture.names()).containsExactly("South");
            assertThat(fixture.client.sql("UPDATE tenants SET tenant_name = 'taken'").update())
                .isEqualTo(1);
            assertThat(
                    fixture
                        .client
                        .sql("DELETE FROM tenants WHERE tenant_id = ?")
                        .param(north.value())
                        .update())
                .isZero();
          });
      fixture.transactions.run(north, () -> assertThat(fixture.names()).containsExactly("North"));
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void noTenantIsLeftOnAPooledConnection(Database database) {
    try (HikariDataSource pool = database.pool()) {
      Fixture fixture = new Fixture(pool, database);
      TenantId tenant = fixture.tenant("Pooled");

      assertThat(fixture.names()).as("after a commit").isEmpty();

      assertThatThrownBy(
              () ->
                  fixture.transactions.in(
                      tenant,
                      () -> {
                        assertThat(fixture.names()).containsExactly("Pooled");
                        throw new IllegalArgumentException("on purpose");
                      }))
          .hasMessage("on purpose");
      assertThat(fixture.names()).as("after a rollback").isEmpty();

      assertThatThrownBy(
              () ->
                  fixture.transactions.in(
                      tenant, () -> fixture.client.sql("SELECT 1/0").query().singleValue()))
          .isInstanceOf(DataAccessException.class);
      assertThat(fixture.names()).as("after a failed statement").isEmpty();

      assertThat(fixture.transactions.asSystem(fixture::names)).contains("Pooled");
      assertThat(fixture.names()).as("after the system's overview").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void rowsOfAnotherTenantCannotBeAdded(Database database) {
    try (HikariDataSource pool = database.pool()) {
      Fixture fixture = new Fixture(pool, database);
      TenantId tenant = fixture.tenant("Honest");
      String insert = "INSERT INTO tenants (tenant_id, tenant_key, tenant_name) VALUES (?, ?, ?)";
      List<Object> forged = List.of(UUID.randomUUID(), Fixture.key(), "Forged");

      assertThatThrownBy(
              () ->
                  fixture.transactions.in(
                      tenant, () -> fixture.client.sql(insert).params(forged).update()))
          .rootCause()
          .hasMessageContaining("row-level security");
      assertThatThrownBy(() -> fixture.client.sql(insert).params(forged).update())
          .as("without any tenant")
          .rootCause()
          .hasMessageContaining("row-level security");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theOwnerIsBoundAsWell(Database database) {
    try (HikariDataSource pool = database.pool();
        HikariDataSource owners = Databases.pool(database.owner(), 1)) {
      new Fixture(pool, database).tenant("Bound");

      assertThat(JdbcClient.create(owners).sql("SELECT * FROM tenants").query().listOfRows())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTransactionStaysWithItsTenant(Database database) {
    try (HikariDataSource pool = database.pool()) {
      Fixture fixture = new Fixture(pool, database);
      TenantId first = fixture.tenant("First");
      TenantId second = fixture.tenant("Second");

      fixture.transactions.run(
          first,
          () -> {
            fixture.transactions.run(
                first, () -> assertThat(fixture.names()).containsExactly("First"));
            assertThatThrownBy(() -> fixture.transactions.run(second, fixture::names))
                .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> fixture.transactions.asSystem(fixture::names))
                .isInstanceOf(IllegalStateException.class);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theSystemSeesOnlyWhatIsOpenToItAndChangesNoTenant(Database database) {
    try (HikariDataSource pool = database.pool()) {
      Fixture fixture = new Fixture(pool, database);
      fixture.tenant("Overlooked");

      for (String statement :
          List.of(
              "SELECT * FROM production_schedules",
              "SELECT * FROM audit_log",
              "UPDATE tenants SET tenant_name = 'mine'",
              "UPDATE users SET password_hash = 'mine'",
              "DELETE FROM tenants")) {
        assertThatThrownBy(
                () -> fixture.transactions.asSystem(() -> fixture.client.sql(statement).update()))
            .as(statement)
            .rootCause()
            .hasMessageContaining("permission denied");
      }
    }
  }

  /** A pool with what works on it. */
  private static final class Fixture {
    private final TenantTransactions transactions;
    private final JdbcClient client;

    Fixture(HikariDataSource pool, Database database) {
      this.transactions = new TenantTransactions(pool, database.names());
      this.client = JdbcClient.create(pool);
    }

    TenantId tenant(String name) {
      TenantId tenant = new TenantId(UUID.randomUUID());
      transactions.run(
          tenant,
          () ->
              client
                  .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, ?)")
                  .params(key(), name)
                  .update());
      return tenant;
    }

    List<String> names() {
      return client.sql("SELECT tenant_name FROM tenants").query(String.class).list();
    }

    static String key() {
      return "t-" + UUID.randomUUID();
    }
  }
}
