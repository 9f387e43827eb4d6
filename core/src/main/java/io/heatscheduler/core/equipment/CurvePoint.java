package io.heatscheduler.core.equipment;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;

/**
 * One point of a curve.
 *
 * @param at load as a fraction of capacity, or outdoor temperature in °C
 * @param percent efficiency in percent there, over 0; a COP of 3.5 is 350
 */
public record CurvePoint(BigDecimal at, BigDecimal percent) {
  public CurvePoint {
    at = Exactness.canonical(at);
    percent = Exactness.canonical(percent);
    Check.that(percent.signum() > 0, "curve percent (%s) must be over 0", percent);
  }
}
