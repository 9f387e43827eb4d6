package io.heatscheduler.server.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One page of a list.
 *
 * @param items its rows
 * @param page which one it is
 */
public record Page<T>(List<T> items, Position page) {
  /**
   * Where in the list a page is.
   *
   * @param number counted from 1
   * @param size rows per page
   * @param total rows of the whole list
   */
  @Schema(name = "PagePosition")
  public record Position(
      @Schema(example = "1") int number,
      @Schema(example = "50") int size,
      @Schema(example = "3") long total) {}

  public Page {
    items = List.copyOf(items);
  }

  /** The page that a query asked for. */
  public static <T> Page<T> of(ListQuery query, List<T> items, long total) {
    return new Page<>(items, new Position(query.page(), query.size(), total));
  }
}
