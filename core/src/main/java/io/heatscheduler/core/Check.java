package io.heatscheduler.core;

import org.jspecify.annotations.Nullable;

/**
 * Argument checks that name the offending value; a failed check is a bug in the caller, not bad
 * input.
 */
public final class Check {
  private Check() {}

  /**
   * Requires a condition to hold.
   *
   * @param condition what must be true
   * @param format a {@link String#format} pattern naming the value and its range
   * @param values the values named in the pattern
   * @throws IllegalArgumentException if the condition is false
   */
  public static void that(boolean condition, String format, @Nullable Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, format, values));
    }
  }
}
