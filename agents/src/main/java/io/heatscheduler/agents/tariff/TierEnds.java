package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Fields;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks that the ends of tiers rise, and that the last tier has none. */
final class TierEnds {
  private final String key;
  private final Map<String, BigDecimal> lastEnd = new HashMap<>();
  private boolean open;
  private int tiers;

  /**
   * No tiers yet.
   *
   * @param key what the end is called
   */
  TierEnds(String key) {
    this.key = key;
  }

  /** The next tier's end; null: none. */
  void add(Fields tier, @Nullable BigDecimal end, String unit) {
    tiers++;
    if (open) {
      tier.error(
          key,
          "TIER_AFTER_LAST",
          "A tier follows one without %s, which already takes all that is above.".formatted(key),
          "Give every tier but the last its %s.".formatted(key));
      return;
    }
    if (end == null) {
      open = tier.node(key) == null;
      return;
    }
    BigDecimal before = lastEnd.put(unit, end);
    if (before != null && before.compareTo(end) >= 0) {
      tier.error(
          key,
          "TIERS_NOT_RISING",
          "%s %s does not exceed the %s of the tier before."
              .formatted(key, end.toPlainString(), before.toPlainString()),
          "%s counts from zero, it is not the width of the tier; list tiers from low to high."
              .formatted(key));
    }
  }

  /** Reports tiers that end, so that what is above has no rate. */
  void requireOpenEnd(Fields owner, String tiersKey) {
    if (tiers == 0) {
      owner.error(tiersKey, "TIERS_EMPTY", "%s has no rows.".formatted(tiersKey), "Add tiers.");
    } else if (!open) {
      owner.error(
          tiersKey,
          "LAST_TIER_ENDS",
          "The last tier ends, so what is above it has no rate.",
          "Leave %s out of the last tier.".formatted(key));
    }
  }
}
