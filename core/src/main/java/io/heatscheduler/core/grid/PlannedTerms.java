package io.heatscheduler.core.grid;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;

/**
 * Refuses, by name, the terms of a tariff that a plan's objective does not price yet; a bill prices
 * all of them.
 *
 * <p>This is the one place to lift a refusal: when layout, cost and search price a term, its check
 * goes.
 */
final class PlannedTerms {
  private static final Location TARIFF = new Location(null, null, null, "/tariff");

  private final Findings findings;

  private PlannedTerms(Findings findings) {
    this.findings = findings;
  }

  /** Reports every term of a version that cannot be planned. */
  static void check(Tariff version, Findings findings) {
    PlannedTerms check = new PlannedTerms(findings);
    for (TariffPeriod period : version.periods()) {
      check.refuseIf(
          !period.tiers().isEmpty(), "periods", "energy tiers (" + period.category() + ")");
    }
    for (DemandCharge charge : version.demandCharges()) {
      check.demand(charge);
    }
    BillTerms terms = version.terms();
    check.refuseIf(!terms.fixedCharges().isEmpty(), "fixed_charges", "fixed charges");
    check.refuseIf(terms.minimum() != null, "minimum_bill", "a minimum bill");
    check.refuseIf(!terms.adjustments().isEmpty(), "adjustments", "percentages");
    check.refuseIf(terms.powerFactor() != null, "power_factor", "a power-factor clause");
  }

  private void demand(DemandCharge charge) {
    refuseIf(!charge.isFlat(), "demand_charges", "tiers of demand (" + charge.id() + ")");
    refuseIf(
        !charge.terms().equals(DemandTerms.PLAIN),
        "demand_charges",
        "terms of demand (" + charge.id() + ")");
  }

  private void refuseIf(boolean given, String key, String what) {
    if (given) {
      findings.error(
          "TARIFF_TERM_NOT_PLANNED",
          TARIFF.child(key),
          "The tariff has %s, which plans do not price yet.".formatted(what),
          "Leave it out of the plant to plan; bills price it.");
    }
  }
}
