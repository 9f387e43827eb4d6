package io.heatscheduler.server.security;

import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;

/**
 * Revokes an access token for the program it was made for (RFC 7009). A token that does not hold is
 * revoked already.
 */
final class TokenRevocation implements AuthenticationProvider {
  private final JwtDecoder tokens;
  private final Accounts accounts;
  private final TenantTransactions transactions;

  TokenRevocation(JwtDecoder tokens, Accounts accounts, TenantTransactions transactions) {
    this.tokens = tokens;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    var request = (OAuth2TokenRevocationAuthenticationToken) authentication;
    if (!(request.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
        || !client.isAuthenticated()
        || client.getRegisteredClient() == null) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    Jwt token;
    try {
      token = tokens.decode(request.getToken());
    } catch (JwtException alreadyEnded) {
      return request;
    }
    if (!client.getRegisteredClient().getClientId().equals(token.getClaimAsString("client_id"))) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    String id = Objects.requireNonNull(token.getId());
    Instant ends = Objects.requireNonNull(token.getExpiresAt());
    transactions.run(
        new TenantId(UUID.fromString(token.getClaimAsString("tenant"))),
        () -> accounts.revoke(id, ends));
    return new OAuth2TokenRevocationAuthenticationToken(
        new OAuth2AccessToken(
            OAuth2AccessToken.TokenType.BEARER, token.getTokenValue(), token.getIssuedAt(), ends),
        client);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
