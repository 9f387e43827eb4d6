package io.heatscheduler.server.alerts;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.security.Allowed;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Listed;
import io.heatscheduler.server.web.Page;
import io.heatscheduler.server.web.Problem;
import io.heatscheduler.server.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The alerts of the caller's tenant. */
@RestController
@RequestMapping(path = "/api/v1/alerts", produces = "application/json")
@Tag(name = "alerts", description = "What needs a person's eyes.")
class AlertsController {
  private final Alerts alerts;

  AlertsController(Alerts alerts) {
    this.alerts = alerts;
  }

  @GetMapping
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(
      summary = "Lists alerts, the newest first; filter by state, severity, code and subjectId.")
  Page<Alert> list(
      Caller caller,
      @Listed(
              sort = {"raisedAt", "severity"},
              filter = {"state", "severity", "code", "subjectId"},
              usually = "-raisedAt")
          ListQuery query) {
    choice(query, "state", AlertState.values());
    choice(query, "severity", Severity.values());
    return alerts.list(caller.tenant(), query);
  }

  @GetMapping("/{alertId}")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR, Role.VIEWER})
  @Operation(summary = "Shows an alert.")
  ResponseEntity<Alert> get(Caller caller, @PathVariable UUID alertId) {
    return tagged(alerts.get(caller.tenant(), alertId));
  }

  @PostMapping("/{alertId}/acknowledge")
  @Allowed({Role.ADMIN, Role.PLANNER, Role.OPERATOR})
  @Operation(summary = "Says that somebody knows of the alert and sees to it.")
  ResponseEntity<Alert> acknowledge(
      Caller caller,
      @PathVariable UUID alertId,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    return tagged(alerts.acknowledge(caller.tenant(), caller.actor(), alertId, ifMatch));
  }

  private static ResponseEntity<Alert> tagged(Alert alert) {
    return ResponseEntity.ok().eTag(Versions.etag(alert.version())).body(alert);
  }

  private static void choice(ListQuery query, String name, Enum<?>[] values) {
    List<String> names = Arrays.stream(values).map(Enum::name).toList();
    query
        .filter(name)
        .filter(value -> !names.contains(value))
        .ifPresent(
            unknown -> {
              throw Problem.unprocessable(
                  "PARAMETER_INVALID",
                  List.of(
                      Finding.error(
                          "PARAMETER_INVALID",
                          Location.of("query").column(name),
                          "%s is none of these: %s.".formatted(name, String.join(", ", names)),
                          "Use one of them, or leave it out.")));
            });
  }
}
