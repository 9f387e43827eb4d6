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
import io.heatscheduler.server.web.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of a tenant. */
@Component
public final class UserDirectory {
  private static final String SELECT =
      """
      SELECT u.user_id, u.username, u.display_name, u.email, u.is_active, u.created_at,
             u.last_login_at, u.version,
             ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.user_id) AS roles,
             count(*) OVER () AS total
      FROM users u
      """;
  private static final Map<String, String> SORT =
      Map.of(
          "username", "u.username", "createdAt", "u.created_at", "lastLoginAt", "u.last_login_at");

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final AuditLog audit;
  private final Accounts accounts;
  private final Clock clock;

  /** A directory over a database. */
  public UserDirectory(
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

  /** A page of people; filters: role, active. */
  public Page<User> list(TenantId tenant, ListQuery query) {
    return transactions.in(
        tenant,
        () -> {
          long[] total = {0};
          List<User> users =
              client
                  .sql(
                      SELECT
                          + """
                          WHERE (:active::boolean IS NULL OR u.is_active = :active::boolean)
                            AND (:role::text IS NULL OR EXISTS (
                              SELECT 1 FROM user_roles r
                              WHERE r.user_id = u.user_id AND r.role = :role::text))
                          ORDER BY %s LIMIT :size OFFSET :offset
                          """
                              .formatted(query.orderBy(SORT, "u.user_id")))
                  .param("active", query.filter("active").orElse(null))
                  .param("role", query.filter("role").orElse(null))
                  .param("size", query.size())
                  .param("offset", query.offset())
                  .query(
                      (row, number) -> {
                        total[0] = row.getLong("total");
                        return user(row);
                      })
                  .list();
          long count = users.isEmpty() && query.page() > 1 ? count() : total[0];
          return Page.of(query, users, count);
        });
  }

  /** One person; 404 if the tenant has no such. */
  public User get(TenantId tenant, UUID id) {
    return transactions.in(tenant, () -> find(id, ""));
  }

  /** The person of a name, if the tenant has one. */
  public Optional<User> byName(TenantId tenant, String username) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql(SELECT.replace("count(*) OVER ()", "1") + " WHERE u.username = ?")
                .param(username)
                .query((row, number) -> user(row))
                .optional());
  }

  /**
   * Adds a person.
   *
   * @param passwordHash as {@code Passwords} made it
   */
  public User create(
      TenantId tenant, String actor, String username, User.Change given, String passwordHash) {
    UUID id = UUID.randomUUID();
    try {
      return transactions.in(
          tenant,
          () -> {
            client
                .sql(
                    """
                    INSERT INTO users (user_id, username, display_name, email, password_hash)
                    VALUES (?, ?, ?, ?, ?)
                    """)
                .param(id)
                .param(username)
                .param(given.displayName())
                .param(given.email())
                .param(passwordHash)
                .update();
            setRoles(id, given.roles() == null ? Set.of() : given.roles(), actor);
            User made = find(id, "");
            audit.append(
                tenant,
                new AuditEntry(
                    actor, "user.create", "user", id.toString(), Json.NULL, made.json()));
            return made;
          });
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("USERNAME_TAKEN", "The tenant has a user of this name.");
    }
  }

  /** Changes a person that the client has seen. */
  public User change(
      TenantId tenant, String actor, UUID id, @Nullable String ifMatch, User.Change change) {
    User changed =
        transactions.in(
            tenant,
            () -> {
              User before = find(id, " FOR UPDATE OF u");
              Versions.require(ifMatch, before.version());
              client
                  .sql(
                      """
                      UPDATE users SET
                        display_name = coalesce(:name, display_name),
                        email = CASE WHEN :email::text = '' THEN NULL ELSE coalesce(:email, email) END,
                        is_active = coalesce(:active, is_active),
                        version = version + 1, updated_at = :now
                      WHERE user_id = :id
                      """)
                  .param("name", change.displayName())
                  .param("email", change.email())
                  .param("active", change.active())
                  .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                  .param("id", id)
                  .update();
              if (change.roles() != null) {
                setRoles(id, change.roles(), actor);
              }
              User after = find(id, "");
              requireAnAdmin(before, after);
              audit.append(
                  tenant,
                  new AuditEntry(
                      actor, "user.change", "user", id.toString(), before.json(), after.json()));
              return after;
            });
    accounts.changed(tenant, Caller.Kind.USER, id.toString());
    return changed;
  }

  /** Sets a password; every token made before ends. */
  public void setPassword(TenantId tenant, String actor, UUID id, String passwordHash) {
    transactions.run(
        tenant,
        () -> {
          find(id, " FOR UPDATE OF u");
          OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
          client
              .sql(
                  """
                  UPDATE users SET password_hash = ?, token_generation = token_generation + 1, failed_logins = 0,
                    locked_until = NULL, version = version + 1, updated_at = ?
                  WHERE user_id = ?
                  """)
              .params(passwordHash, now, id)
              .update();
          audit.append(tenant, AuditEntry.event(actor, "user.password", "user", id.toString()));
        });
    accounts.changed(tenant, Caller.Kind.USER, id.toString());
  }

  /** Hash of a person's password, to check the old one. */
  public @Nullable String passwordHash(TenantId tenant, UUID id) {
    return transactions
        .in(
            tenant,
            () ->
                client
                    .sql("SELECT coalesce(password_hash, '') FROM users WHERE user_id = ?")
                    .param(id)
                    .query(String.class)
                    .optional())
        .filter(hash -> !hash.isEmpty())
        .orElse(null);
  }

  private long count() {
    return client.sql("SELECT count(*) FROM users").query(Long.class).single();
  }

  private User find(UUID id, String lock) {
    // a window function allows no lock, and one row needs no count
    return client
        .sql(SELECT.replace("count(*) OVER ()", "1") + " WHERE u.user_id = ?" + lock)
        .param(id)
        .query((row, number) -> user(row))
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private void setRoles(UUID id, Set<Role> roles, String actor) {
    client.sql("DELETE FROM user_roles WHERE user_id = ?").param(id).update();
    UUID by = actor.startsWith("user:") ? UUID.fromString(actor.substring(5)) : null;
    for (Role role : roles) {
      client
          .sql("INSERT INTO user_roles (user_id, role, granted_by) VALUES (?, ?, ?)")
          .param(id)
          .param(role.name())
          .param(by)
          .update();
    }
  }

  private void requireAnAdmin(User before, User after) {
    boolean was = before.active() && before.roles().contains(Role.ADMIN);
    boolean is = after.active() && after.roles().contains(Role.ADMIN);
    if (!was || is) {
      return;
    }
    // locks every admin, so that two cannot dismiss each other at the same time
    boolean none =
        client
            .sql(
                """
                SELECT u.user_id FROM users u
                WHERE u.is_active AND EXISTS (
                  SELECT 1 FROM user_roles r WHERE r.user_id = u.user_id AND r.role = 'ADMIN')
                ORDER BY u.user_id FOR UPDATE
                """)
            .query(UUID.class)
            .list()
            .isEmpty();
    if (none) {
      throw Problem.conflict(
          "LAST_ADMIN", "This is the tenant's last ADMIN. Make another one first.");
    }
  }

  private static User user(ResultSet row) throws SQLException {
    SortedSet<Role> roles = new TreeSet<>(EnumSet.noneOf(Role.class));
    for (Object role : (Object[]) row.getArray("roles").getArray()) {
      roles.add(Role.valueOf(role.toString()));
    }
    OffsetDateTime lastLogin = row.getObject("last_login_at", OffsetDateTime.class);
    return new User(
        row.getObject("user_id", UUID.class),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("email"),
        roles,
        row.getBoolean("is_active"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        lastLogin == null ? null : lastLogin.toInstant(),
        row.getLong("version"));
  }
}
