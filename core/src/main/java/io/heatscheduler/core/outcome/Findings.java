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

  private static final String MORE = "MORE_FINDINGS";
  private static final String MORE_TEXT = " errors in total; the first " + KEPT + " are listed.";

  private final List<Finding> kept = new ArrayList<>();
  private final int[] counts = new int[Severity.values().length];

  /** Adds a finding. */
  public void add(Finding finding) {
    int index = finding.severity().ordinal();
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
  public void warning(String code, Location location, String message, String fix) {
    add(Finding.warning(code, location, message, fix));
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
   * The kept findings in the order they were added; a last finding names how many errors were left
   * out, if any were.
   */
  public List<Finding> list() {
    List<Finding> all = new ArrayList<>(kept);
    int errors = count(Severity.ERROR);
    if (errors > KEPT) {
      all.add(
          Finding.error(
              MORE, Location.NONE, errors + MORE_TEXT, "Correct these and validate again."));
    }
    return List.copyOf(all);
  }

  /**
   * Several lists as one: still the first {@value #KEPT} of each severity, and the count of all
   * errors.
   *
   * @param lists as {@link #list} made them
   */
  public static List<Finding> merge(List<List<Finding>> lists) {
    Findings merged = new Findings();
    int unlisted = 0;
    for (List<Finding> list : lists) {
      for (Finding finding : list) {
        if (finding.code().equals(MORE) && finding.message().endsWith(MORE_TEXT)) {
          int total =
              Integer.parseInt(finding.message().substring(0, finding.message().indexOf(' ')));
          unlisted += total - KEPT;
        } else {
          merged.add(finding);
        }
      }
    }
    merged.counts[Severity.ERROR.ordinal()] += unlisted;
    return merged.list();
  }
}
