package io.heatscheduler.server.web;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which part of a list is wanted, and in which order: {@code
 * ?page=2&size=50&sort=-createdAt,username&role=PLANNER}. Everything in it comes from an
 * allow-list.
 *
 * @param page counted from 1
 * @param size rows per page, 1 to {@value #MOST}
 * @param order columns to sort by, first one first; never empty
 * @param filters values by parameter name; only allowed names
 */
public record ListQuery(int page, int size, List<Order> order, Map<String, String> filters) {
  /** Rows per page unless asked otherwise. */
  public static final int USUAL = 50;

  /** Most rows per page. */
  public static final int MOST = 200;

  private static final int LAST_PAGE = 1_000_000;

  /**
   * One sort key.
   *
   * @param name as the API calls it
   * @param descending whether the greatest comes first
   */
  public record Order(String name, boolean descending) {}

  public ListQuery {
    order = List.copyOf(order);
    filters = Map.copyOf(filters);
  }

  /** Value of a filter, if one was given. */
  public Optional<String> filter(String name) {
    return Optional.ofNullable(filters.get(name));
  }

  /** Rows before this page. */
  public long offset() {
    return (long) (page - 1) * size;
  }

  /**
   * The ORDER BY list.
   *
   * @param columns SQL expression of each sort name
   * @param tieBreaker unique column, so that pages do not overlap
   */
  public String orderBy(Map<String, String> columns, String tieBreaker) {
    return order.stream()
            .map(
                key -> {
                  String column = columns.get(key.name());
                  if (column == null) {
                    throw new IllegalArgumentException("no column for sort " + key.name());
                  }
                  return column + (key.descending() ? " DESC" : "");
                })
            .collect(Collectors.joining(", "))
        + ", "
        + tieBreaker;
  }

  /**
   * Reads the parameters of a request.
   *
   * @param usualOrder as a {@code sort} parameter, used if there is none
   * @throws Problem 422 with every finding
   */
  static ListQuery of(
      Map<String, String> parameters,
      Collection<String> sortable,
      Collection<String> filterable,
      String usualOrder) {
    List<Finding> findings = new java.util.ArrayList<>();
    int page = number(parameters, "page", 1, LAST_PAGE, findings);
    int size = number(parameters, "size", USUAL, MOST, findings);
    List<Order> order = order(parameters.getOrDefault("sort", usualOrder), sortable, findings);
    Map<String, String> filters = new LinkedHashMap<>();
    for (String name : new TreeSet<>(filterable)) {
      String value = parameters.get(name);
      if (value != null) {
        filters.put(name, value);
      }
    }
    if (!findings.isEmpty()) {
      throw Problem.unprocessable("PARAMETER_INVALID", findings);
    }
    return new ListQuery(page, size, order, filters);
  }

  private static int number(
      Map<String, String> parameters, String name, int usual, int most, List<Finding> findings) {
    String text = parameters.get(name);
    if (text == null) {
      return usual;
    }
    if (text.matches("[0-9]{1,9}")
        && Integer.parseInt(text) >= 1
        && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    findings.add(
        Finding.error(
            "PARAMETER_INVALID",
            Location.of("query").column(name),
            "%s must be from 1 to %d.".formatted(name, most),
            "Use e.g. %s=%d.".formatted(name, usual)));
    return usual;
  }

  private static List<Order> order(
      String text, Collection<String> sortable, List<Finding> findings) {
    List<Order> order = new java.util.ArrayList<>();
    for (String key : text.split(",", -1)) {
      boolean descending = key.startsWith("-");
      String name = descending ? key.substring(1) : key;
      if (sortable.contains(name) && order.stream().noneMatch(o -> o.name().equals(name))) {
        order.add(new Order(name, descending));
      } else {
        findings.add(
            Finding.error(
                "PARAMETER_INVALID",
                Location.of("query").column("sort"),
                "sort must name each of these at most once: %s."
                    .formatted(String.join(", ", new TreeSet<>(sortable))),
                "Put a minus before a name to reverse it, e.g. sort=-%s."
                    .formatted(sortable.iterator().next())));
        break;
      }
    }
    return order;
  }
}
