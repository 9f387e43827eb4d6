package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Mappings;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.tariff.Ratchet;
import java.math.BigDecimal;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the ratchet of a demand charge. */
final class RatchetReader {
  private static final Keys KEYS =
      Keys.exact("a ratchet", "share", "months", "of_months", "share_by_month", "peaks_of");
  private static final Range SHARE = Range.between("0", "1");
  private static final int DEFAULT_MONTHS = 11;

  private final Binding binding;

  RatchetReader(Binding binding) {
    this.binding = binding;
  }

  /** The ratchet; null, reported, if it is wrong. */
  @Nullable Ratchet read(Node node) {
    Fields fields = Mappings.open(node, KEYS, binding);
    if (fields == null) {
      return null;
    }
    if (fields.countGiven(List.of("share", "share_by_month")) != 1) {
      fields.error(
          "share",
          "RATCHET_SHARE",
          "A ratchet has either share or share_by_month.",
          "Write e.g. share: 0.8; 80 % is 0.8.");
      return null;
    }
    String peaksOf = fields.text("peaks_of");
    Ratchet ratchet = fields.node("share") == null ? byMonth(fields) : ofOneShare(fields);
    return fields.failed() || ratchet == null ? null : ratchet.withPeaksOf(peaksOf);
  }

  private static @Nullable Ratchet ofOneShare(Fields fields) {
    BigDecimal share = fields.decimal("share", Range.over("0", "1"));
    boolean flagged = fields.node("of_months") != null;
    if (flagged && fields.node("months") != null) {
      fields.error(
          "of_months",
          "RATCHET_MONTHS",
          "months and of_months are given together.",
          "months counts back from the bill, of_months names calendar months: keep one of them.");
      return null;
    }
    Set<Month> months = EnumSet.noneOf(Month.class);
    for (BigDecimal number : fields.lists().decimals("of_months", Range.between("1", "12"))) {
      if (number.stripTrailingZeros().scale() > 0) {
        fields.error(
            "of_months",
            "NOT_A_WHOLE_NUMBER",
            "%s is not a month.".formatted(number.toPlainString()),
            "Write numbers from 1 to 12.");
        return null;
      }
      months.add(Month.of(number.intValueExact()));
    }
    int back = fields.integer("months", 1, 24, DEFAULT_MONTHS);
    if (share == null || fields.failed()) {
      return null;
    }
    return months.isEmpty() ? Ratchet.of(share, back) : Ratchet.ofMonths(share, months);
  }

  private static @Nullable Ratchet byMonth(Fields fields) {
    List<BigDecimal> shares = fields.lists().decimals("share_by_month", SHARE);
    int back = fields.integer("months", 1, 24, DEFAULT_MONTHS);
    if (fields.node("of_months") != null || (!fields.failed() && shares.size() != 12)) {
      fields.error(
          "share_by_month",
          "RATCHET_MONTHS",
          "share_by_month has %d shares, or stands beside of_months.".formatted(shares.size()),
          "Write 12 shares, January first, 0 for months whose peaks do not count.");
    }
    if (!fields.failed() && shares.stream().allMatch(share -> share.signum() == 0)) {
      fields.error(
          "share_by_month",
          "RATCHET_SHARE",
          "Every share is 0.",
          "Leave the ratchet out if there is none.");
    }
    return fields.failed() ? null : new Ratchet(shares, back, null);
  }
}
