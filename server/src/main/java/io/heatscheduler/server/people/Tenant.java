package io.heatscheduler.server.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.heatscheduler.core.provenance.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * A company that uses this installation; companies never see each other.
 *
 * @param tenantKey short name in log-ins, lower-case letters, digits and hyphens
 * @param active whether its people and programs may do anything
 * @param version counts changes; it is the ETag
 */
public record Tenant(
    UUID tenantId,
    @Schema(example = "acme") String tenantKey,
    @Schema(example = "Acme Foundry") String tenantName,
    boolean active,
    Instant createdAt,
    @JsonIgnore long version) {
  Json json() {
    return Json.object()
        .put("tenant_key", tenantKey)
        .put("tenant_name", tenantName)
        .put("active", active)
        .build();
  }
}
