package io.heatscheduler.server.security;

import io.heatscheduler.server.persistence.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who sends a request.
 *
 * @param tenant company it works for
 * @param tenantKey that company's short name
 * @param kind person or program
 * @param id user id, subject of an external issuer, or client id
 * @param name for people to read
 * @param roles that hold now
 * @param tokenId of the token it shows; empty while logging in
 * @param tokenEnds when that token ends
 */
public record Caller(
    TenantId tenant,
    String tenantKey,
    Kind kind,
    String id,
    String name,
    Set<Role> roles,
    String tokenId,
    Instant tokenEnds)
    implements AuthenticatedPrincipal, java.io.Serializable {
  private static final long serialVersionUID = 1L;

  /** What a caller is. */
  public enum Kind {
    /** A person with a log-in here. */
    USER,
    /** A program with client credentials. */
    CLIENT,
    /** Somebody an external issuer vouches for. */
    EXTERNAL
  }

  public Caller {
    roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
  }

  /** The subject of its tokens. */
  @Override
  public String getName() {
    return id;
  }

  /** How the audit log names it, e.g. {@code user:6f1c...}. */
  public String actor() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
  }

  /** Whether it has a role. */
  public boolean is(Role role) {
    return roles.contains(role);
  }
}
