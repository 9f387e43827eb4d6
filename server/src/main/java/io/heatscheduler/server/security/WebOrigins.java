package io.heatscheduler.server.security;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Web origins whose pages may connect: this server's own address and those that are configured. */
@Component
public final class WebOrigins {
  private final List<String> allowed;

  WebOrigins(SecurityProperties properties) {
    URI own = URI.create(properties.publicUrl());
    List<String> origins = new ArrayList<>(properties.corsOrigins());
    origins.add(own.getScheme() + "://" + own.getAuthority());
    this.allowed = List.copyOf(origins);
  }

  /** As browsers write them, e.g. {@code https://plan.example.com}. */
  public List<String> allowed() {
    return allowed;
  }
}
