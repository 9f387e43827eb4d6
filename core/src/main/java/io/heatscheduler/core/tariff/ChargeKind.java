package io.heatscheduler.core.tariff;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Kinds of charge that a minimum or a percentage may be reckoned on; in the order of a bill. */
public enum ChargeKind {
  /** Energy at the rates of the periods, or at prices. */
  ENERGY,
  /** Charges on every kWh. */
  ADDER,
  /** Reactive energy. */
  REACTIVE,
  /** Demand. */
  DEMAND,
  /** Fixed charges. */
  FIXED,
  /** What lifts a bill to its minimum. */
  MINIMUM,
  /** Adjustments and taxes listed before. */
  ADJUSTMENT;

  /** Everything a utility charges before minimum, adjustments and taxes. */
  public static final Set<ChargeKind> CHARGES =
      Collections.unmodifiableSet(EnumSet.range(ENERGY, FIXED));

  /** Everything that comes before on the bill. */
  public static final Set<ChargeKind> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(ChargeKind.class));
}
