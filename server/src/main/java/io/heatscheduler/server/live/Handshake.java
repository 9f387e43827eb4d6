package io.heatscheduler.server.live;

import io.heatscheduler.server.security.HeldTokens;
import io.heatscheduler.server.security.HeldTokens.HeldToken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Decides who may open a connection. Without an Authorization header anybody may, for the few
 * seconds in which a browser shows its token as the first message; addresses end up in logs, so
 * they have no token and no other parameter.
 */
@Component
final class Handshake implements HandshakeInterceptor {
  private static final String TOKEN = HeldToken.class.getName();
  private static final String SCHEME = "bearer ";

  private final HeldTokens tokens;
  private final Connections connections;

  Handshake(HeldTokens tokens, Connections connections) {
    this.tokens = tokens;
    this.connections = connections;
  }

  /** The token a connection was opened with; null: none. */
  static @Nullable Object tokenOf(WebSocketSession socket) {
    return socket.getAttributes().get(TOKEN);
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    if (request.getURI().getRawQuery() != null) {
      response.setStatusCode(HttpStatus.BAD_REQUEST);
      return false;
    }
    if (connections.areFull()) {
      response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
      return false;
    }
    List<String> given = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
    if (!given.isEmpty()) {
      String header = given.getFirst();
      Optional<HeldToken> token =
          header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
              ? tokens.of(header.substring(SCHEME.length()).strip())
              : Optional.empty();
      if (token.isEmpty()) {
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        return false;
      }
      attributes.put(TOKEN, token.get());
    }
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}
}
