package io.heatscheduler.server.api;

import io.heatscheduler.server.audit.AuditProofs;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proofs over the audit log of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = "application/json")
@Tag(name = "audit", description = "Who changed what.")
class AuditProofController {
  private final AuditProofs proofs;

  AuditProofController(AuditProofs proofs) {
    this.proofs = proofs;
  }

  @GetMapping("/checkpoint")
  @Allowed(Role.ADMIN)
  @Operation(
      summary = "Shows the newest signed checkpoint of the log.",
      description =
          "Keep note somewhere else: with it, audit verify finds any later change of the records it"
              + " covers. 404 while nothing is signed yet, which takes a minute at most.")
  AuditProofs.Signed checkpoint(Caller caller) {
    return proofs.newest(caller.tenant()).orElseThrow(Problem::notFound);
  }

  @GetMapping("/{seq}/proof")
  @Allowed(Role.ADMIN)
  @Operation(
      summary = "Proves that a record is in the log.",
      description =
          "An RFC 6962 inclusion proof against the newest checkpoint. 404 while no checkpoint"
              + " covers the record.")
  AuditProofs.Inclusion proof(Caller caller, @PathVariable long seq) {
    return proofs.inclusion(caller.tenant(), seq).orElseThrow(Problem::notFound);
  }
}
