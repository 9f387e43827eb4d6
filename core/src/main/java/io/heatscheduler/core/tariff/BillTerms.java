package io.heatscheduler.core.tariff;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bill has beside rates on energy and demand.
 *
 * @param tiers how energy fills tiers
 * @param fixedCharges beside the charge per day, sorted by id
 * @param minimum least amount; null: none
 * @param adjustments percentages, in the order in which they are reckoned
 * @param powerFactor what a low power factor costs; null: nothing
 */
public record BillTerms(
    TierRules tiers,
    List<FixedCharge> fixedCharges,
    @Nullable MinimumBill minimum,
    List<Adjustment> adjustments,
    @Nullable PowerFactorTerms powerFactor) {
  /** Nothing else. */
  public static final BillTerms PLAIN =
      new BillTerms(TierRules.DEFAULT, List.of(), null, List.of(), null);

  public BillTerms {
    fixedCharges = fixedCharges.stream().sorted(Comparator.comparing(FixedCharge::id)).toList();
    adjustments = List.copyOf(adjustments);
  }

  /** The same terms with other rules for tiers. */
  public BillTerms withTiers(TierRules other) {
    return new BillTerms(other, fixedCharges, minimum, adjustments, powerFactor);
  }

  /** The same terms with other fixed charges. */
  public BillTerms withFixedCharges(List<FixedCharge> others) {
    return new BillTerms(tiers, others, minimum, adjustments, powerFactor);
  }

  /** The same terms with another minimum; null: none. */
  public BillTerms withMinimum(@Nullable MinimumBill other) {
    return new BillTerms(tiers, fixedCharges, other, adjustments, powerFactor);
  }

  /** The same terms with other percentages. */
  public BillTerms withAdjustments(List<Adjustment> others) {
    return new BillTerms(tiers, fixedCharges, minimum, others, powerFactor);
  }

  /** The same terms with another power-factor clause; null: none. */
  public BillTerms withPowerFactor(@Nullable PowerFactorTerms other) {
    return new BillTerms(tiers, fixedCharges, minimum, adjustments, other);
  }
}
