package io.heatscheduler.server.runs;

import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Prefer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs of the caller's tenant: begin, watch, cancel, try again. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "runs", description = "Optimisation runs of schedules.")
class RunsController {
  private final RunStarts starts;
  private final RunDirectory runs;
  private final RunWaits waits;
  private final RunReplans replans;

  RunsController(RunStarts starts, RunReplans replans, RunDirectory runs, RunWaits waits) {
    this.starts = starts;
    this.replans = replans;
    this.runs = runs;
    this.waits = waits;
  }

  @PostMapping("/schedules/{scheduleId}/runs")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Begins a run of a schedule.",
      description =
          "202 with the run's address. With Prefer: wait=N (seconds, 30 at most): 200 with the"
              + " finished run if it ends in time. A schedule is planned as it is now; changes made"
              + " later need another run. 429 while too many runs of the tenant are open.")
  ResponseEntity<RunView> begin(
      Caller caller,
      @PathVariable UUID scheduleId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @Valid @RequestBody(required = false) @Nullable RunRequest given) {
    UUID run = starts.begin(caller, scheduleId, given == null ? RunRequest.USUAL : given);
    return accepted(caller, run, prefer);
  }

  @GetMapping("/runs")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Lists runs, the newest first; filter by status and scheduleId.")
  Page<RunView> list(
      Caller caller,
      @Listed(
              sort = {"acceptedAt", "completedAt", "status", "objective"},
              filter = {"status", "scheduleId"},
              usually = "-acceptedAt")
          ListQuery query) {
    return runs.list(caller.tenant(), RunFilters.checked(query));
  }

  @GetMapping("/runs/{runId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(
      summary = "Shows a run with its progress.",
      description =
          "progress has every event and about a hundred steps of the search. With Prefer: wait=N"
              + " the answer waits until the run has ended, 30 s at most.")
  ResponseEntity<RunView> get(
      Caller caller,
      @PathVariable UUID runId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    RunView run = runs.get(caller.tenant(), runId);
    Duration wait = Prefer.waitOf(prefer);
    if (run.status().isOpen() && waits.ended(caller.tenant(), runId, wait)) {
      run = runs.get(caller.tenant(), runId);
    }
    return ResponseEntity.ok().eTag(run.etag()).body(run);
  }

  @PostMapping("/runs/{runId}/cancel")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Asks a run to end.",
      description =
          "A queued run ends at once; a search ends within a second or two and keeps the best plan"
              + " it has, which is priced. 409 if the run has ended.")
  ResponseEntity<RunView> cancel(Caller caller, @PathVariable UUID runId) {
    starts.cancel(caller, runId);
    RunView run = runs.get(caller.tenant(), runId);
    return ResponseEntity.status(run.status().isOpen() ? HttpStatus.ACCEPTED : HttpStatus.OK)
        .eTag(run.etag())
        .body(run);
  }

  @PostMapping("/runs/{runId}/retry")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Begins a run with the input and settings of one that has ended.",
      description = "The answer is that of a new run. 409 while the run is open.")
  ResponseEntity<RunView> retry(
      Caller caller,
      @PathVariable UUID runId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    return accepted(caller, starts.retry(caller, runId), prefer);
  }

  @PostMapping(path = "/runs/{runId}/replan", consumes = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Plans the rest of a run anew after something has happened.",
      description =
          "The answer is that of a new run, whose replan.json says what moves and what that costs;"
              + " the old run stays as it is. events are those of docs/guides/replan.md, written as"
              + " JSON; freezeMinutes, movePrice, timeLimitSeconds and effort may be left out.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/json",
                      schema = @Schema(type = "object"),
                      examples =
                          @ExampleObject(
                              """
                              {"at": "2026-11-24T10:00", "freezeMinutes": 30, "movePrice": 1,
                               "events": {"trips": [{"equipment": "CR-2",
                                 "start": "2026-11-24T09:40", "end": "2026-11-24T12:00"}]}}\
                              """))))
  ResponseEntity<RunView> replan(
      Caller caller,
      @PathVariable UUID runId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestBody byte[] body) {
    return accepted(caller, replans.begin(caller, runId, body), prefer);
  }

  private ResponseEntity<RunView> accepted(Caller caller, UUID id, @Nullable String prefer) {
    boolean ended = waits.ended(caller.tenant(), id, Prefer.waitOf(prefer));
    RunView run = runs.get(caller.tenant(), id);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(ended ? HttpStatus.OK : HttpStatus.ACCEPTED)
            .location(URI.create("/api/v1/runs/" + id))
            .eTag(run.etag());
    if (ended) {
      answer.header("Preference-Applied", "wait");
    }
    return answer.body(run);
  }
}
