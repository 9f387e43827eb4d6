package io.heatscheduler.server.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.server.persistence.Databases.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The specification's tables are there with its column names, its kinds of type, at least its
 * widths, its required columns and its indexes.
 *
 * <p>A column is written as {@code name TYPE} with {@code !} if it is required. Exact numbers have
 * no bound at all, so they are at least as wide as any.
 */
class SpecifiedSchemaTest {
  private static final Map<String, String> TABLES =
      Map.of(
          "production_schedules",
          """
          schedule_id uuid!, tenant_id uuid!, schedule_date date!, created_at timestamptz!,
          updated_at timestamptz!, source_system text50, source_reference text100,
          provenance_hash text64!, status text20
          """,
          "production_jobs",
          """
          job_id uuid!, schedule_id uuid!, tenant_id uuid!, product_id text50!, product_name text200,
          quantity numeric!, unit text20, heating_requirement_kwh numeric!,
          temperature_setpoint_c numeric, duration_minutes int4!, earliest_start timestamptz!,
          latest_end timestamptz!, priority int4, job_number text50!
          """,
          "optimized_assignments",
          """
          assignment_id uuid!, job_id uuid!, schedule_id uuid!, equipment_id text50!,
          scheduled_start timestamptz!, scheduled_end timestamptz!, power_kw numeric!,
          energy_cost_usd numeric!, demand_charge_usd numeric, tariff_period text20,
          optimization_run_id uuid!, provenance_hash text64!, currency text3!
          """,
          "energy_tariffs",
          """
          tariff_id uuid!, tenant_id uuid!, tariff_name text100!, effective_date date!, expiry_date date,
          utility_provider text100, rate_schedule_code text50, created_at timestamptz!,
          provenance_hash text64!
          """,
          "tariff_periods",
          """
          period_id uuid!, tariff_id uuid!, day_type text20, start_time time!, end_time time!,
          energy_rate_kwh numeric!, demand_rate_kw numeric, period_category text20
          """,
          "heating_equipment",
          """
          equipment_id text50!, tenant_id uuid!, equipment_name text200!, equipment_type text50,
          capacity_kw numeric!, min_load_kw numeric, efficiency_percent numeric, fuel_type text30,
          fuel_rate_per_kwh numeric, min_run_time_minutes int4, max_starts_per_day int4,
          startup_energy_kwh numeric, location text100, is_active bool, created_at timestamptz!
          """,
          "equipment_availability",
          """
          availability_id uuid!, equipment_id text50!, unavailable_start timestamptz!,
          unavailable_end timestamptz!, reason text50, notes text50
          """,
          "optimization_runs",
          """
          run_id uuid!, schedule_id uuid!, tenant_id uuid!, started_at timestamptz!,
          completed_at timestamptz, status text20, solver_type text30, solver_time_seconds numeric,
          objective_value numeric, jobs_count int4, assignments_count int4, constraints_violated int4,
          baseline_cost_usd numeric, optimized_cost_usd numeric, savings_usd numeric,
          savings_percent numeric, input_hash text64, output_hash text64, currency text3
          """);

  private static final Map<String, List<String>> INDEXES =
      Map.of(
          "production_schedules", List.of("tenant_id, schedule_date", "schedule_id"),
          "production_jobs", List.of("schedule_id, priority", "schedule_id, job_number", "job_id"),
          "optimized_assignments", List.of("schedule_id, scheduled_start", "assignment_id"),
          "energy_tariffs", List.of("tenant_id, effective_date", "tariff_id"),
          "tariff_periods", List.of("tariff_id, day_type, start_time", "period_id"),
          "heating_equipment",
              List.of("tenant_id, equipment_type, is_active", "tenant_id, equipment_id"),
          "equipment_availability", List.of("equipment_id, unavailable_start", "availability_id"),
          "optimization_runs", List.of("tenant_id, started_at", "run_id"));

  static Stream<Arguments> tables() {
    return Databases.all()
        .flatMap(
            database ->
                TABLES.keySet().stream().sorted().map(table -> Arguments.of(database, table)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aSpecifiedTableHasItsColumnsAndIndexes(Database database, String table) throws SQLException {
    try (Connection connection = database.asOwner()) {
      List<String> there = columns(connection, table);
      assertThat(there)
          .containsAll(
              Arrays.stream(TABLES.get(table).split(","))
                  .map(String::strip)
                  .map(text -> widest(text, there))
                  .toList());
      assertThat(indexes(connection, table)).containsAll(INDEXES.get(table));
    }
  }

  /** A text column may be wider than specified, and any column may be required. */
  private static String widest(String specified, List<String> there) {
    String[] parts = specified.split(" ");
    String name = parts[0];
    String type = parts[1].replace("!", "");
    boolean required = parts[1].endsWith("!");
    return there.stream()
        .filter(column -> column.startsWith(name + " "))
        .filter(column -> !required || column.endsWith("!"))
        .filter(column -> fits(column.split(" ")[1].replace("!", ""), type))
        .findFirst()
        .orElse(specified);
  }

  private static boolean fits(String actual, String type) {
    if (!type.startsWith("text")) {
      return actual.equals(type);
    }
    return actual.startsWith("text")
        && Integer.parseInt(actual.substring(4)) >= Integer.parseInt(type.substring(4));
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    return list(
        connection,
        """
        SELECT column_name || ' ' || CASE
            WHEN udt_name IN ('text', 'varchar')
              THEN 'text' || coalesce(character_maximum_length, 100000)
            WHEN udt_name = 'numeric' AND numeric_precision IS NOT NULL THEN 'bounded numeric'
            ELSE udt_name END
          || CASE WHEN is_nullable = 'NO' THEN '!' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'heatscheduler' AND table_name = ?
        """,
        table);
  }

  private static List<String> indexes(Connection connection, String table) throws SQLException {
    return list(
        connection,
        """
        SELECT string_agg(a.attname, ', ' ORDER BY k.place)
        FROM pg_index i
          CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
        WHERE i.indrelid = ('heatscheduler.' || ?)::regclass
        GROUP BY i.indexrelid
        """,
        table);
  }

  private static List<String> list(Connection connection, String query, String table)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
