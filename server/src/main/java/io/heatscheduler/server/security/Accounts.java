package io.heatscheduler.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds now for people and programs: a token tells who somebody was, this tells whether it
 * still holds.
 *
 * <p>Answers are kept for {@link #FRESH}: a change made through this process counts at once, one
 * made through another process after at most that time.
 */
@Component
public final class Accounts {
  /** How old an answer may be. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private final TenantTransactions transactions;
  private final JdbcClient client;
  private final Clock clock;
  private final Cache<Key, State> states =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(FRESH).build();
  private final Cache<String, Boolean> revoked =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(FRESH).build();

  /** What holds, as a database says it. */
  public Accounts(TenantTransactions transactions, JdbcClient client, Clock clock) {
    this.transactions = transactions;
    this.client = client;
    this.clock = clock;
  }

  /**
   * What holds for an account.
   *
   * @param active whether it, and its tenant, may do anything at all
   * @param roles that it has
   * @param generation of its tokens; those of an earlier one do not hold
   */
  record State(boolean active, Set<Role> roles, long generation) {
    static final State UNKNOWN = new State(false, Set.of(), 0);
  }

  /**
   * A person as a log-in needs it.
   *
   * @param passwordHash null: logs in elsewhere
   * @param lockedUntil null: not locked
   */
  record Login(
      TenantId tenant,
      String tenantKey,
      UUID id,
      String name,
      @Nullable String passwordHash,
      int failures,
      @Nullable Instant lockedUntil) {}

  /** A tenant by its short name. */
  record Tenant(TenantId id, String key) {}

  private record Key(TenantId tenant, Caller.Kind kind, String id) {}

  /** What holds for an account now. */
  State state(TenantId tenant, Caller.Kind kind, String id) {
    return states.get(
        new Key(tenant, kind, id), key -> transactions.in(tenant, () -> read(kind, id)));
  }

  /** What holds for an account whose token is of a generation that is not known here yet. */
  State stateOf(TenantId tenant, Caller.Kind kind, String id, long generation) {
    State state = state(tenant, kind, id);
    if (generation > state.generation()) {
      changed(tenant, kind, id);
      return state(tenant, kind, id);
    }
    return state;
  }

  /** Whether a token was logged out. */
  boolean isRevoked(TenantId tenant, String tokenId) {
    return revoked.get(
        tokenId,
        id ->
            transactions.in(
                tenant,
                () ->
                    client
                        .sql("SELECT EXISTS (SELECT 1 FROM revoked_tokens WHERE token_id = ?)")
                        .param(id)
                        .query(Boolean.class)
                        .single()));
  }

  /** Ends a token before its time; within the tenant's transaction. */
  public void revoke(String tokenId, Instant ends) {
    client
        .sql(
            """
            INSERT INTO revoked_tokens (token_id, expires_at) VALUES (?, ?)
            ON CONFLICT DO NOTHING
            """)
        .params(tokenId, ends.atOffset(ZoneOffset.UTC))
        .update();
    revoked.put(tokenId, true);
  }

  /** Makes a change of an account count at once; call it after the transaction. */
  public void changed(TenantId tenant, Caller.Kind kind, String id) {
    states.invalidate(new Key(tenant, kind, id));
  }

  /** Makes a change of a tenant count at once. */
  public void tenantChanged(TenantId tenant) {
    states.asMap().keySet().removeIf(key -> key.tenant().equals(tenant));
  }

  /** A person who may log in with a password. */
  Optional<Login> login(String tenantKey, String username) {
    return transactions.asSystem(
        () ->
            client
                .sql(
                    """
                    SELECT u.tenant_id, t.tenant_key, u.user_id, u.username, u.display_name,
                           u.password_hash, u.failed_logins, u.locked_until
                    FROM users u JOIN tenants t USING (tenant_id)
                    WHERE t.tenant_key = ? AND u.username = ? AND t.is_active AND u.is_active
                    """)
                .params(tenantKey, username)
                .query(
                    (row, number) ->
                        new Login(
                            new TenantId(row.getObject("tenant_id", UUID.class)),
                            row.getString("tenant_key"),
                            row.getObject("user_id", UUID.class),
                            row.getString("display_name") == null
                                ? row.getString("username")
                                : row.getString("display_name"),
                            row.getString("password_hash"),
                            row.getInt("failed_logins"),
                            instant(row, "locked_until")))
                .optional());
  }

  /** Notes a failed log-in, which keeps the account locked for a while. */
  void failed(Login login, @Nullable Instant lockedUntil) {
    transactions.run(
        login.tenant(),
        () ->
            client
                .sql(
                    """
                    UPDATE users SET failed_logins = failed_logins + 1, locked_until = ?
                    WHERE user_id = ?
                    """)
                .param(lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
                .param(login.id())
                .update());
  }

  /** Notes a log-in that worked; within the tenant's transaction. */
  void succeeded(Login login) {
    client
        .sql(
            """
            UPDATE users SET failed_logins = 0, locked_until = NULL, last_login_at = ?
            WHERE user_id = ?
            """)
        .params(clock.instant().atOffset(ZoneOffset.UTC), login.id())
        .update();
  }

  /** The active tenant of a key. */
  Optional<Tenant> tenant(String key) {
    return transactions.asSystem(
        () ->
            client
                .sql("SELECT tenant_id FROM tenants WHERE tenant_key = ? AND is_active")
                .param(key)
                .query(UUID.class)
                .optional()
                .map(id -> new Tenant(new TenantId(id), key)));
  }

  private State read(Caller.Kind kind, String id) {
    String query =
        switch (kind) {
          case USER ->
              """
              SELECT u.is_active AND t.is_active AS active, u.token_generation,
                     ARRAY(SELECT role FROM user_roles r WHERE r.user_id = u.user_id) AS roles
              FROM users u JOIN tenants t USING (tenant_id) WHERE u.user_id::text = ?
              """;
          case CLIENT ->
              """
              SELECT c.is_active AND t.is_active AS active, 0 AS token_generation,
                     ARRAY[c.role] AS roles
              FROM oauth_clients c JOIN tenants t USING (tenant_id) WHERE c.client_id = ?
              """;
          // unknown here is fine: the issuer vouches; known and closed here is closed
          case EXTERNAL ->
              """
              SELECT t.is_active AND coalesce(
                       (SELECT u.is_active FROM users u WHERE u.external_subject = ?), TRUE) AS active,
                     0 AS token_generation,
                     ARRAY['ADMIN', 'PLANNER', 'OPERATOR', 'VIEWER'] AS roles
              FROM tenants t WHERE t.tenant_id = current_tenant()
              """;
        };
    return client
        .sql(query)
        .param(id)
        .query(
            (row, number) ->
                new State(row.getBoolean("active"), roles(row), row.getLong("token_generation")))
        .optional()
        .orElse(State.UNKNOWN);
  }

  private static Set<Role> roles(ResultSet row) throws SQLException {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Array array = row.getArray("roles");
    for (Object role : (Object[]) array.getArray()) {
      if (role != null) {
        roles.add(Role.valueOf(role.toString()));
      }
    }
    return roles;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
