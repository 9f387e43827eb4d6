package io.heatscheduler.server.api;

import io.heatscheduler.server.plant.SiteDirectory;
import io.heatscheduler.server.plant.SiteView;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sites of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/sites", produces = "application/json")
@Tag(name = "sites", description = "Production sites; they come with imported plants.")
class SitesController {
  private final SiteDirectory sites;

  SitesController(SiteDirectory sites) {
    this.sites = sites;
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists sites.")
  Page<SiteView> list(
      Caller caller,
      @Listed(
              sort = {"name", "createdAt"},
              usually = "name")
          ListQuery query) {
    return sites.list(caller.tenant(), query);
  }

  @GetMapping("/{siteId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows a site with its calendar and shifts.")
  ResponseEntity<SiteView> get(Caller caller, @PathVariable UUID siteId) {
    SiteView site = sites.get(caller.tenant(), siteId);
    return ResponseEntity.ok().eTag(Versions.etag(site.version())).body(site);
  }
}
