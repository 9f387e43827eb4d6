package io.heatscheduler.server.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may log in.
 *
 * @param username in lower case, unique in the tenant
 * @param active whether log-ins and tokens hold
 * @param version counts changes; it is the ETag
 */
public record User(
    UUID userId,
    @Schema(example = "jane") String username,
    @Nullable @Schema(example = "Jane Miller") String displayName,
    @Nullable @Schema(example = "jane@example.com") String email,
    SortedSet<Role> roles,
    boolean active,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    @JsonIgnore long version) {
  public User {
    roles = new TreeSet<>(roles);
  }

  /**
   * What a change may set; null leaves a value.
   *
   * @param email null leaves it, empty removes it
   */
  public record Change(
      @Nullable String displayName,
      @Nullable String email,
      @Nullable Set<Role> roles,
      @Nullable Boolean active) {}

  Json json() {
    return Json.object()
        .put("username", username)
        .putUnlessEmpty("display_name", displayName == null ? "" : displayName)
        .putUnlessEmpty("email", email == null ? "" : email)
        .put("roles", Json.list(roles, role -> Json.of(role.name())))
        .put("active", active)
        .build();
  }
}
