package io.heatscheduler.core.tariff;

import org.jspecify.annotations.Nullable;

/**
 * How the energy of a billing period fills the tiers of its rates.
 *
 * @param scope which energy counts towards the limits
 * @param hoursUseComponent demand charge whose billing demand counts in limits per kW; null: the
 *     highest load of the site in the billing period
 */
public record TierRules(Scope scope, @Nullable String hoursUseComponent) {
  /** All energy fills the tiers, and limits per kW count the site's highest load. */
  public static final TierRules DEFAULT = new TierRules(Scope.ALL_PERIODS, null);

  /** Which energy counts towards the limits of a category's tiers. */
  public enum Scope {
    /**
     * All energy of the billing period; each category has a share of each tier in proportion to its
     * energy.
     */
    ALL_PERIODS,
    /** The category's own energy alone. */
    EACH_PERIOD
  }
}
