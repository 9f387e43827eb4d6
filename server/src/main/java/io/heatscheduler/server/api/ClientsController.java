package io.heatscheduler.server.api;

import io.heatscheduler.server.people.Program;
import io.heatscheduler.server.people.ProgramDirectory;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.ClientSecrets;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs that log in with client credentials. */
@RestController
@RequestMapping(path = "/api/v1/clients", produces = "application/json")
@Tag(name = "clients", description = "Programs that may log in.")
class ClientsController {
  private final ProgramDirectory programs;
  private final ClientSecrets secrets;

  ClientsController(ProgramDirectory programs, ClientSecrets secrets) {
    this.programs = programs;
    this.secrets = secrets;
  }

  /** A program to add. */
  @Schema(
      example =
          """
          {"clientName": "MES export", "role": "PLANNER"}\
          """)
  record NewClient(@NotBlank @Size(max = 200) String clientName, @NotNull Role role) {}

  /** A program just added. */
  record ClientMade(
      Program client, @Schema(description = "It is never shown again.") String clientSecret) {}

  @GetMapping
  @Allowed(Role.ADMIN)
  @Operation(summary = "Lists programs.")
  Page<Program> list(
      Caller caller,
      @Listed(
              sort = {"clientName", "createdAt"},
              usually = "clientName")
          ListQuery query) {
    return programs.list(caller.tenant(), query);
  }

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  @Allowed(Role.ADMIN)
  @Operation(summary = "Adds a program; its secret is shown once.")
  ClientMade create(
      Caller caller, @Valid @RequestBody NewClient given, HttpServletRequest request) {
    String secret = secrets.generate();
    Program made =
        programs.create(
            caller.tenant(),
            caller.actor(),
            given.clientName(),
            given.role(),
            secrets.encode(secret));
    IdempotencyFilter.showOnce(request);
    return new ClientMade(made, secret);
  }

  @DeleteMapping("/{clientId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Allowed(Role.ADMIN)
  @Operation(summary = "Closes a program; its tokens end at once.")
  void close(Caller caller, @PathVariable String clientId) {
    programs.close(caller.tenant(), caller.actor(), clientId);
  }
}
