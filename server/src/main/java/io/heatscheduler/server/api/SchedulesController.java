package io.heatscheduler.server.api;

import io.heatscheduler.server.persistence.ScheduleStatus;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.plant.Schedule;
import io.heatscheduler.server.plant.ScheduleDirectory;
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

/** Planning tasks of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/schedules", produces = "application/json")
@Tag(name = "schedules", description = "Planning tasks: import, create, change, publish.")
class SchedulesController {
  private final ScheduleDirectory directory;

  SchedulesController(ScheduleDirectory directory) {
    this.directory = directory;
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists schedules; filter by status and site.")
  Page<Schedule> list(
      Caller caller,
      @Listed(
              sort = {"scheduleDate", "createdAt", "updatedAt", "status"},
              filter = {"status", "site"},
              usually = "-createdAt")
          ListQuery query) {
    Filters.choice(query, "status", ScheduleStatus.class);
    Filters.uuid(query, "site");
    return directory.list(caller.tenant(), query);
  }

  @GetMapping("/{scheduleId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows a schedule.")
  ResponseEntity<Schedule> get(Caller caller, @PathVariable UUID scheduleId) {
    Schedule schedule = directory.get(caller.tenant(), scheduleId);
    return ResponseEntity.ok().eTag(Versions.etag(schedule.version())).body(schedule);
  }

  @GetMapping("/{scheduleId}/plant")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(
      summary = "The schedule's whole plant, in the canonical form that a run would plan now.",
      description =
          "Every value is there and every number a text. SHA-256 over \"heatscheduler/input\","
              + " \"1\" and these bytes, with a line feed after each of the first two, is the"
              + " input_hash; the header Input-Hash has it. The document can be imported again.")
  ResponseEntity<byte[]> plant(Caller caller, @PathVariable UUID scheduleId) {
    StoredPlant stored = directory.plant(caller.tenant(), scheduleId);
    var canonical = stored.canonical();
    return ResponseEntity.ok()
        .eTag(Versions.etag(stored.version()))
        .header("Input-Hash", canonical.hash().hex())
        .body(canonical.bytes());
  }
}
