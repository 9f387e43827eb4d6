package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks values of filters that are not free text. */
final class Filters {
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

  private Filters() {}

  /** The query, if its role and active filters are such. */
  static ListQuery checked(ListQuery query) {
    query.filter("role").ifPresent(role -> require(ROLES, "role", role));
    query.filter("active").ifPresent(active -> require(Set.of("true", "false"), "active", active));
    return query;
  }

  private static void require(Set<String> allowed, String name, String value) {
    if (!allowed.contains(value)) {
      throw Problem.unprocessable(
          "PARAMETER_INVALID",
          List.of(
              Finding.error(
                  "PARAMETER_INVALID",
                  Location.of("query").column(name),
                  "%s is none of these: %s."
                      .formatted(name, allowed.stream().sorted().collect(Collectors.joining(", "))),
                  "Use one of them, or leave it out.")));
    }
  }
}
