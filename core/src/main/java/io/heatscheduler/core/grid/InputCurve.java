package io.heatscheduler.core.grid;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Input power an equipment draws for a heat output, slot by slot: {@code input = g(heat) /
 * scale[slot]}.
 *
 * <p>Without a load curve g is {@code heat x 100} and the scale is the slot's efficiency in
 * percent; with one, g is linear between the points' input powers and the scale is degradation x
 * COP / rated (PLANT-FORMAT "Efficiency").
 */
public final class InputCurve {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A corner of g: heat output in kW and input before scaling in kW. */
  public record Corner(BigDecimal heatKw, BigDecimal inputKw) {}

  private final List<Corner> corners;
  private final BigDecimal[] scale;

  InputCurve(Equipment equipment, BigDecimal @Nullable [] outdoorC, int slots) {
    Efficiency efficiency = equipment.efficiency();
    this.corners = new ArrayList<>();
    for (CurvePoint point : efficiency.loadCurve()) {
      BigDecimal heat = point.at().multiply(equipment.capacity().kilowatts(), DECIMAL128);
      corners.add(new Corner(heat, heat.multiply(HUNDRED).divide(point.percent(), DECIMAL128)));
    }
    this.scale = new BigDecimal[slots];
    for (int slot = 0; slot < slots; slot++) {
      BigDecimal percent =
          outdoorC == null || efficiency.outdoorCurve().isEmpty()
              ? efficiency.ratedPercent()
              : interpolate(efficiency.outdoorCurve(), outdoorC[slot]);
      BigDecimal degraded = percent.multiply(efficiency.degradationFactor(), DECIMAL128);
      scale[slot] =
          corners.isEmpty() ? degraded : degraded.divide(efficiency.ratedPercent(), DECIMAL128);
    }
  }

  /**
   * Corners of g by ascending heat; empty without a load curve, when {@code g(heat) = 100 x heat}.
   */
  public List<Corner> corners() {
    return List.copyOf(corners);
  }

  /** Divisor of a slot: percent without a load curve, a factor around 1 with one. */
  public BigDecimal scale(int slot) {
    return scale[slot];
  }

  /**
   * Input power for a heat output.
   *
   * @param slot slot index
   * @param heatKw heat output, 0 or more
   */
  public BigDecimal inputKw(int slot, BigDecimal heatKw) {
    return unscaled(heatKw).divide(scale[slot], DECIMAL128);
  }

  /** Input power at the rated efficiency, without load curve, degradation or weather. */
  public static BigDecimal ratedInputKw(Equipment equipment, BigDecimal heatKw) {
    return heatKw.multiply(HUNDRED).divide(equipment.efficiency().ratedPercent(), DECIMAL128);
  }

  private BigDecimal unscaled(BigDecimal heatKw) {
    if (corners.isEmpty()) {
      return heatKw.multiply(HUNDRED, DECIMAL128);
    }
    Corner first = corners.getFirst();
    if (heatKw.compareTo(first.heatKw) <= 0) {
      return first.heatKw.signum() == 0 ? BigDecimal.ZERO : proportional(first, heatKw);
    }
    for (int i = 1; i < corners.size(); i++) {
      Corner upper = corners.get(i);
      if (heatKw.compareTo(upper.heatKw) <= 0) {
        Corner lower = corners.get(i - 1);
        return lower.inputKw.add(
            heatKw
                .subtract(lower.heatKw)
                .multiply(upper.inputKw.subtract(lower.inputKw), DECIMAL128)
                .divide(upper.heatKw.subtract(lower.heatKw), DECIMAL128),
            DECIMAL128);
      }
    }
    return proportional(corners.getLast(), heatKw);
  }

  private static BigDecimal proportional(Corner corner, BigDecimal heatKw) {
    return heatKw.multiply(corner.inputKw, DECIMAL128).divide(corner.heatKw, DECIMAL128);
  }

  private static BigDecimal interpolate(List<CurvePoint> curve, BigDecimal at) {
    CurvePoint previous = curve.getFirst();
    if (at.compareTo(previous.at()) <= 0) {
      return previous.percent();
    }
    for (CurvePoint point : curve) {
      if (at.compareTo(point.at()) <= 0) {
        return previous
            .percent()
            .add(
                at.subtract(previous.at())
                    .multiply(point.percent().subtract(previous.percent()), DECIMAL128)
                    .divide(point.at().subtract(previous.at()), DECIMAL128),
                DECIMAL128);
      }
      previous = point;
    }
    return previous.percent();
  }
}
