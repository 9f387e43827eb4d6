package io.heatscheduler.core.equipment;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;

/**
 * How much input a heat output draws.
 *
 * <p>PLANT-FORMAT "Efficiency": input power is linear between the load curve's points' input
 * powers; below the first and above the last point that point's efficiency holds. The outdoor curve
 * replaces {@code ratedPercent}, or with a load curve scales it by COP / rated. The degradation
 * factor multiplies.
 *
 * @param ratedPercent useful heat per input at rated load, percent, over 0; 350 is a COP of 3.5
 * @param loadCurve by load fraction, ascending; empty: constant
 * @param outdoorCurve by outdoor temperature in °C, ascending; empty: independent of it
 * @param degradationFactor over 0 and up to 1; 1 is as new
 */
public record Efficiency(
    BigDecimal ratedPercent,
    List<CurvePoint> loadCurve,
    List<CurvePoint> outdoorCurve,
    BigDecimal degradationFactor) {
  public Efficiency {
    ratedPercent = Exactness.canonical(ratedPercent);
    degradationFactor = Exactness.canonical(degradationFactor);
    loadCurve = List.copyOf(loadCurve);
    outdoorCurve = List.copyOf(outdoorCurve);
    Check.that(ratedPercent.signum() > 0, "efficiency (%s %%) must be over 0", ratedPercent);
    Check.that(
        degradationFactor.signum() > 0 && degradationFactor.compareTo(BigDecimal.ONE) <= 0,
        "degradation factor (%s) must be over 0 and up to 1",
        degradationFactor);
    requireAscending(loadCurve);
    requireAscending(outdoorCurve);
  }

  /** The same efficiency at any load and temperature. */
  public static Efficiency constant(BigDecimal percent) {
    return new Efficiency(percent, List.of(), List.of(), BigDecimal.ONE);
  }

  private static void requireAscending(List<CurvePoint> curve) {
    for (int i = 1; i < curve.size(); i++) {
      Check.that(
          curve.get(i - 1).at().compareTo(curve.get(i).at()) < 0,
          "curve points must ascend, but %s does not exceed %s",
          curve.get(i).at(),
          curve.get(i - 1).at());
    }
  }
}
