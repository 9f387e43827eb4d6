package io.heatscheduler.reports.excel;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Conditions of SUMIFS and COUNTIF on names that people chose.
 *
 * <p>Spreadsheets compare without regard to case, read {@code * ? ~} as patterns and {@code < > =}
 * as operators, and take at most 255 characters.
 */
final class Criteria {
  private static final int LONGEST = 250;

  private final boolean plain;
  private final boolean usable;

  /**
   * Conditions on some names.
   *
   * @param names all that occur
   */
  Criteria(Collection<String> names) {
    Set<String> distinct = new HashSet<>(names);
    Set<String> ignoringCase = new HashSet<>();
    distinct.forEach(name -> ignoringCase.add(name.toLowerCase(Locale.ROOT).strip()));
    this.usable =
        ignoringCase.size() == distinct.size()
            && distinct.stream().noneMatch(name -> name.isBlank() || name.length() > LONGEST);
    this.plain = distinct.stream().allMatch(name -> name.matches("[\\p{L}][\\p{L}\\p{N} _./:-]*"));
  }

  /** Whether the names can be told apart by conditions at all. */
  boolean usable() {
    return usable;
  }

  /** The condition "is the name in this cell". */
  String is(String cell) {
    return plain
        ? cell
        : "\"=\"&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,\"~\",\"~~\"),\"*\",\"~*\"),\"?\",\"~?\")"
            .formatted(cell);
  }
}
