package io.heatscheduler.server.live;

import io.heatscheduler.server.security.WebOrigins;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the endpoint at its address, for pages of the allowed origins. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {
  private final LiveEndpoint endpoint;
  private final Handshake handshake;
  private final WebOrigins origins;

  LiveConfiguration(LiveEndpoint endpoint, Handshake handshake, WebOrigins origins) {
    this.endpoint = endpoint;
    this.handshake = handshake;
    this.origins = origins;
  }

  @Override
  public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
    registry
        .addHandler(endpoint, "/ws")
        .addInterceptors(handshake)
        .setAllowedOrigins(origins.allowed().toArray(String[]::new));
  }
}
