package io.heatscheduler.server.runs;

import io.heatscheduler.core.provenance.Json;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.messaging.DeadLetters;
import io.heatscheduler.server.messaging.DeadLetters.DeadLetter;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events of the caller's tenant that were given up. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters", produces = "application/json")
@Tag(name = "dead letters", description = "Events given up after repeated failures.")
class DeadLettersController {
  private final DeadLetters letters;
  private final TenantTransactions transactions;
  private final AuditLog audit;

  DeadLettersController(DeadLetters letters, TenantTransactions transactions, AuditLog audit) {
    this.letters = letters;
    this.transactions = transactions;
    this.audit = audit;
  }

  @GetMapping
  @Allowed(Role.ADMIN)
  @Operation(summary = "Lists dead letters, the newest first; filter by status and consumer.")
  Page<DeadLetter> list(
      Caller caller,
      @Listed(
              sort = {"failedAt", "consumer"},
              filter = {"status", "consumer"},
              usually = "-failedAt")
          ListQuery query) {
    return letters.list(caller.tenant(), query);
  }

  @GetMapping("/{deadLetterId}")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Shows a dead letter.")
  DeadLetter get(Caller caller, @PathVariable UUID deadLetterId) {
    return letters.find(caller.tenant(), deadLetterId).orElseThrow(Problem::notFound);
  }

  @PostMapping("/{deadLetterId}/replay")
  @Allowed(Role.ADMIN)
  @Operation(
      summary = "Delivers the event again to the consumer that failed.",
      description =
          "Once: 409 if it was replayed or discarded. A run that ended because of it stays ended;"
              + " retry that run instead.")
  DeadLetter replay(Caller caller, @PathVariable UUID deadLetterId) {
    return settle(
        caller,
        deadLetterId,
        "dead-letter.replay",
        () -> letters.replay(caller.tenant(), deadLetterId, caller.actor()));
  }

  @PostMapping("/{deadLetterId}/discard")
  @Allowed(Role.ADMIN)
  @Operation(summary = "Lets a dead letter rest for good.", description = "409 as for replay.")
  DeadLetter discard(Caller caller, @PathVariable UUID deadLetterId) {
    return settle(
        caller,
        deadLetterId,
        "dead-letter.discard",
        () -> letters.discard(caller.tenant(), deadLetterId, caller.actor()));
  }

  private DeadLetter settle(Caller caller, UUID id, String action, BooleanSupplier change) {
    return transactions.in(
        caller.tenant(),
        () -> {
          DeadLetter before = letters.find(caller.tenant(), id).orElseThrow(Problem::notFound);
          if (!change.getAsBoolean()) {
            throw Problem.conflict("ALREADY_SETTLED", "It was replayed or discarded before.");
          }
          DeadLetter after = letters.find(caller.tenant(), id).orElseThrow();
          audit.append(
              caller.tenant(),
              new AuditEntry(
                  caller.actor(),
                  action,
                  "dead-letter",
                  id.toString(),
                  Json.object().put("status", before.status()).build(),
                  Json.object().put("status", after.status()).build()));
          return after;
        });
  }
}
