package io.heatscheduler.server.api;

import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.server.persistence.EquipmentRepository.Window;
import io.heatscheduler.server.plant.Documents;
import io.heatscheduler.server.plant.EquipmentRegistry;
import io.heatscheduler.server.plant.EquipmentRegistry.Registered;
import io.heatscheduler.server.plant.EquipmentView;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The equipment registry of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/equipment", produces = "application/json")
@Tag(
    name = "equipment",
    description =
        "Heaters, boilers, furnaces, heat pumps: documents of the plant format, without how a"
            + " horizon finds them. A change puts OPTIMIZED schedules that plan with it back to"
            + " DRAFT.")
class EquipmentController {
  private final EquipmentRegistry registry;

  EquipmentController(EquipmentRegistry registry) {
    this.registry = registry;
  }

  /** A window in which equipment is off. */
  record OffWindow(
      UUID availabilityId,
      Instant start,
      Instant end,
      @Schema(example = "maintenance") String reason,
      String notes) {
    static OffWindow of(Window window) {
      return new OffWindow(
          window.availabilityId(),
          window.off().window().start(),
          window.off().window().end(),
          window.off().reason(),
          window.off().notes());
    }
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists equipment; filter by site, type and active.")
  Page<EquipmentView> list(
      Caller caller,
      @Listed(
              sort = {"equipmentId", "equipmentType", "capacityKw", "createdAt"},
              filter = {"site", "type", "active"},
              usually = "equipmentId")
          ListQuery query) {
    Filters.uuid(query, "site");
    Filters.name(query, "type", EquipmentType.class);
    return registry.list(caller.tenant(), Filters.checked(query));
  }

  @GetMapping("/{equipmentId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows a piece of equipment.")
  ResponseEntity<EquipmentView> get(Caller caller, @PathVariable String equipmentId) {
    EquipmentView found = registry.get(caller.tenant(), equipmentId);
    return ResponseEntity.ok().eTag(Versions.etag(found.version())).body(found);
  }

  @PostMapping(consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Registers equipment of a site.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.EQUIPMENT))))
  ResponseEntity<EquipmentView> add(
      Caller caller, @RequestParam UUID site, @RequestBody byte[] body) {
    Registered added = registry.add(caller.tenant(), caller.actor(), site, Documents.body(body));
    return ResponseEntity.created(address(added.view().equipmentId()))
        .eTag(Versions.etag(added.view().version()))
        .body(added.view());
  }

  @PatchMapping(
      path = "/{equipmentId}",
      consumes = {"application/json", "application/merge-patch+json"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Changes equipment by a merge patch: what is left out stays, null removes.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples =
                          @ExampleObject(
                              value = "{\"capacity_kw\": 510, \"max_starts_per_day\": 4}"))))
  ResponseEntity<EquipmentView> change(
      Caller caller,
      @PathVariable String equipmentId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody byte[] body) {
    EquipmentView changed =
        registry
            .change(caller.tenant(), caller.actor(), equipmentId, ifMatch, Documents.body(body))
            .view();
    return ResponseEntity.ok().eTag(Versions.etag(changed.version())).body(changed);
  }

  @DeleteMapping("/{equipmentId}")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Removes equipment that no schedule, recipe or plan names.")
  ResponseEntity<Void> remove(
      Caller caller,
      @PathVariable String equipmentId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    registry.remove(caller.tenant(), caller.actor(), equipmentId, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/{equipmentId}/availability")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists when equipment is off.")
  List<OffWindow> windows(Caller caller, @PathVariable String equipmentId) {
    return registry.windows(caller.tenant(), equipmentId).stream().map(OffWindow::of).toList();
  }

  @PostMapping(path = "/{equipmentId}/availability", consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Adds a window in which equipment is off.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.WINDOW))))
  ResponseEntity<OffWindow> addWindow(
      Caller caller, @PathVariable String equipmentId, @RequestBody byte[] body) {
    OffWindow added =
        OffWindow.of(
            registry.addWindow(caller.tenant(), caller.actor(), equipmentId, Documents.body(body)));
    return ResponseEntity.created(
            URI.create(address(equipmentId) + "/availability/" + added.availabilityId()))
        .body(added);
  }

  @DeleteMapping("/{equipmentId}/availability/{availabilityId}")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Removes a window; If-Match is the equipment's ETag.")
  ResponseEntity<Void> removeWindow(
      Caller caller,
      @PathVariable String equipmentId,
      @PathVariable UUID availabilityId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    registry.removeWindow(caller.tenant(), caller.actor(), equipmentId, availabilityId, ifMatch);
    return ResponseEntity.noContent().build();
  }

  private static URI address(String equipmentId) {
    return URI.create(
        "/api/v1/equipment/" + UriUtils.encodePathSegment(equipmentId, StandardCharsets.UTF_8));
  }
}
