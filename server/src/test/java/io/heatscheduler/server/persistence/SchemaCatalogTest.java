package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.persistence.Databases.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table keeps tenants apart by itself, whatever the code above it forgets. */
class SchemaCatalogTest {
  static Stream<Database> databases() {
    return Databases.all();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyTableHasTenantPolicyAndIndexedForeignKeys(Database database) throws SQLException {
    try (Connection connection = database.asOwner()) {
      SchemaCatalog catalog = new SchemaCatalog(connection, database.names());

      assertThat(catalog.tables()).hasSizeGreaterThan(50).contains("tenants", "audit_log");
      assertThat(catalog.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void aTableThatForgetsAnyOfItIsListed(Database database) throws SQLException {
    try (Connection connection = database.asOwner()) {
      connection.setAutoCommit(false);
      execute(
          connection,
          "CREATE TABLE careless (id UUID, schedule_id UUID REFERENCES production_schedules)",
          "CREATE TABLE open (tenant_id UUID NOT NULL PRIMARY KEY)",
          "CALL isolate('open')",
          "CREATE POLICY everything ON open USING (true)");

      assertThat(new SchemaCatalog(connection, database.names()).faults())
          .containsExactly(
              "careless: foreign key careless_schedule_id_fkey does not hold the tenant",
              "careless: foreign key careless_schedule_id_fkey has no index",
              "careless: has no primary key",
              "careless: no policy of its tenant",
              "careless: no tenant_id UUID NOT NULL",
              "careless: row-level security is not forced",
              "open: policy everything lets more through");
      connection.rollback();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theApplicationsRolesHaveNoWayAroundThePolicies(Database database) throws SQLException {
    DatabaseNames names = database.names();
    try (Connection connection = database.asAdministrator()) {
      assertThat(
              list(
                  connection,
                  """
                  SELECT rolname FROM pg_roles
                  WHERE rolname IN ('%s', '%s', '%s')
                    AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                  """
                      .formatted(names.owner(), names.application(), names.system())))
          .isEmpty();
      assertThat(
              list(
                  connection,
                  "SELECT 1 WHERE pg_has_role('%s', '%s', 'USAGE')"
                      .formatted(names.application(), names.owner())))
          .as("the application acts as the owner")
          .isEmpty();
      assertThat(
              list(
                  connection,
                  "SELECT 1 WHERE pg_has_role('%s', '%s', 'USAGE')"
                      .formatted(names.application(), names.system())))
          .as("the application has the overview without asking for it")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void auditAndStoredBytesCanBeAddedToAndNotChanged(Database database) throws SQLException {
    try (Connection connection = database.asOwner()) {
      for (String table :
          List.of(
              "audit_log",
              "audit_checkpoints",
              "stored_contents",
              "run_inputs",
              "run_raw_files",
              "run_documents",
              "run_progress")) {
        assertThat(privileges(connection, table, database.names().application()))
            .as(table)
            .containsExactlyInAnyOrder("SELECT", "INSERT");
      }
      assertThat(privileges(connection, "audit_counters", database.names().application()))
          .containsExactly("SELECT");
      assertThat(privileges(connection, "flyway_schema_history", database.names().application()))
          .isEmpty();
    }
  }

  private static List<String> privileges(Connection connection, String table, String role)
      throws SQLException {
    return list(
        connection,
        """
        SELECT privilege_type FROM information_schema.role_table_grants
        WHERE table_schema = 'heatscheduler' AND table_name = '%s' AND grantee = '%s'
        """
            .formatted(table, role));
  }

  private static List<String> list(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
