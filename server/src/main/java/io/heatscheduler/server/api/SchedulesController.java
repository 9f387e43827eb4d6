package io.heatscheduler.server.api;

import io.heatscheduler.server.persistence.ScheduleStatus;
import io.heatscheduler.server.persistence.StoredPlant;
import io.heatscheduler.server.plant.Documents;
import io.heatscheduler.server.plant.Schedule;
import io.heatscheduler.server.plant.ScheduleDirectory;
import io.heatscheduler.server.plant.ScheduleEdits;
import io.heatscheduler.server.plant.ScheduleEdits.Edited;
import io.heatscheduler.server.plant.SchedulePublication;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.ProblemBody.FindingBody;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RestController;

/** Planning tasks of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/schedules", produces = "application/json")
@Tag(name = "schedules", description = "Planning tasks: import, create, change, publish.")
class SchedulesController {
  private final ScheduleDirectory directory;
  private final ScheduleEdits edits;
  private final SchedulePublication publication;

  SchedulesController(
      ScheduleDirectory directory, ScheduleEdits edits, SchedulePublication publication) {
    this.directory = directory;
    this.edits = edits;
    this.publication = publication;
  }

  /** A schedule made or changed. */
  record ScheduleEdited(
      Schedule schedule,
      @Schema(description = "False: the findings say why no schedule can exist.") boolean possible,
      @Schema(description = "Warnings and notes, the first hundred of each.")
          List<FindingBody> findings) {
    static ScheduleEdited of(Edited edited) {
      return new ScheduleEdited(
          edited.schedule(),
          edited.possible(),
          edited.findings().stream().map(FindingBody::of).toList());
    }
  }

  /** Which plan to publish. */
  @Schema(example = "{}")
  record Publishing(
      @Nullable
          @Schema(
              description =
                  "A successful run; left out: the last one that planned the schedule as it is.")
          UUID runId) {}

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

  @PostMapping(consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Makes a schedule of a site, equipment and tariff that are there.",
      description =
          "siteId, tariffId, horizon and jobs are needed; equipmentIds (all active ones), asOf,"
              + " relaxPrices, equipmentState and the horizon's part of the site are not. Inside"
              + " them are the plant format's keys.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.SCHEDULE))))
  ResponseEntity<ScheduleEdited> create(Caller caller, @RequestBody byte[] body) {
    Edited made = edits.create(caller.tenant(), caller.actor(), Documents.body(body));
    Schedule schedule = made.schedule();
    return ResponseEntity.created(URI.create("/api/v1/schedules/" + schedule.scheduleId()))
        .eTag(Versions.etag(schedule.version()))
        .body(ScheduleEdited.of(made));
  }

  @PatchMapping(
      path = "/{scheduleId}",
      consumes = {"application/json", "application/merge-patch+json"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Changes a schedule by a merge patch; it is a DRAFT afterwards.",
      description =
          "tariffId, equipmentIds, asOf, horizon, site (the horizon's part), relaxPrices and"
              + " equipmentState may change. Jobs have routes of their own.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples =
                          @ExampleObject(
                              value =
                                  "{\"horizon\": {\"days\": 3}, \"site\":"
                                      + " {\"month_to_date_peak_kw\": 640}}"))))
  ResponseEntity<ScheduleEdited> change(
      Caller caller,
      @PathVariable UUID scheduleId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody byte[] body) {
    Edited changed =
        edits.change(caller.tenant(), caller.actor(), scheduleId, ifMatch, Documents.body(body));
    return ResponseEntity.ok()
        .eTag(Versions.etag(changed.schedule().version()))
        .body(ScheduleEdited.of(changed));
  }

  @DeleteMapping("/{scheduleId}")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Removes a schedule without runs; runs are evidence, and keep theirs.")
  ResponseEntity<Void> remove(
      Caller caller,
      @PathVariable UUID scheduleId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    edits.remove(caller.tenant(), caller.actor(), scheduleId, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{scheduleId}/publish")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Puts a run's plan in force.",
      description =
          "409 unless the schedule is OPTIMIZED (or PUBLISHED, to put another run in force) and a"
              + " successful run planned it as it is now. Its peaks count as provisional until"
              + " metered. If-Match is honoured, not required.")
  ResponseEntity<Schedule> publish(
      Caller caller,
      @PathVariable UUID scheduleId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable Publishing given) {
    Schedule published =
        publication.publish(
            caller.tenant(),
            caller.actor(),
            scheduleId,
            ifMatch,
            given == null ? null : given.runId());
    return ResponseEntity.ok().eTag(Versions.etag(published.version())).body(published);
  }
}
