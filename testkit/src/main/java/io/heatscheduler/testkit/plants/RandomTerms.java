package io.heatscheduler.testkit.plants;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the terms that make a tariff more than rates: for tests of how plans are priced. */
public final class RandomTerms {
  /** A kind of term. */
  public enum Term {
    /** Energy rates that rise with use. */
    RISING_ENERGY_TIERS,
    /** Energy rates that fall with use. */
    FALLING_ENERGY_TIERS,
    /** Energy tiers by hours' use of the demand. */
    HOURS_USE,
    /** Demand rates that rise. */
    RISING_DEMAND_TIERS,
    /** Demand rates that fall. */
    FALLING_DEMAND_TIERS,
    /** Demand averaged over more than a slot. */
    INTERVAL,
    /** Demand charged every day. */
    DAILY_DEMAND,
    /** A floor from earlier peaks. */
    RATCHET,
    /** Agreed demand with a price for excess. */
    CONTRACT,
    /** A charge a month. */
    FIXED,
    /** Percentages, one on the other. */
    PERCENTAGES
  }

  private final Random random;
  private final Set<Term> drawn = EnumSet.noneOf(Term.class);

  /** Terms of a seed. */
  public RandomTerms(long seed) {
    random = new Random(seed * 7_919 + 5);
  }

  /** What {@link #on} drew. */
  public Set<Term> drawn() {
    return EnumSet.copyOf(drawn);
  }

  /** The plant under its tariff with one to three terms. */
  public Plant on(Plant plant) {
    Term[] all = Term.values();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      drawn.add(all[random.nextInt(all.length)]);
    }
    Tariff tariff = plant.tariff();
    List<DemandCharge> charges = new ArrayList<>(tariff.demandCharges());
    if (drawsDemand()) {
      charges.add(demand());
    }
    Plant changed =
        plant.withTariff(
            new Tariff(
                tariff.name(),
                tariff.utilityProvider(),
                tariff.rateScheduleCode(),
                tariff.effectiveDate(),
                tariff.expiryDate(),
                tariff.currency(),
                tariff.fixedChargePerDay(),
                periods(tariff.periods(), tariff.prices() != null),
                charges,
                tariff.prices(),
                tariff.energyAdders(),
                terms(),
                List.of()));
    if (!drawn.contains(Term.RATCHET)) {
      return changed;
    }
    YearMonth month = YearMonth.from(plant.horizon().dateOf(0)).minusMonths(2);
    return changed.withSite(
        changed
            .site()
            .withPeakHistory(
                new PeakHistory(List.of(new PeakHistory.Peak(month, "drawn", between(20, 120))))));
  }

  private boolean drawsDemand() {
    return drawn.stream()
        .anyMatch(
            EnumSet.of(
                    Term.RISING_DEMAND_TIERS,
                    Term.FALLING_DEMAND_TIERS,
                    Term.INTERVAL,
                    Term.DAILY_DEMAND,
                    Term.RATCHET,
                    Term.CONTRACT)
                ::contains);
  }

  private List<TariffPeriod> periods(List<TariffPeriod> periods, boolean priced) {
    boolean rising = drawn.contains(Term.RISING_ENERGY_TIERS);
    boolean falling = drawn.contains(Term.FALLING_ENERGY_TIERS);
    boolean hoursUse = drawn.contains(Term.HOURS_USE);
    if (priced || !rising && !falling && !hoursUse) {
      drawn.remove(Term.RISING_ENERGY_TIERS);
      drawn.remove(Term.FALLING_ENERGY_TIERS);
      drawn.remove(Term.HOURS_USE);
      return periods;
    }
    if (rising || falling) {
      drawn.remove(Term.HOURS_USE);
    }
    if (rising) {
      drawn.remove(Term.FALLING_ENERGY_TIERS);
    }
    BigDecimal end = hoursUse && !rising && !falling ? between(1, 4) : between(20, 200);
    TierUnit unit = drawn.contains(Term.HOURS_USE) ? TierUnit.KWH_PER_KW : TierUnit.KWH;
    BigDecimal factor = new BigDecimal(rising ? "1.6" : "0.6");
    return periods.stream()
        .map(
            period ->
                TariffPeriod.tiered(
                    period.dayType(),
                    period.window(),
                    List.of(
                        new EnergyTier(period.energyRatePerKwh(), end, unit),
                        new EnergyTier(period.energyRatePerKwh().multiply(factor), null, unit)),
                    period.demandRatePerKw(),
                    period.category(),
                    period.season()))
        .toList();
  }

  private DemandCharge demand() {
    BigDecimal rate = between(1, 6).movePointLeft(1);
    @Nullable ContractDemand contract =
        drawn.contains(Term.CONTRACT)
            ? new ContractDemand(between(20, 80), rate.multiply(BigDecimal.valueOf(3)))
            : null;
    boolean rising = drawn.contains(Term.RISING_DEMAND_TIERS);
    boolean tiered = rising || drawn.contains(Term.FALLING_DEMAND_TIERS);
    if (contract != null && tiered) {
      drawn.remove(Term.RISING_DEMAND_TIERS);
      drawn.remove(Term.FALLING_DEMAND_TIERS);
      tiered = false;
    }
    if (rising) {
      drawn.remove(Term.FALLING_DEMAND_TIERS);
    }
    BigDecimal above = rate.multiply(new BigDecimal(rising ? "2" : "0.4"));
    List<DemandTier> tiers =
        tiered
            ? List.of(new DemandTier(rate, between(20, 90)), new DemandTier(above, null))
            : List.of(new DemandTier(rate, null));
    boolean daily =
        drawn.contains(Term.DAILY_DEMAND) && contract == null && !drawn.contains(Term.RATCHET);
    if (!daily) {
      drawn.remove(Term.DAILY_DEMAND);
    }
    DemandInterval interval =
        drawn.contains(Term.INTERVAL) ? new DemandInterval(60, random.nextBoolean()) : null;
    DemandTerms terms =
        new DemandTerms(
            List.of(),
            null,
            interval,
            daily ? Assessment.DAILY : Assessment.MONTHLY,
            random.nextBoolean() ? BigDecimal.ZERO : between(5, 40),
            drawn.contains(Term.RATCHET) ? Ratchet.of(new BigDecimal("0.7"), 11) : null,
            contract);
    return new DemandCharge("drawn", tiers, null, terms);
  }

  private BillTerms terms() {
    BillTerms terms = BillTerms.PLAIN;
    if (drawn.contains(Term.FIXED)) {
      terms =
          terms.withFixedCharges(
              List.of(new FixedCharge("meter", between(10, 90), ChargePer.MONTH)));
    }
    if (drawn.contains(Term.PERCENTAGES)) {
      terms =
          terms.withAdjustments(
              List.of(
                  new Adjustment("rider", between(-8, 12), EnumSet.of(ChargeKind.ENERGY), true),
                  new Adjustment("tax", between(5, 25), ChargeKind.ALL, false)));
    }
    return terms;
  }

  private BigDecimal between(int low, int high) {
    return BigDecimal.valueOf(low + random.nextInt(high - low + 1));
  }
}
