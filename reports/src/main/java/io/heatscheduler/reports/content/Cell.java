package io.heatscheduler.reports.content;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text what is shown
 * @param value the exact value behind it: the number, or seconds since 1970 of a time, or seconds
 *     of a duration; null for words and where there is none
 */
public record Cell(String text, @Nullable BigDecimal value) {
  /** Nothing. */
  public static final Cell EMPTY = new Cell("", null);

  /** Words. */
  public static Cell of(String text) {
    return new Cell(text, null);
  }
}
