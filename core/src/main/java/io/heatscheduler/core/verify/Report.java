package io.heatscheduler.core.verify;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** Collects violations and words times and numbers the same way in all of them. */
final class Report {
  private static final MathContext TEN_DIGITS = new MathContext(10);

  private final PlantGrid grid;
  private final Findings findings = new Findings();

  Report(PlantGrid grid) {
    this.grid = grid;
  }

  List<Finding> list() {
    return findings.list();
  }

  boolean isClean() {
    return !findings.hasErrors();
  }

  void job(String code, String jobId, String message) {
    add(code, "/assignments/" + jobId, message);
  }

  void equipment(String code, String equipmentId, String message) {
    add(code, "/runs/" + equipmentId, message);
  }

  void site(String code, String message) {
    add(code, "/site", message);
  }

  void add(String code, String pointer, String message) {
    findings.error(code, new Location(null, null, null, pointer), message, "");
  }

  /** One violation for each unbroken range of slots that breaks a limit, with its worst slot. */
  void ranges(BitSet broken, IntFunction<BigDecimal> excess, java.util.function.IntConsumer tell) {
    for (int first = broken.nextSetBit(0); first >= 0; ) {
      int end = broken.nextClearBit(first);
      int worst = first;
      for (int slot = first; slot < end; slot++) {
        if (excess.apply(slot).compareTo(excess.apply(worst)) > 0) {
          worst = slot;
        }
      }
      tell.accept(worst);
      first = broken.nextSetBit(end);
    }
  }

  /** A time in the site's zone with its offset, e.g. {@code 2026-11-23T08:00+01:00}. */
  String at(Instant instant) {
    return grid.time().clock().at(instant);
  }

  /** Time of a slot's start. */
  String at(int slot) {
    return at(grid.time().startOf(slot));
  }

  /** A number for people: at most ten digits. */
  static String number(BigDecimal value) {
    BigDecimal rounded = value.round(TEN_DIGITS).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
