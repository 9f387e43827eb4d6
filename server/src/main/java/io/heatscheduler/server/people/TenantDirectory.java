package io.heatscheduler.server.people;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Accounts;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants of this installation. A tenant's own audit log tells what happened to it. */
@Component
public final class TenantDirectory {
  private static final String COLUMNS =
      "SELECT tenant_id, tenant_key, tenant_name, is_active, created_at, version FROM tenants ";
  private static final Map<String, String> SORT =
      Map.of("tenantKey", "tenant_key", "tenantName", "tenant_name", "createdAt", "created_at");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog audit;
  private final Accounts accounts;
  private final Clock clock;

  /** A directory over a database. */
  public TenantDirectory(
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

  /** A page of all tenants. */
  public Page<Tenant> list(ListQuery query) {
    return transactions.asSystem(
        () -> {
          List<Tenant> tenants =
              client
                  .sql(
                      COLUMNS
                          + "ORDER BY %s LIMIT ? OFFSET ?"
                              .formatted(query.orderBy(SORT, "tenant_id")))
                  .params(query.size(), query.offset())
                  .query((row, number) -> tenant(row))
                  .list();
          long total = client.sql("SELECT count(*) FROM tenants").query(Long.class).single();
          return Page.of(query, tenants, total);
        });
  }

  /** One tenant; 404 if there is no such. */
  public Tenant get(UUID id) {
    return transactions.in(new TenantId(id), () -> find(id, ""));
  }

  /** The tenant of a key. */
  public Optional<Tenant> byKey(String key) {
    return transactions.asSystem(
        () ->
            client
                .sql(COLUMNS + "WHERE tenant_key = ?")
                .param(key)
                .query((row, number) -> tenant(row))
                .optional());
  }

  /** Adds a tenant. */
  public Tenant create(String actor, String key, String name) {
    UUID id = UUID.randomUUID();
    TenantId tenant = new TenantId(id);
    try {
      return transactions.in(
          tenant,
          () -> {
            client
                .sql("INSERT INTO tenants (tenant_key, tenant_name) VALUES (?, ?)")
                .params(key, name)
                .update();
            Tenant made = find(id, "");
            audit.append(
                tenant,
                new AuditEntry(
                    actor, "tenant.create", "tenant", id.toString(), Json.NULL, made.json()));
            return made;
          });
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("TENANT_KEY_TAKEN", "There is a tenant of this key.");
    }
  }

  /** Renames a tenant, or closes or opens it; null leaves a value. */
  public Tenant change(
      String actor,
      UUID id,
      @Nullable String ifMatch,
      @Nullable String name,
      @Nullable Boolean active) {
    TenantId tenant = new TenantId(id);
    Tenant changed =
        transactions.in(
            tenant,
            () -> {
              Tenant before = find(id, "FOR UPDATE");
              Versions.require(ifMatch, before.version());
              client
                  .sql(
                      """
                      UPDATE tenants SET tenant_name = coalesce(:name, tenant_name),
                        is_active = coalesce(:active, is_active),
                        version = version + 1, updated_at = :now
                      WHERE tenant_id = :id
                      """)
                  .param("name", name)
                  .param("active", active)
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .param("id", id)
                  .update();
              Tenant after = find(id, "");
              audit.append(
                  tenant,
                  new AuditEntry(
                      actor,
                      "tenant.change",
                      "tenant",
                      id.toString(),
                      before.json(),
                      after.json()));
              return after;
            });
    accounts.tenantChanged(tenant);
    return changed;
  }

  private Tenant find(UUID id, String lock) {
    return client
        .sql(COLUMNS + "WHERE tenant_id = ? " + lock)
        .param(id)
        .query((row, number) -> tenant(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getObject("tenant_id", UUID.class),
        row.getString("tenant_key"),
        row.getString("tenant_name"),
        row.getBoolean("is_active"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
