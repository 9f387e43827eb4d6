package io.heatscheduler.core.tariff;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Exactness;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how a demand charge is measured, and what its billing demand is at least.
 *
 * @param windows hours in which it is measured; empty: every hour
 * @param coincidentHours spans of the system's peak; only load inside them counts; null: the charge
 *     is no coincident-peak charge
 * @param interval span over which power is averaged; null: the slot
 * @param assessment how often it is charged
 * @param minimumKw least billing demand, 0 or more
 * @param ratchet floor from earlier peaks; null: none
 * @param contract agreed demand with a price for excess; null: none
 */
public record DemandTerms(
    List<DayWindow> windows,
    @Nullable List<Interval> coincidentHours,
    @Nullable DemandInterval interval,
    Assessment assessment,
    BigDecimal minimumKw,
    @Nullable Ratchet ratchet,
    @Nullable ContractDemand contract) {
  /** The highest slot mean of a billing period, at any hour. */
  public static final DemandTerms PLAIN =
      new DemandTerms(List.of(), null, null, Assessment.MONTHLY, BigDecimal.ZERO, null, null);

  public DemandTerms {
    windows = windows.stream().sorted(DayWindow.ORDER).distinct().toList();
    coincidentHours =
        coincidentHours == null ? null : coincidentHours.stream().sorted().distinct().toList();
    Check.that(minimumKw.signum() >= 0, "minimum demand (%s kW) must be 0 or more", minimumKw);
    minimumKw = Exactness.canonical(minimumKw);
    boolean monthly = assessment == Assessment.MONTHLY;
    Check.that(monthly || ratchet == null, "a ratchet needs monthly assessment");
    Check.that(monthly || contract == null, "contract demand needs monthly assessment");
  }

  /** The same terms in some hours only. */
  public DemandTerms withWindows(List<DayWindow> others) {
    return new DemandTerms(
        others, coincidentHours, interval, assessment, minimumKw, ratchet, contract);
  }

  /** The same terms at the system's peak only. */
  public DemandTerms withCoincidentHours(@Nullable List<Interval> others) {
    return new DemandTerms(windows, others, interval, assessment, minimumKw, ratchet, contract);
  }

  /** The same terms with another averaging interval; null: the slot. */
  public DemandTerms withInterval(@Nullable DemandInterval other) {
    return new DemandTerms(
        windows, coincidentHours, other, assessment, minimumKw, ratchet, contract);
  }

  /** The same terms charged in another rhythm. */
  public DemandTerms withAssessment(Assessment other) {
    return new DemandTerms(windows, coincidentHours, interval, other, minimumKw, ratchet, contract);
  }

  /** The same terms with another least billing demand. */
  public DemandTerms withMinimumKw(BigDecimal other) {
    return new DemandTerms(
        windows, coincidentHours, interval, assessment, other, ratchet, contract);
  }

  /** The same terms with another ratchet; null: none. */
  public DemandTerms withRatchet(@Nullable Ratchet other) {
    return new DemandTerms(
        windows, coincidentHours, interval, assessment, minimumKw, other, contract);
  }

  /** The same terms with another agreed demand; null: none. */
  public DemandTerms withContract(@Nullable ContractDemand other) {
    return new DemandTerms(
        windows, coincidentHours, interval, assessment, minimumKw, ratchet, other);
  }
}
