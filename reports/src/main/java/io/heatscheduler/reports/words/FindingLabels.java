package io.heatscheduler.reports.words;

import com.ibm.icu.text.MessageFormat;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Words findings in the reader's language. English is the finding's own; what no catalogue of
 * another language has stays in English, and {@link #allTranslated} says so.
 */
public final class FindingLabels {
  private static final String BUNDLE = "io.heatscheduler.reports.words.findings";

  private final Words words;
  private final ZoneId zone;
  private final ResourceBundle patterns;

  /**
   * Labels for findings.
   *
   * @param zone of all times
   */
  public FindingLabels(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
    this.patterns =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.of(words.language()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Whether every one of these is in the reader's language. */
  public boolean allTranslated(List<Finding> findings) {
    return isEnglish()
        || findings.stream().allMatch(finding -> patterns.containsKey(finding.code()));
  }

  /** What was found. */
  public String message(Finding finding) {
    return isEnglish() || !patterns.containsKey(finding.code())
        ? finding.message()
        : format(finding.code(), finding);
  }

  /** What to do about it; empty if there is nothing to do. */
  public String fix(Finding finding) {
    String key = finding.code() + ".fix";
    return finding.fix().isEmpty() || isEnglish() || !patterns.containsKey(key)
        ? finding.fix()
        : format(key, finding);
  }

  /** Where it was found, e.g. {@code jobs.csv, row 17, latest_end}; empty if nothing is known. */
  public String where(Finding finding) {
    Location location = finding.location();
    Integer row = location.row();
    String pointer = location.pointer();
    String last = pointer == null || pointer.isEmpty() ? location.column() : pointer;
    List<String> parts = new ArrayList<>();
    if (location.source() != null) {
      parts.add(location.source());
    }
    if (row != null) {
      parts.add(words.text("finding.row", String.valueOf(row)));
    }
    if (last != null) {
      parts.add(last);
    }
    return String.join(", ", parts);
  }

  /** Place, message and fix in one line. */
  public String line(Finding finding) {
    String where = where(finding);
    String fix = fix(finding);
    return (where.isEmpty() ? "" : where + ": ")
        + message(finding)
        + (fix.isEmpty() ? "" : " " + fix);
  }

  private boolean isEnglish() {
    return words.language().equals(Locale.ENGLISH.getLanguage());
  }

  private String format(String key, Finding finding) {
    Object[] values = finding.values().stream().map(this::shown).toArray();
    return new MessageFormat(patterns.getString(key), words.locale()).format(values);
  }

  private Object shown(Object value) {
    return switch (value) {
      case BigDecimal number -> words.exact(number);
      case Instant instant -> words.moment(instant);
      case LocalDate day -> words.date(day.atStartOfDay(zone).toInstant());
      case String text when text.isEmpty() -> "none"; // patterns choose their words by it
      default -> value;
    };
  }
}
