package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.Season;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A demand component beside those of the time-of-use periods.
 *
 * <p>One component may have several charges, each for a season of its own; its peaks are then one
 * history, so that a winter's bill may look back on the summer.
 *
 * @param id name of the component, e.g. {@code facility}; charges of one id have seasons that do
 *     not overlap
 * @param tiers rates by kW of billing demand; one without an end is a flat rate
 * @param season part of the year in which it is measured and charged; null: all year
 * @param terms when and how it is measured
 */
public record DemandCharge(
    String id, List<DemandTier> tiers, @Nullable Season season, DemandTerms terms) {
  public DemandCharge {
    tiers = DemandTier.checked(tiers);
    Check.that(
        terms.contract() == null || tiers.size() == 1,
        "contract demand of %s has one rate, not %s tiers",
        id,
        tiers.size());
  }

  /** A flat rate on the highest slot mean at any hour. */
  public DemandCharge(String id, BigDecimal ratePerKw, @Nullable Season season) {
    this(id, ratePerKw, season, DemandTerms.PLAIN);
  }

  /** A flat rate. */
  public DemandCharge(String id, BigDecimal ratePerKw, @Nullable Season season, DemandTerms terms) {
    this(id, List.of(new DemandTier(ratePerKw, null)), season, terms);
  }

  /** Money per kW in the first tier; the only one of a flat charge. */
  public BigDecimal ratePerKw() {
    return tiers.getFirst().ratePerKw();
  }

  /** Whether every kW of billing demand costs the same. */
  public boolean isFlat() {
    return tiers.size() == 1 && terms.contract() == null;
  }

  /**
   * The tiers of billing demand with the agreed demand as one of them: its rate up to the
   * agreement, the excess price above.
   */
  public List<DemandTier> billedTiers() {
    ContractDemand contract = terms.contract();
    return contract == null
        ? tiers
        : List.of(
            new DemandTier(ratePerKw(), contract.kw()),
            new DemandTier(contract.excessRatePerKw(), null));
  }

  /** Least billing demand apart from any ratchet, kW: the minimum, or the agreed demand if more. */
  public BigDecimal leastKw() {
    ContractDemand contract = terms.contract();
    return contract == null ? terms.minimumKw() : terms.minimumKw().max(contract.kw());
  }
}
