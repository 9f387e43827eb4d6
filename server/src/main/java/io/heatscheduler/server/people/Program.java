package io.heatscheduler.server.people;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A program that logs in with client credentials.
 *
 * @param clientId its name in log-ins
 * @param role what it may do
 */
@Schema(name = "Client")
public record Program(
    @Schema(example = "mes-6f1c2a") String clientId,
    @Schema(example = "MES export") String clientName,
    Role role,
    boolean active,
    Instant createdAt) {
  Json json() {
    return Json.object()
        .put("client_name", clientName)
        .put("role", role.name())
        .put("active", active)
        .build();
  }
}
