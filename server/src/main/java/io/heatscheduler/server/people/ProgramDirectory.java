package io.heatscheduler.server.people;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Accounts;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The programs of a tenant. */
@Component
public final class ProgramDirectory {
  private static final String COLUMNS =
      "SELECT client_id, client_name, role, is_active, created_at FROM oauth_clients ";
  private static final String PROGRAMS = "role IS NOT NULL ";
  private static final Map<String, String> SORT =
      Map.of("clientName", "client_name", "createdAt", "created_at");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog audit;
  private final Accounts accounts;
  private final Clock clock;

  ProgramDirectory(
      TenantTransactions transactions,
      JdbcClient client,
      AuditLog audit,
      Accounts accounts,
      Clock clock) {
    this.transactions = transactions;
    this.client = client;
    this.audit = audit;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A page of programs. */
  public Page<Program> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          List<Program> programs =
              client
                  .sql(
                      COLUMNS
                          + "WHERE "
                          + PROGRAMS
                          + "ORDER BY %s LIMIT ? OFFSET ?"
                              .formatted(query.orderBy(SORT, "client_id")))
                  .params(query.size(), query.offset())
                  .query((row, number) -> program(row))
                  .list();
          long total =
              client
                  .sql("SELECT count(*) FROM oauth_clients WHERE " + PROGRAMS)
                  .query(Long.class)
                  .single();
          return Page.of(query, programs, total);
        });
  }

  /** Adds a program. */
  public Program create(TenantId tenant, String actor, String name, Role role, String secretHash) {
    String id = "client-" + UUID.randomUUID();
    return transactions.in(
        tenant,
        () -> {
          client
              .sql(
                  """
                  INSERT INTO oauth_clients (client_id, client_name, secret_hash, grant_types, role)
                  VALUES (?, ?, ?, ARRAY['client_credentials'], ?)
                  """)
              .params(id, name, secretHash, role.name())
              .update();
          Program made = find(id);
          audit.append(
              tenant, new AuditEntry(actor, "client.create", "client", id, Json.NULL, made.json()));
          return made;
        });
  }

  /** Closes a program; its tokens end. */
  public void close(TenantId tenant, String actor, String id) {
    transactions.run(
        tenant,
        () -> {
          Program before = find(id);
          client
              .sql(
                  """
                  UPDATE oauth_clients SET is_active = FALSE, secret_hash = NULL,
                    version = version + 1, updated_at = ?
                  WHERE client_id = ?
                  """)
              .params(clock.instant().atOffset(ZoneOffset.UTC), id)
              .update();
          Program after = find(id);
          audit.append(
              tenant,
              new AuditEntry(actor, "client.close", "client", id, before.json(), after.json()));
        });
    accounts.changed(tenant, Caller.Kind.CLIENT, id);
  }

  private Program find(String id) {
    return client
        .sql(COLUMNS + "WHERE client_id = ? AND " + PROGRAMS)
        .param(id)
        .query((row, number) -> program(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private static Program program(ResultSet row) throws SQLException {
    return new Program(
        row.getString("client_id"),
        row.getString("client_name"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("is_active"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
