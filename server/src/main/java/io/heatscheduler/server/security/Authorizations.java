package io.heatscheduler.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Log-ins on their way: codes that wait to be exchanged, a few minutes each, in this process.
 * Tokens are not kept: they are checked by their signature, and ended by {@link Accounts#revoke}.
 */
final class Authorizations implements OAuth2AuthorizationService {
  private final Cache<String, OAuth2Authorization> byId =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();
  private final Cache<String, String> idByValue =
      Caffeine.newBuilder().maximumSize(40_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  @Override
  public void save(OAuth2Authorization authorization) {
    if (authorization
        .getAuthorizationGrantType()
        .equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
      return;
    }
    byId.put(authorization.getId(), authorization);
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    if (state != null) {
      idByValue.put("state " + state, authorization.getId());
    }
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    if (code != null) {
      idByValue.put("code " + code.getToken().getTokenValue(), authorization.getId());
    }
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    byId.invalidate(authorization.getId());
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return byId.getIfPresent(id);
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(
      String token, @Nullable OAuth2TokenType tokenType) {
    if (tokenType == null) {
      return null;
    }
    String id = idByValue.getIfPresent(tokenType.getValue() + " " + token);
    return id == null ? null : byId.getIfPresent(id);
  }
}
