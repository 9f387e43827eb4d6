package io.heatscheduler.server.security;

import io.heatscheduler.server.persistence.TenantId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Makes a caller of a token whose signature, issuer, audience and times are right: looks up what
 * still holds of what it says.
 *
 * <p>A role counts if the token has it and the account has it now: taking one away works at once,
 * giving one needs a new token.
 */
final class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {
  private final Accounts accounts;
  private final SecurityProperties.@Nullable Oidc oidc;

  CallerConverter(Accounts accounts, SecurityProperties.@Nullable Oidc oidc) {
    this.accounts = accounts;
    this.oidc = oidc;
  }

  @Override
  public AbstractAuthenticationToken convert(Jwt token) {
    Caller caller = oidc == null ? ofOurs(token) : ofTheirs(token, oidc);
    long generation = oidc == null ? generation(token) : 0;
    Accounts.State state =
        accounts.stateOf(caller.tenant(), caller.kind(), caller.id(), generation);
    if (!state.active()
        || generation != state.generation()
        || (!caller.tokenId().isEmpty() && accounts.isRevoked(caller.tenant(), caller.tokenId()))) {
      throw invalid();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(caller.roles());
    roles.retainAll(state.roles());
    Caller now =
        new Caller(
            caller.tenant(),
            caller.tenantKey(),
            caller.kind(),
            caller.id(),
            caller.name(),
            roles,
            caller.tokenId(),
            caller.tokenEnds());
    return new CallerAuthentication(now);
  }

  private static Caller ofOurs(Jwt token) {
    String tenant = text(token, "tenant");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> named = token.getClaimAsStringList("roles");
    for (String role : named == null ? List.<String>of() : named) {
      roles.add(roleOf(role));
    }
    try {
      return new Caller(
          new TenantId(UUID.fromString(tenant)),
          text(token, "tenant_key"),
          Caller.Kind.valueOf(text(token, "kind").toUpperCase(Locale.ROOT)),
          text(token, "sub"),
          text(token, "name"),
          roles,
          text(token, "jti"),
          ends(token));
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private Caller ofTheirs(Jwt token, SecurityProperties.Oidc issuer) {
    if (claim(token, issuer.tenantClaim()) instanceof String key) {
      Accounts.Tenant tenant = accounts.tenant(key).orElseThrow(CallerConverter::invalid);
      Set<Role> roles = EnumSet.noneOf(Role.class);
      if (claim(token, issuer.rolesClaim()) instanceof List<?> named) {
        for (Object name : named) {
          Role mapped = mapped(String.valueOf(name), issuer.roleMapping());
          if (mapped != null) {
            roles.add(mapped);
          }
        }
      }
      String name = token.getClaimAsString("name");
      String id = token.getId() == null ? "" : token.getId();
      String subject = text(token, "sub");
      return new Caller(
          tenant.id(),
          key,
          Caller.Kind.EXTERNAL,
          subject,
          name == null ? subject : name,
          roles,
          // without an id it cannot be logged out here, but still counts as a client
          id.isEmpty() ? "sub:" + subject : id,
          ends(token));
    }
    throw invalid();
  }

  private static @Nullable Role mapped(String name, Map<String, Role> mapping) {
    if (!mapping.isEmpty()) {
      return mapping.get(name);
    }
    for (Role role : Role.values()) {
      if (role.name().equals(name)) {
        return role;
      }
    }
    return null;
  }

  private static Role roleOf(String name) {
    try {
      return Role.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  private static @Nullable Object claim(Jwt token, String path) {
    Object value = token.getClaims();
    for (String part : path.split("\\.", -1)) {
      value = value instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return value;
  }

  private static Instant ends(Jwt token) {
    Instant ends = token.getExpiresAt();
    if (ends == null) {
      throw invalid();
    }
    return ends;
  }

  private static long generation(Jwt token) {
    if (token.getClaims().get("gen") instanceof Number number) {
      return number.longValue();
    }
    throw invalid();
  }

  private static String text(Jwt token, String claim) {
    if (token.getClaims().get(claim) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw invalid();
  }

  private static InvalidBearerTokenException invalid() {
    return new InvalidBearerTokenException("The token does not hold.");
  }

  /** A caller who showed a valid token. */
  static final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final Caller caller;

    CallerAuthentication(Caller caller) {
      super(List.of());
      this.caller = caller;
      setAuthenticated(true);
    }

    @Override
    public Object getPrincipal() {
      return caller;
    }

    @Override
    public Object getCredentials() {
      return "";
    }
  }
}
