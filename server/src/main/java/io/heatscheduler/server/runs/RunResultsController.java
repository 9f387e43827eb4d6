package io.heatscheduler.server.runs;

import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.server.pipeline.StoredRun;
import io.heatscheduler.server.runs.RunAssignments.Assignment;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a run ended in. Published documents keep the names docs/provenance.md gives them. */
@RestController
@RequestMapping(path = "/api/v1/runs/{runId}")
@Tag(name = "run results", description = "Plan, bill and documents of a run.")
class RunResultsController {
  private final RunAssignments assignments;
  private final RunDocuments documents;
  private final RunCheck check;

  RunResultsController(RunAssignments assignments, RunDocuments documents, RunCheck check) {
    this.assignments = assignments;
    this.documents = documents;
    this.check = check;
  }

  /** A check of a run. */
  record VerifyRequest(
      @Nullable
          @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 digits 0-9 and a-f")
          @Schema(description = "Noted when the run ended; detects a run rewritten as a whole.")
          String expectedCostHash) {}

  /** Documents of a run. */
  record Documents(List<RunDocuments.Entry> documents) {}

  @GetMapping(path = "/assignments", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(
      summary = "Lists where and when each job runs.",
      description = "Filter by equipmentId and jobId. 409 if the run has no plan, or not yet.")
  Page<Assignment> assignments(
      Caller caller,
      @PathVariable UUID runId,
      @Listed(
              sort = {"scheduledStart", "equipmentId", "jobId", "energyCost"},
              filter = {"equipmentId", "jobId"},
              usually = "scheduledStart")
          ListQuery query) {
    return assignments.list(caller.tenant(), runId, query);
  }

  @GetMapping(path = "/bill", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.VIEWER})
  @Operation(
      summary = "Shows the exact bill, the baseline's, and the savings.",
      description = "The run's bill.json: every line with quantity, unit, rate, amount and spans.")
  ResponseEntity<byte[]> bill(Caller caller, @PathVariable UUID runId) {
    return DocumentAnswers.json(documents.ofPlan(caller.tenant(), runId, "bill.json"));
  }

  @GetMapping(path = "/provenance", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.VIEWER})
  @Operation(
      summary = "Shows the hash chain and the digest of every document.",
      description = "The run's provenance.json.")
  ResponseEntity<byte[]> provenance(Caller caller, @PathVariable UUID runId) {
    return DocumentAnswers.json(documents.ofPlan(caller.tenant(), runId, PublishedRun.PROVENANCE));
  }

  @GetMapping(path = "/repairs", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Says why there is no plan and what to change.",
      description =
          "conflict: limits that contradict each other; repairs: smallest changes, each planned and"
              + " priced (docs/infeasible.md). 409 unless the run ended without a plan.")
  ResponseEntity<byte[]> repairs(Caller caller, @PathVariable UUID runId) {
    boolean open = documents.require(caller.tenant(), runId).status().isOpen();
    return documents.list(caller.tenant(), runId).stream()
        .filter(entry -> entry.name().equals(StoredRun.NO_PLAN))
        .findFirst()
        .map(entry -> documents.get(caller.tenant(), runId, entry.name()))
        .map(DocumentAnswers::json)
        .orElseThrow(
            () ->
                open
                    ? Problem.conflict("RUN_OPEN", "The run has not ended. Wait for it.")
                    : Problem.conflict(
                        "NOTHING_TO_REPAIR",
                        "No search of this run ended without a plan; see its status and"
                            + " findings."));
  }

  @PostMapping(path = "/verify", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER})
  @Operation(
      summary = "Checks the run without a solver.",
      description =
          "Reads the input again, verifies the schedule, prices it to the last digit and compares"
              + " every byte and hash. status is \"verified\" or \"not verified\".")
  ResponseEntity<byte[]> verify(
      Caller caller,
      @PathVariable UUID runId,
      @Valid @RequestBody(required = false) @Nullable VerifyRequest given) {
    String expected = given == null ? null : given.expectedCostHash();
    return DocumentAnswers.json(
        HttpStatus.OK,
        check.verify(caller.tenant(), runId, expected == null ? null : new Sha256(expected)));
  }

  @GetMapping(path = "/documents", produces = "application/json")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.VIEWER})
  @Operation(summary = "Lists the run's documents.")
  Documents documents(Caller caller, @PathVariable UUID runId) {
    return new Documents(documents.list(caller.tenant(), runId));
  }

  @GetMapping("/documents/{*name}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.VIEWER})
  @Operation(
      summary = "Gives a document as it was made.",
      description = "name as the list has it, e.g. report/report.pdf. The ETag is its SHA-256.")
  ResponseEntity<byte[]> document(
      Caller caller, @PathVariable UUID runId, @PathVariable String name) {
    return DocumentAnswers.file(documents.get(caller.tenant(), runId, name.substring(1)));
  }
}
