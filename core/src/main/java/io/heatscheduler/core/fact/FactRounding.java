package io.heatscheduler.core.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a fact may be rounded when it is said: limits must stay limits. */
public enum FactRounding {
  /** To the nearest; a tie to the even neighbour or up. */
  NEAREST(RoundingMode.HALF_EVEN),
  /** Up: "at most". */
  UP(RoundingMode.CEILING),
  /** Down: "at least". */
  DOWN(RoundingMode.FLOOR);

  private final RoundingMode mode;

  FactRounding(RoundingMode mode) {
    this.mode = mode;
  }

  /** The value as it is said with a count of decimals. */
  public BigDecimal round(BigDecimal value, int decimals) {
    return value.setScale(decimals, mode);
  }

  /** Whether a number said with its own count of decimals is the rounded value. */
  public boolean allows(BigDecimal said, BigDecimal value) {
    return round(value, said.scale()).compareTo(said) == 0
        || this == NEAREST
            && value.setScale(said.scale(), RoundingMode.HALF_UP).compareTo(said) == 0;
  }

  /** The name as published. */
  public String published() {
    return name().toLowerCase(Locale.ROOT);
  }
}
