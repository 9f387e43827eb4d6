package io.heatscheduler.server.runs;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.pipeline.RunStatus;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Checks values of filters on runs. */
final class RunFilters {
  private static final List<String> STATUSES =
      Arrays.stream(RunStatus.values()).map(RunStatus::name).toList();

  private RunFilters() {}

  /** The query, if its status is one and its schedule an id. */
  static ListQuery checked(ListQuery query) {
    query
        .filter("status")
        .filter(status -> !STATUSES.contains(status))
        .ifPresent(
            unknown -> {
              throw invalid(
                  "status",
                  "status is none of these: %s.".formatted(String.join(", ", STATUSES)),
                  "Use one of them, or leave it out.");
            });
    query
        .filter("scheduleId")
        .filter(id -> !isId(id))
        .ifPresent(
            none -> {
              throw invalid(
                  "scheduleId",
                  "scheduleId is not a uuid.",
                  "Use an id as the API gave it, e.g. from a list.");
            });
    return query;
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private static Problem invalid(String name, String message, String fix) {
    return Problem.unprocessable(
        "PARAMETER_INVALID",
        List.of(
            Finding.error("PARAMETER_INVALID", Location.of("query").column(name), message, fix)));
  }
}
