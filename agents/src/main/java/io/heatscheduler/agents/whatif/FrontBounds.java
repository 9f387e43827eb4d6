package io.heatscheduler.agents.whatif;

import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proven about the cheapest plan with at most a given measure, whatever that is.
 *
 * <p>If no plan costs less than L at the prices raised by lambda per unit of the measure, a plan
 * with measure at most m costs at least L - lambda m, for its raised cost is at most cost + lambda
 * m. If no plan with measure at most e costs less than L, neither does one with measure at most m
 * &lt;= e.
 */
final class FrontBounds {
  private static final BigDecimal LINE_UNIT = BigDecimal.ONE.movePointLeft(Exactness.LINE_SCALE);

  private record Raised(BigDecimal lambda, BigDecimal bound) {}

  private record Limited(BigDecimal limit, BigDecimal bound) {}

  private final BigDecimal roundedLines;
  private final List<Raised> raised = new ArrayList<>();
  private final List<Limited> limited = new ArrayList<>();

  /**
   * No bounds yet.
   *
   * @param grid the plant; each line of its bills is rounded, so a bound at raised prices is
   *     lowered by as much as two bills' lines can differ by that
   */
  FrontBounds(PlantGrid grid) {
    int perUse =
        grid.rates().category().stream().distinct().toList().size()
            + grid.rates().versions().stream()
                .mapToInt(version -> version.energyAdders().size())
                .sum()
            + grid.equipment().size();
    int lines =
        EnergyUse.values().length * perUse
            + 2 * grid.equipment().size()
            + grid.rates().demandComponents().size()
            + 1;
    this.roundedLines = LINE_UNIT.multiply(BigDecimal.valueOf(lines));
  }

  /** A bound of the plant with the measure priced. */
  void raised(BigDecimal lambda, @Nullable BigDecimal bound) {
    if (bound != null) {
      BigDecimal rounding = roundedLines.multiply(lambda.add(BigDecimal.ONE));
      raised.add(new Raised(lambda, lambda.signum() == 0 ? bound : bound.subtract(rounding)));
    }
  }

  /** A bound of the plant with the measure limited. */
  void limited(BigDecimal limit, @Nullable BigDecimal bound) {
    if (bound != null) {
      limited.add(new Limited(limit, bound));
    }
  }

  /** No plan with at most this measure costs less; null if nothing is proven. */
  @Nullable BigDecimal at(BigDecimal measure) {
    BigDecimal best = null;
    for (Raised one : raised) {
      best = higher(best, one.bound().subtract(one.lambda().multiply(measure)));
    }
    for (Limited one : limited) {
      if (measure.compareTo(one.limit()) <= 0) {
        best = higher(best, one.bound());
      }
    }
    return best;
  }

  private static BigDecimal higher(@Nullable BigDecimal a, BigDecimal b) {
    return a == null ? b : a.max(b);
  }
}
