package io.heatscheduler.server.api;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.server.security.Role;
import io.heatscheduler.server.web.ListQuery;
import io.heatscheduler.server.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks values of filters that are not free text. */
final class Filters {
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Filters() {}

  /** The query, if its role and active filters are such. */
  static ListQuery checked(ListQuery query) {
    query.filter("role").ifPresent(role -> require(ROLES, "role", role));
    query.filter("active").ifPresent(active -> require(Set.of("true", "false"), "active", active));
    return query;
  }

  /** Requires that a filter, if given, is a constant. */
  static <E extends Enum<E>> void choice(ListQuery query, String name, Class<E> type) {
    Set<String> names =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    query.filter(name).ifPresent(value -> require(names, name, value));
  }

  /** Requires that a filter, if given, is a constant as the plant format writes it. */
  static <E extends Enum<E>> void name(ListQuery query, String name, Class<E> type) {
    Set<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    query.filter(name).ifPresent(value -> require(names, name, value));
  }

  /** Requires that a filter, if given, is an id. */
  static void uuid(ListQuery query, String name) {
    query
        .filter(name)
        .ifPresent(
            value -> {
              if (!UUID_FORM.matcher(value).matches()) {
                throw Problem.unprocessable(
                    "PARAMETER_INVALID",
                    List.of(
                        Finding.error(
                            "PARAMETER_INVALID",
                            Location.of("query").column(name),
                            "%s is not an id.".formatted(name),
                            "Use an id as the API gave it, e.g. from a list.")));
              }
            });
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
