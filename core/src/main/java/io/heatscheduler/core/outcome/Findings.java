package io.heatscheduler.core.outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects findings, keeping the first {@value #KEPT} of each severity and the count of all; not
 * safe for use by several threads.
 *
 * <p>The limit keeps a file of a million bad rows from filling the memory; the counts stay true.
 */
public final class Findings {
  /** How many findings of each severity are kept. */
  public static final int KEPT = 100;

  /** Code of the finding that tells how many there are where not all are listed. */
  public static final String MORE = "MORE_FINDINGS";

  private final List<Finding> kept = new ArrayList<>();
  private final int[] counts = new int[Severity.values().length];

  /** Adds a finding; one that tells the count of another collection adds those left out there. */
  public void add(Finding finding) {
    int index = finding.severity().ordinal();
    if (finding.code().equals(MORE)) {
      counts[index] += leadingNumber(finding.message()) - KEPT;
      return;
    }
    counts[index]++;
    if (counts[index] <= KEPT) {
      kept.add(finding);
    }
  }

  /** Adds a finding that refuses the input. */
  public void error(String code, Location location, String message, String fix) {
    add(Finding.error(code, location, message, fix));
  }

  /** Adds a finding a person should look at. */
  public void warning(
      String code, Location location, String message, String fix, Object... values) {
    add(Finding.warning(code, location, message, fix, values));
  }

  /** Adds a note. */
  public void info(String code, Location location, String message) {
    add(Finding.info(code, location, message));
  }

  /** Adds every finding of a list. */
  public void addAll(Iterable<Finding> findings) {
    findings.forEach(this::add);
  }

  /** Whether any finding so far is an error. */
  public boolean hasErrors() {
    return counts[Severity.ERROR.ordinal()] > 0;
  }

  /** How many findings of a severity were added, kept or not. */
  public int count(Severity severity) {
    return counts[severity.ordinal()];
  }

  /**
   * The kept findings in the order they were added; last ones tell how many errors and warnings
   * there are, if some were left out.
   */
  public List<Finding> list() {
    List<Finding> all = new ArrayList<>(kept);
    int errors = count(Severity.ERROR);
    int warnings = count(Severity.WARNING);
    if (errors > KEPT) {
      String message = "%d errors in total; the first %d are listed.".formatted(errors, KEPT);
      all.add(
          Finding.error(
              MORE, Location.NONE, message, "Correct these and validate again.", errors, KEPT));
    }
    if (warnings > KEPT) {
      String message = "%d warnings in total; the first %d are listed.".formatted(warnings, KEPT);
      all.add(Finding.warning(MORE, Location.NONE, message, "", warnings, KEPT));
    }
    return List.copyOf(all);
  }

  /**
   * Several lists as one: still the first {@value #KEPT} of each severity, and the counts of all.
   *
   * @param lists as {@link #list} made them
   */
  public static List<Finding> merge(List<List<Finding>> lists) {
    Findings merged = new Findings();
    lists.forEach(merged::addAll);
    return merged.list();
  }

  private static int leadingNumber(String message) {
    return Integer.parseInt(message.substring(0, message.indexOf(' ')));
  }
}
