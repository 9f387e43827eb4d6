package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.server.audit.AuditEntry;
import io.heatscheduler.server.audit.AuditLog;
import io.heatscheduler.server.people.UserDirectory;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.security.Accounts;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.PasswordChange;
import io.heatscheduler.server.security.Passwords;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, and what it may do about itself. */
@RestController
@RequestMapping(path = "/api/v1/me", produces = "application/json")
@Tag(name = "me", description = "Who you are.")
class MeController {
  private final Accounts accounts;
  private final AuditLog audit;
  private final TenantTransactions transactions;
  private final UserDirectory users;
  private final Passwords passwords;

  MeController(
      Accounts accounts,
      AuditLog audit,
      TenantTransactions transactions,
      UserDirectory users,
      Passwords passwords) {
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
  }

  /** The caller as others see it. */
  record Me(
      @Schema(example = "user") String kind,
      @Schema(example = "0b0e6f0a-6f1c-4a61-9f0e-2f6a7d1f9b11") String id,
      @Schema(example = "Jane Miller") String name,
      UUID tenantId,
      @Schema(example = "main") String tenantKey,
      SortedSet<Role> roles,
      Instant tokenEnds) {}

  /** A change of the own password. */
  record NewPassword(@NotNull String current, @NotNull String password) {}

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Tells who you are, for whom and in which roles.")
  Me me(Caller caller) {
    return new Me(
        caller.kind().name().toLowerCase(java.util.Locale.ROOT),
        caller.id(),
        caller.name(),
        caller.tenant().value(),
        caller.tenantKey(),
        new TreeSet<>(caller.roles()),
        caller.tokenEnds());
  }

  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Ends the token you send, at once and for good.")
  void logout(Caller caller) {
    transactions.run(
        caller.tenant(),
        () -> {
          accounts.revoke(caller.tokenId(), caller.tokenEnds());
          audit.append(
              caller.tenant(),
              AuditEntry.event(caller.actor(), "token.revoke", "token", caller.tokenId()));
        });
  }

  @PutMapping(path = "/password", consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Changes your password; every token of yours ends.")
  void password(Caller caller, @Valid @RequestBody NewPassword change) {
    if (caller.kind() != Caller.Kind.USER) {
      throw Problem.conflict("NO_PASSWORD", "You do not log in with a password here.");
    }
    UUID id = UUID.fromString(caller.id());
    String username = users.get(caller.tenant(), id).username();
    Optional<Finding> weakness = Passwords.weakness(change.password(), username);
    if (weakness.isPresent()) {
      throw Problem.unprocessable("PASSWORD_WEAK", List.of(weakness.get()));
    }
    PasswordChange.requireCurrent(
        passwords, change.current(), users.passwordHash(caller.tenant(), id));
    users.setPassword(caller.tenant(), caller.actor(), id, passwords.hash(change.password()));
  }
}
