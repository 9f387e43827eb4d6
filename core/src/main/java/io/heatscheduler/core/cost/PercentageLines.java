package io.heatscheduler.core.cost;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The percentages of a tariff on the lines of a plan, in the order of the tariff. */
final class PercentageLines {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private PercentageLines() {}

  /**
   * A line for each percentage; those before the minimum first.
   *
   * @param lines what they are reckoned on
   * @param currency of every amount
   */
  static List<BillLine> on(List<BillLine> lines, List<Adjustment> adjustments, String currency) {
    List<BillLine> reckoned = new ArrayList<>(lines);
    List<BillLine> percentages = new ArrayList<>();
    for (boolean before : new boolean[] {true, false}) {
      for (Adjustment adjustment : adjustments) {
        if (adjustment.beforeMinimum() == before) {
          BillLine line = line(adjustment, reckoned, currency);
          reckoned.add(line);
          percentages.add(line);
        }
      }
    }
    return percentages;
  }

  private static BillLine line(Adjustment adjustment, List<BillLine> lines, String currency) {
    BigDecimal base = BigDecimal.ZERO;
    for (BillLine line : lines) {
      ChargeKind kind = kindOf(line.kind());
      if (kind != null && adjustment.base().contains(kind)) {
        base = base.add(line.amount());
      }
    }
    BigDecimal rate = adjustment.percent().divide(HUNDRED, DECIMAL128);
    return new BillLine(
        "adjustment/" + adjustment.id(),
        LineKind.ADJUSTMENT,
        adjustment.id(),
        null,
        base,
        currency,
        rate,
        Exactness.roundLine(base.multiply(rate, DECIMAL128)),
        List.of());
  }

  /** The utility's kind of charge; null for what the utility does not bill. */
  private static @Nullable ChargeKind kindOf(LineKind kind) {
    return switch (kind) {
      case ENERGY, TIERS -> ChargeKind.ENERGY;
      case ADDER -> ChargeKind.ADDER;
      case DEMAND -> ChargeKind.DEMAND;
      case FIXED -> ChargeKind.FIXED;
      case MINIMUM -> ChargeKind.MINIMUM;
      case ADJUSTMENT -> ChargeKind.ADJUSTMENT;
      case FUEL, STARTUP_COST, SHUTDOWN_COST -> null;
    };
  }
}
