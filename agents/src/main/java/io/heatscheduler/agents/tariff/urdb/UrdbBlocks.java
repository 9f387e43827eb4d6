package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.tariff.TierUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unfolds hours-of-use rates that divide their first hours into blocks of kWh.
 *
 * <p>Such a record begins with a row in kWh/kW that only limits the first block (its own rate is
 * not charged); the kWh rows after it divide that block; later kWh/kW rows are cumulative hours.
 * {@code 200 kWh/kW, 3000 kWh, 10000 kWh, rest, 400 kWh/kW, rest} is 3,000 and 10,000 kWh and the
 * rest of the first 200 hours, then the hours to 400, then all others. NREL's SAM charges the same
 * (ssc, lib_utility_rate_equations).
 */
final class UrdbBlocks {
  private UrdbBlocks() {}

  /** Tiers with cumulative ends; null, reported, if the rows cannot be unfolded. */
  static @Nullable List<UrdbEnergy.Limit> unfold(
      List<UrdbEnergy.Limit> rows, UrdbFields fields, String structure, int period) {
    boolean folded =
        rows.size() > 1
            && rows.getFirst().unit().isPerKw()
            && rows.get(1).unit() == TierUnit.KWH
            && rows.subList(2, rows.size()).stream().anyMatch(row -> row.unit().isPerKw());
    if (!folded) {
      return rows;
    }
    UrdbEnergy.Limit block = rows.getFirst();
    int blockEnd = 1;
    while (blockEnd < rows.size() && rows.get(blockEnd).unit() == TierUnit.KWH) {
      blockEnd++;
    }
    BigDecimal hours = block.tier().max();
    if (hours == null) {
      fields.refuse(
          structure,
          block.tier().location(),
          "The first tier in period %d of %s has no end (max), but others follow."
              .formatted(period, structure),
          "Correct the document.");
      return null;
    }
    if (block.tier().price().signum() != 0) {
      fields.note(
          "URDB_BLOCK_RATE",
          structure,
          "The first row in period %d limits the block of %s hours' use; its own rate is not charged."
              .formatted(period, hours.toPlainString()));
    }
    List<UrdbEnergy.Limit> unfolded = new ArrayList<>(rows.subList(1, blockEnd - 1));
    UrdbTiers.Tier rest = rows.get(blockEnd - 1).tier();
    BigDecimal restEnd = rest.max();
    if (restEnd != null) {
      fields
          .findings()
          .warning(
              "URDB_LAST_TIER_ENDS",
              rest.location().column(structure),
              "The last kWh row of the first block in period %d of %s ends at %s kWh; its rate is used up to %s hours' use."
                  .formatted(period, structure, restEnd.toPlainString(), hours.toPlainString()),
              "Check whether the rate applies to this site.",
              "block",
              period,
              structure,
              restEnd,
              hours);
    }
    unfolded.add(
        new UrdbEnergy.Limit(
            new UrdbTiers.Tier(rest.price(), hours, rest.unit(), rest.sells(), rest.location()),
            block.unit()));
    unfolded.addAll(rows.subList(blockEnd, rows.size()));
    return unfolded;
  }
}
