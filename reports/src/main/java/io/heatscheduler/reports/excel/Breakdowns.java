package io.heatscheduler.reports.excel;

import io.heatscheduler.core.cost.Breakdown;

/** Names of the shares of a plan cost. */
final class Breakdowns {
  private Breakdowns() {}

  /** What a share belongs to, in words. */
  static String label(Book book, Breakdown.Entry entry) {
    return switch (entry.kind()) {
      case PERIOD, JOB -> CellText.clean(entry.key());
      case DEMAND_CHARGE -> book.text("share.demand", CellText.clean(entry.key()));
      case EQUIPMENT -> book.text("share.equipment", CellText.clean(entry.key()));
      case SITE -> book.text("share.site");
      case FIXED -> book.text("share.fixed");
      case TIERS -> book.text("share.tiers");
      case MINIMUM -> book.text("share.minimum");
      case ROUNDING -> book.text("share.rounding");
    };
  }
}
