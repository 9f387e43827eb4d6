package io.heatscheduler.core.fact;

import java.util.regex.Pattern;

/**
 * What a fact means.
 *
 * @param pattern its id, with {@code *} where a position counted from 1 stands, e.g. {@code
 *     period.*.name}
 * @param type kind and unit of its value
 * @param rounding how it may be rounded
 * @param sense whether it speaks for the plan
 * @param meaning one or two sentences, as in docs/guides/summary.md
 */
public record FactDefinition(
    String pattern, FactType type, FactRounding rounding, FactSense sense, String meaning) {
  private static final Pattern POSITION = Pattern.compile("\\.[1-9][0-9]*\\.");

  /** Whether an id is one of this definition. */
  public boolean covers(String id) {
    return patternOf(id).equals(pattern);
  }

  /** The pattern an id is of: its positions replaced by {@code *}. */
  static String patternOf(String id) {
    return POSITION.matcher(id).replaceAll(".*.");
  }
}
