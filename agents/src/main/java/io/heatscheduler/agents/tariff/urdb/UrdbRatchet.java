package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.tariff.Ratchet;
import java.math.BigDecimal;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ratchet of the flat demand: {@code lookback*}, or the older {@code
 * demandratchetpercentage}.
 */
final class UrdbRatchet {
  private static final String PERCENT = "lookbackpercent";
  private static final String RANGE = "lookbackrange";
  private static final String MONTHS = "lookbackmonths";
  private static final String OLDER = "demandratchetpercentage";
  private static final int MONTHS_OF_YEAR = 12;

  /** The months beside the current one in the year that the older form looks at. */
  private static final int OTHER_MONTHS = 11;

  private static final int MOST_MONTHS = 24;

  private final UrdbFields fields;

  UrdbRatchet(UrdbFields fields) {
    this.fields = fields;
  }

  /** The ratchet; null if there is none or, reported, it is wrong. */
  @Nullable Ratchet read() {
    Ratchet older = older();
    Ratchet newer = newer();
    if (older != null && newer != null && !older.equals(newer)) {
      fields.refuse(
          OLDER,
          "The rate has two ratchets that differ: %s and lookback*.".formatted(OLDER),
          "Leave one of them out knowingly with leave_out.");
      return null;
    }
    return newer == null ? older : newer;
  }

  private @Nullable Ratchet newer() {
    BigDecimal share = fields.decimal(PERCENT, BigDecimal.ZERO);
    BigDecimal range = fields.decimal(RANGE, BigDecimal.ZERO);
    Set<Month> months = flagged();
    if (months == null || share.signum() == 0) {
      return null;
    }
    if (isNoShare(PERCENT, share)) {
      return null;
    }
    if (range.signum() != 0 && !months.isEmpty()) {
      fields.refuse(
          MONTHS,
          "%s and %s exclude each other, but both are given.".formatted(RANGE, MONTHS),
          "Leave one of them out knowingly with leave_out.");
      return null;
    }
    if (!months.isEmpty()) {
      return Ratchet.ofMonths(share, months);
    }
    boolean whole = range.stripTrailingZeros().scale() <= 0;
    if (!whole || range.signum() <= 0 || range.compareTo(BigDecimal.valueOf(MOST_MONTHS)) > 0) {
      fields.refuse(
          RANGE,
          "The ratchet looks back %s months; it must be 1 to %d, or %s must flag months."
              .formatted(range.toPlainString(), MOST_MONTHS, MONTHS),
          "Correct the document.");
      return null;
    }
    return Ratchet.of(share, range.intValueExact());
  }

  private @Nullable Set<Month> flagged() {
    Set<Month> months = EnumSet.noneOf(Month.class);
    Node.Sequence list = fields.list(MONTHS);
    if (list == null) {
      return months;
    }
    List<BigDecimal> flags = fields.decimals(MONTHS, list);
    if (flags == null) {
      return null;
    }
    if (flags.size() != MONTHS_OF_YEAR) {
      fields.refuse(
          MONTHS,
          "%s has %d values; it must have 12, one for each month.".formatted(MONTHS, flags.size()),
          "Correct the document.");
      return null;
    }
    for (Month month : Month.values()) {
      if (flags.get(month.ordinal()).signum() != 0) {
        months.add(month);
      }
    }
    return months;
  }

  private @Nullable Ratchet older() {
    Node.Sequence list = fields.list(OLDER);
    List<BigDecimal> shares = list == null ? null : fields.decimals(OLDER, list);
    if (shares == null || shares.stream().allMatch(share -> share.signum() == 0)) {
      return null;
    }
    if (shares.size() != MONTHS_OF_YEAR || shares.stream().distinct().count() > 1) {
      fields.refuseUnlessLeftOut(
          OLDER,
          shares.size() == MONTHS_OF_YEAR
              ? "%s differs by month, and the record does not say whether by the month billed or by the month of the peak."
                  .formatted(OLDER)
              : "%s has %d values; it must have 12.".formatted(OLDER, shares.size()));
      return null;
    }
    return isNoShare(OLDER, shares.getFirst()) ? null : Ratchet.of(shares.getFirst(), OTHER_MONTHS);
  }

  private boolean isNoShare(String name, BigDecimal share) {
    boolean wrong = share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0;
    if (wrong) {
      fields.refuseUnlessLeftOut(
          name,
          "%s is %s, but it is a fraction from 0 to 1 (80 %% is 0.8)."
              .formatted(name, share.toPlainString()));
    }
    return wrong;
  }
}
