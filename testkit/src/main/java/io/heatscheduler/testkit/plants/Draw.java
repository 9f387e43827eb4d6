package io.heatscheduler.testkit.plants;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

/** Random draws in the plants' own terms; {@link Random}'s algorithm is fixed by its contract. */
final class Draw {
  private final Random random;

  Draw(long seed) {
    // Neighbouring seeds give alike first draws; a multiplicative hash spreads them.
    random = new Random(seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L);
  }

  /** A whole number, both ends included. */
  int between(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  /** True with a probability in percent. */
  boolean percent(int probability) {
    return random.nextInt(100) < probability;
  }

  /** A decimal of a few digits between two whole multiples of a unit. */
  BigDecimal multiple(String unit, int lowest, int highest) {
    return new BigDecimal(unit).multiply(BigDecimal.valueOf(between(lowest, highest)));
  }

  /** An amount that fits a slot length: hours x a whole number between two, to three decimals. */
  BigDecimal perSlot(int slotMinutes, int lowest, int highest) {
    return BigDecimal.valueOf((long) slotMinutes * between(lowest, highest))
        .divide(BigDecimal.valueOf(60), 3, RoundingMode.HALF_UP);
  }

  /** One of a list. */
  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A source for shuffling. */
  Random source() {
    return random;
  }
}
