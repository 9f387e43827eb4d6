package io.heatscheduler.cli.view;

import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings as lines of text: what and where, then how to fix it. */
public final class FindingsView {
  private FindingsView() {}

  /**
   * The findings of a severity and above.
   *
   * @param least the lowest severity shown
   * @param limit most findings shown; last lines tell how many more there are
   */
  public static List<String> lines(
      List<Finding> findings, Severity least, int limit, Palette palette) {
    List<Finding> shown =
        findings.stream().filter(f -> f.severity().compareTo(least) <= 0).distinct().toList();
    List<Finding> placed = shown.stream().filter(f -> !f.code().equals(Findings.MORE)).toList();
    List<String> lines = new ArrayList<>();
    for (Finding finding : placed.subList(0, Math.min(limit, placed.size()))) {
      addTo(lines, finding, palette);
    }
    if (placed.size() > limit) {
      lines.add(" ... and %d more (see them all with --json)".formatted(placed.size() - limit));
    }
    shown.stream()
        .filter(f -> f.code().equals(Findings.MORE))
        .forEach(count -> addTo(lines, count, palette));
    return lines;
  }

  private static void addTo(List<String> lines, Finding finding, Palette palette) {
    String where = finding.location().toString();
    lines.add(
        " "
            + mark(finding.severity(), palette)
            + " "
            + Palette.safe(where.isEmpty() ? finding.message() : where + ": " + finding.message())
            + palette.paint(Style.MUTED, " [" + finding.code() + "]"));
    if (!finding.fix().isEmpty()) {
      lines.add("           " + Palette.safe(finding.fix()));
    }
  }

  private static String mark(Severity severity, Palette palette) {
    return switch (severity) {
      case ERROR -> palette.paint(Style.BAD, "error  ");
      case WARNING -> palette.paint(Style.WARN, "warning");
      case INFO -> palette.paint(Style.MUTED, "note   ");
    };
  }
}
