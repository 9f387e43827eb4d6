package io.heatscheduler.server.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What pg_catalog says about how well the tables keep tenants apart. */
record SchemaCatalog(Connection connection, DatabaseNames names) {
  /** Everything wrong, one line per table and fault; empty: nothing. */
  List<String> faults() throws SQLException {
    List<String> faults = new ArrayList<>();
    faults.addAll(
        list(
            """
            SELECT c.relname || ': no tenant_id UUID NOT NULL'
            FROM pg_class c
            WHERE %s AND NOT EXISTS (
              SELECT FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull
                AND a.atttypid = 'uuid'::regtype)
            """));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': row-level security is not forced'
            FROM pg_class c WHERE %s AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
            """));
    // every policy the application comes under names the tenant, for reading and for writing
    faults.addAll(
        list(
            """
            SELECT c.relname || ': no policy of its tenant'
            FROM pg_class c
            WHERE %s AND NOT EXISTS (
              SELECT FROM pg_policies p
              WHERE p.schemaname = 'heatscheduler' AND p.tablename = c.relname
                AND p.permissive = 'PERMISSIVE' AND p.cmd = 'ALL' AND p.roles = '{public}'
                AND p.qual = '(tenant_id = current_tenant())'
                AND p.with_check = '(tenant_id = current_tenant())')
            """));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': policy ' || p.policyname || ' lets more through'
            FROM pg_class c JOIN pg_policies p
              ON p.schemaname = 'heatscheduler' AND p.tablename = c.relname
            WHERE %s AND p.permissive = 'PERMISSIVE' AND p.roles <> ARRAY['SYSTEM']::name[]
              AND NOT (p.qual = '(tenant_id = current_tenant())'
                AND p.with_check = '(tenant_id = current_tenant())')
            """
                .replace("SYSTEM", names.system())));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': foreign key ' || k.conname || ' has no index'
            FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
            WHERE %s AND NOT EXISTS (
              SELECT FROM pg_index i
              WHERE i.indrelid = c.oid AND i.indpred IS NULL
                AND (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)
            """));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': foreign key ' || k.conname || ' does not hold the tenant'
            FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f'
            WHERE %s AND NOT EXISTS (
              SELECT FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnum = ANY (k.conkey))
            """));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': has no primary key'
            FROM pg_class c
            WHERE %s AND NOT EXISTS (
              SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
            """));
    faults.addAll(
        list(
            """
            SELECT c.relname || ': is not owned by the owner'
            FROM pg_class c WHERE %s AND pg_get_userbyid(c.relowner) <> 'OWNER'
            """
                .replace("OWNER", names.owner())));
    return faults.stream().sorted().toList();
  }

  /** Names of every table that tenants' rows can be in: all but Flyway's own. */
  List<String> tables() throws SQLException {
    return list("SELECT c.relname FROM pg_class c WHERE %s ORDER BY 1");
  }

  private List<String> list(String query) throws SQLException {
    String tables =
        "c.relnamespace = 'heatscheduler'::regnamespace AND c.relkind IN ('r', 'p')"
            + " AND c.relname <> 'flyway_schema_history'";
    try (PreparedStatement statement = connection.prepareStatement(query.replace("%s", tables));
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
