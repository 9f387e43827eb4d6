package io.heatscheduler.agents.tariff;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.Tariff;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the versions of a tariff, refusing days without a version and days with two. */
final class TariffVersions {
  private TariffVersions() {}

  /** The tariff of all versions; null, reported, if they leave a gap or overlap. */
  static @Nullable Tariff join(List<Tariff> versions, Location list, Findings findings) {
    if (versions.isEmpty()) {
      findings.error(
          "TARIFF_VERSIONS_EMPTY", list, "The tariff has no version.", "List at least one.");
      return null;
    }
    List<Tariff> ordered =
        versions.stream().sorted(Comparator.comparing(Tariff::effectiveDate)).toList();
    boolean sound = true;
    for (int i = 1; i < ordered.size(); i++) {
      sound &= follows(ordered.get(i - 1), ordered.get(i), list, findings);
    }
    return sound ? Tariff.ofVersions(ordered) : null;
  }

  private static boolean follows(Tariff before, Tariff after, Location list, Findings findings) {
    LocalDate ends = before.expiryDate();
    LocalDate begins = after.effectiveDate();
    if (ends == null && before.effectiveDate().isBefore(begins)) {
      return true; // a version without a last date ends when the next begins
    }
    LocalDate dayAfter = ends == null ? begins.plusDays(1) : ends.plusDays(1);
    if (begins.equals(dayAfter)) {
      return true;
    }
    if (begins.isAfter(dayAfter)) {
      findings.error(
          "TARIFF_VERSION_GAP",
          list,
          "No version of the tariff holds from %s to %s: %s ends on %s, %s begins on %s."
              .formatted(dayAfter, begins.minusDays(1), before.name(), ends, after.name(), begins),
          "Let each version begin the day after the one before ends.");
    } else {
      findings.error(
          "TARIFF_VERSION_OVERLAP",
          list,
          "Two versions of the tariff hold on %s: %s from %s and %s from %s."
              .formatted(begins, before.name(), before.effectiveDate(), after.name(), begins),
          "Let each version begin the day after the one before ends.");
    }
    return false;
  }
}
