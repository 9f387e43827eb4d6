package io.heatscheduler.server.api;

import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.server.plant.Documents;
import io.heatscheduler.server.plant.ScheduleJobs;
import io.heatscheduler.server.plant.ScheduleJobs.Imported;
import io.heatscheduler.server.plant.ScheduleJobs.NumberedJob;
import io.heatscheduler.server.plant.UploadedPlant;
import io.heatscheduler.server.plant.Uploads;
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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/** Jobs of a schedule, in the plant format's words. */
@RestController
@RequestMapping(path = "/api/v1/schedules/{scheduleId}/jobs", produces = "application/json")
@Tag(
    name = "jobs",
    description =
        "Production orders' heating operations, with the plant format's keys; numbers are texts in"
            + " answers and may be either in requests. Each change puts the schedule back to"
            + " DRAFT.")
class JobsController {
  private static final Map<String, Comparator<Job>> SORT =
      Map.of(
          "jobNumber", Comparator.comparing(Job::jobId),
          "priority", Comparator.comparingInt(Job::priority),
          "earliestStart", Comparator.comparing(Job::earliestStart),
          "latestEnd", Comparator.comparing(Job::latestEnd));

  private final ScheduleJobs jobs;
  private final Uploads uploads;

  JobsController(ScheduleJobs jobs, Uploads uploads) {
    this.jobs = jobs;
    this.uploads = uploads;
  }

  /** Jobs that came from a file. */
  record JobsImported(
      @Schema(description = "Jobs the file brought.", example = "42") int jobs,
      String inputHash,
      @Schema(description = "False: the findings say why no schedule can exist.") boolean possible,
      List<FindingBody> findings) {}

  /** How the jobs of a file meet those there are. */
  enum Mode {
    ADD,
    REPLACE
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists a schedule's jobs; filter by product.")
  Page<Object> list(
      Caller caller,
      @PathVariable UUID scheduleId,
      @Listed(
              sort = {"jobNumber", "priority", "earliestStart", "latestEnd"},
              filter = {"product"},
              usually = "jobNumber")
          ListQuery query) {
    List<Job> found =
        jobs.list(caller.tenant(), scheduleId).stream()
            .filter(job -> query.filter("product").map(job.productId()::equals).orElse(true))
            .sorted(order(query))
            .toList();
    List<Object> page =
        found.stream()
            .skip(query.offset())
            .limit(query.size())
            .map(job -> Documents.plain(CanonicalInput.of(job)))
            .toList();
    return Page.of(query, page, found.size());
  }

  @GetMapping("/{jobNumber}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows a job.")
  ResponseEntity<Object> get(
      Caller caller, @PathVariable UUID scheduleId, @PathVariable String jobNumber) {
    return tagged(jobs.get(caller.tenant(), scheduleId, jobNumber));
  }

  @PostMapping(consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Adds a job; recipes and defaults fill in what it does not say.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = PlantExamples.JOB))))
  ResponseEntity<Object> add(
      Caller caller, @PathVariable UUID scheduleId, @RequestBody byte[] body) {
    NumberedJob added = jobs.add(caller.tenant(), caller.actor(), scheduleId, Documents.body(body));
    String address =
        "/api/v1/schedules/%s/jobs/%s"
            .formatted(
                scheduleId,
                UriUtils.encodePathSegment(
                    added.jobNumber(), java.nio.charset.StandardCharsets.UTF_8));
    return ResponseEntity.created(java.net.URI.create(address))
        .eTag(Versions.etag(added.version()))
        .body(Documents.plain(added.document()));
  }

  @PatchMapping(
      path = "/{jobNumber}",
      consumes = {"application/json", "application/merge-patch+json"})
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Changes a job by a merge patch: what is left out stays, null removes.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      schema = @Schema(type = "object"),
                      examples = @ExampleObject(value = "{\"latest_end\": \"2026-11-23T18:00\"}"))))
  ResponseEntity<Object> change(
      Caller caller,
      @PathVariable UUID scheduleId,
      @PathVariable String jobNumber,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody byte[] body) {
    return tagged(
        jobs.change(
            caller.tenant(), caller.actor(), scheduleId, jobNumber, ifMatch, Documents.body(body)));
  }

  @DeleteMapping("/{jobNumber}")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(summary = "Removes a job; plans of earlier runs keep it.")
  ResponseEntity<Void> remove(
      Caller caller,
      @PathVariable UUID scheduleId,
      @PathVariable String jobNumber,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    jobs.remove(caller.tenant(), caller.actor(), scheduleId, jobNumber, ifMatch);
    return ResponseEntity.noContent().build();
  }

  @PostMapping(
      path = "/import",
      consumes = {
        "multipart/form-data",
        "text/csv",
        "application/json",
        "application/xml",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      })
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Takes the jobs of a file (CSV, Excel, JSON, XML), all or nothing.",
      description =
          "As one part of a form, whose name ends in .csv, .xlsx, .xls, .json or .xml, or as the"
              + " body. If-Match is the schedule's ETag.")
  ResponseEntity<JobsImported> importFile(
      Caller caller,
      @PathVariable UUID scheduleId,
      @RequestParam(defaultValue = "ADD") Mode mode,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    try (UploadedPlant uploaded = uploads.open()) {
      UploadedFiles.oneInto(uploaded, request, "jobs");
      Imported imported =
          jobs.importFile(
              caller.tenant(),
              caller.actor(),
              scheduleId,
              ifMatch,
              uploaded.onlyFile(),
              mode == Mode.REPLACE);
      return ResponseEntity.ok()
          .eTag(Versions.etag(imported.stored().version()))
          .body(
              new JobsImported(
                  imported.jobs(),
                  imported.stored().canonical().hash().hex(),
                  imported.possible(),
                  imported.findings().stream().map(FindingBody::of).toList()));
    }
  }

  private static Comparator<Job> order(ListQuery query) {
    Comparator<Job> order = Comparator.comparing(Job::jobId);
    for (ListQuery.Order key : query.order().reversed()) {
      Comparator<Job> next = java.util.Objects.requireNonNull(SORT.get(key.name()));
      order = (key.descending() ? next.reversed() : next).thenComparing(order);
    }
    return order;
  }

  private static ResponseEntity<Object> tagged(NumberedJob job) {
    return ResponseEntity.ok()
        .eTag(Versions.etag(job.version()))
        .body(Documents.plain(job.document()));
  }
}
