package io.heatscheduler.server.api;

import io.heatscheduler.server.people.Tenant;
import io.heatscheduler.server.people.TenantDirectory;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All tenants, for the ADMINs of the tenant that runs the installation. */
@RestController
@RequestMapping(path = "/api/v1/tenants", produces = "application/json")
@Tag(name = "tenants", description = "Companies that share this installation.")
class TenantsController {
  private final TenantDirectory tenants;

  TenantsController(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  /** A tenant to add. */
  @Schema(
      example =
          """
          {"tenantKey": "acme", "tenantName": "Acme Foundry"}\
          """)
  record NewTenant(
      @NotNull
          @Pattern(
              regexp = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
              message = "must be lower-case letters, digits and inner hyphens, up to 63")
          String tenantKey,
      @NotBlank @Size(max = 200) String tenantName) {}

  /** What may be changed; what is left out stays. */
  record TenantChange(
      @Nullable @Size(min = 1, max = 200) String tenantName, @Nullable Boolean active) {}

  @GetMapping
  @Allowed(value = Role.ADMIN, operatorTenantOnly = true)
  @Operation(summary = "Lists tenants.")
  Page<Tenant> list(
      @Listed(
              sort = {"tenantKey", "tenantName", "createdAt"},
              usually = "tenantKey")
          ListQuery query) {
    return tenants.list(query);
  }

  @GetMapping("/{tenantId}")
  @Allowed(value = Role.ADMIN, operatorTenantOnly = true)
  @Operation(summary = "Shows a tenant.")
  ResponseEntity<Tenant> get(@PathVariable UUID tenantId) {
    return tagged(tenants.get(tenantId));
  }

  @PostMapping(consumes = "application/json")
  @Allowed(value = Role.ADMIN, operatorTenantOnly = true)
  @Operation(
      summary = "Adds a tenant.",
      description = "Its key makes a repeat harmless: the second answer is 409.")
  ResponseEntity<Tenant> create(Caller caller, @Valid @RequestBody NewTenant given) {
    Tenant made = tenants.create(caller.actor(), given.tenantKey(), given.tenantName());
    return ResponseEntity.created(URI.create("/api/v1/tenants/" + made.tenantId()))
        .eTag(Versions.etag(made.version()))
        .body(made);
  }

  @PatchMapping(path = "/{tenantId}", consumes = "application/json")
  @Allowed(value = Role.ADMIN, operatorTenantOnly = true)
  @Operation(summary = "Renames, closes or opens a tenant; closed, none of its tokens holds.")
  ResponseEntity<Tenant> change(
      Caller caller,
      @PathVariable UUID tenantId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Valid @RequestBody TenantChange given) {
    if (Boolean.FALSE.equals(given.active()) && tenantId.equals(caller.tenant().value())) {
      throw Problem.conflict("OWN_TENANT", "You cannot close the tenant you work for.");
    }
    return tagged(
        tenants.change(caller.actor(), tenantId, ifMatch, given.tenantName(), given.active()));
  }

  private static ResponseEntity<Tenant> tagged(Tenant tenant) {
    return ResponseEntity.ok().eTag(Versions.etag(tenant.version())).body(tenant);
  }
}
