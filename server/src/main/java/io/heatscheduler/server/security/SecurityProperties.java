package io.heatscheduler.server.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Log-in, tokens and limits, {@code heatscheduler.security.*}.
 *
 * @param publicUrl address at which people and programs reach this server; the issuer of its tokens
 * @param audience for whom tokens are made
 * @param operatorTenant key of the tenant whose ADMINs look after all tenants; the one meant by a
 *     log-in without a tenant
 * @param tokenLifetime how long an access token holds
 * @param keyLifetime how long a key signs before the next one is made
 * @param requestsPerMinute limit of each client
 * @param trustedProxies addresses or networks (CIDR) whose X-Forwarded-For is believed
 * @param corsOrigins web origins that may call the API from a browser; none by default
 * @param redirectUris where the web interface may be sent after a log-in
 * @param oidc an issuer elsewhere; absent: this server issues tokens
 */
@ConfigurationProperties("heatscheduler.security")
record SecurityProperties(
    String publicUrl,
    @DefaultValue("heatscheduler") String audience,
    @DefaultValue("main") String operatorTenant,
    @DefaultValue("1h") Duration tokenLifetime,
    @DefaultValue("90d") Duration keyLifetime,
    @DefaultValue("100") int requestsPerMinute,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue List<String> corsOrigins,
    @DefaultValue List<String> redirectUris,
    @Nullable Oidc oidc) {

  /**
   * An external OpenID Connect issuer.
   *
   * @param issuer its address, exactly as in its tokens
   * @param jwksUri where its keys are; null: as its discovery document says
   * @param audience that its tokens for this server carry
   * @param tenantClaim claim with the tenant's key, dots for nested claims
   * @param rolesClaim claim with the roles, e.g. {@code realm_access.roles}
   * @param roleMapping its names of roles to ours; empty: the same names
   * @param tokenTypes accepted {@code typ} headers; many issuers write JWT into access tokens
   */
  record Oidc(
      String issuer,
      @Nullable String jwksUri,
      String audience,
      @DefaultValue("tenant") String tenantClaim,
      @DefaultValue("roles") String rolesClaim,
      @DefaultValue Map<String, Role> roleMapping,
      @DefaultValue({"at+jwt", "JWT"}) List<String> tokenTypes) {}
}
