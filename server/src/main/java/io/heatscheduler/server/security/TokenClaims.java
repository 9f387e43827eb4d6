package io.heatscheduler.server.security;

import io.heatscheduler.server.persistence.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Puts tenant and roles into access tokens (RFC 9068: {@code typ} at+jwt). */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {
  private final Accounts accounts;
  private final String audience;

  TokenClaims(Accounts accounts, String audience) {
    this.accounts = accounts;
    this.audience = audience;
  }

  @Override
  public void customize(JwtEncodingContext context) {
    context.getJwsHeader().algorithm(SignatureAlgorithm.RS256);
    if (!context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
      return;
    }
    RegisteredClient client = context.getRegisteredClient();
    Caller caller =
        AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())
            ? program(client)
            : person(context, client);
    Accounts.State state = accounts.state(caller.tenant(), caller.kind(), caller.id());
    if (!state.active()) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
    }
    context.getJwsHeader().type("at+jwt");
    context
        .getClaims()
        .subject(caller.id())
        .audience(List.of(audience))
        .id(UUID.randomUUID().toString())
        .claim("client_id", client.getClientId())
        .claim("tenant", caller.tenant().toString())
        .claim("tenant_key", caller.tenantKey())
        .claim("kind", caller.kind().name().toLowerCase(Locale.ROOT))
        .claim("name", caller.name())
        .claim("gen", state.generation())
        .claim("roles", state.roles().stream().map(Role::name).sorted().toList());
  }

  private static Caller program(RegisteredClient client) {
    ClientSettings settings = client.getClientSettings();
    String tenant = settings.getSetting(Clients.TENANT_SETTING);
    String key = settings.getSetting(Clients.TENANT_KEY_SETTING);
    if (tenant == null || key == null) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
    }
    return new Caller(
        new TenantId(UUID.fromString(tenant)),
        key,
        Caller.Kind.CLIENT,
        client.getClientId(),
        client.getClientName(),
        Set.of(),
        "",
        Instant.EPOCH);
  }

  private static Caller person(JwtEncodingContext context, RegisteredClient client) {
    Authentication person = context.getPrincipal();
    if (person != null && person.getPrincipal() instanceof Caller caller) {
      String tenant = client.getClientSettings().getSetting(Clients.TENANT_SETTING);
      // a tenant's own program serves its own people only
      if (tenant == null || tenant.equals(caller.tenant().toString())) {
        return caller;
      }
    }
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED);
  }
}
