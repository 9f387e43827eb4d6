package io.heatscheduler.core.provenance;

import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.TierRules;
import java.util.Set;

/**
 * Writes the terms of demand charges and bills with the plant format's keys; what is as usual has
 * no key, so that a tariff without such terms keeps its form.
 */
final class CanonicalTerms {
  private CanonicalTerms() {}

  static Json.ObjectBuilder put(Json.ObjectBuilder charge, DemandTerms terms) {
    charge
        .putUnlessEmpty("windows", terms.windows(), CanonicalTerms::window)
        .putIfKnown(
            "coincident_hours",
            terms.coincidentHours(),
            hours -> Json.list(hours, CanonicalSchedule::window));
    DemandInterval interval = terms.interval();
    if (interval != null) {
      charge.put("interval_minutes", interval.minutes());
      if (interval.rolling()) {
        charge.put("rolling", true);
      }
    }
    if (terms.assessment() != Assessment.MONTHLY) {
      charge.put("assessed", CanonicalTariff.name(terms.assessment()));
    }
    if (terms.minimumKw().signum() != 0) {
      charge.put("minimum_kw", terms.minimumKw());
    }
    ContractDemand contract = terms.contract();
    if (contract != null) {
      charge.put("contract_kw", contract.kw()).put("excess_rate_kw", contract.excessRatePerKw());
    }
    return charge.putIfKnown("ratchet", terms.ratchet(), CanonicalTerms::ratchet);
  }

  static Json.ObjectBuilder put(Json.ObjectBuilder tariff, BillTerms terms) {
    if (terms.tiers().scope() != TierRules.DEFAULT.scope()) {
      tariff.put("tier_scope", CanonicalTariff.name(terms.tiers().scope()));
    }
    return tariff
        .putIfKnown("hours_use_component", terms.tiers().hoursUseComponent(), Json::of)
        .putUnlessEmpty("fixed_charges", terms.fixedCharges(), CanonicalTerms::fixed)
        .putIfKnown("minimum_bill", terms.minimum(), CanonicalTerms::minimum)
        .putUnlessEmpty("adjustments", terms.adjustments(), CanonicalTerms::adjustment)
        .putIfKnown("power_factor", terms.powerFactor(), CanonicalTerms::powerFactor);
  }

  private static Json window(DayWindow window) {
    return Json.object()
        .putUnlessEmpty("day_types", window.dayTypes(), type -> Json.of(CanonicalTariff.name(type)))
        .put("start_time", CanonicalTariff.clock(window.window().start()))
        .put("end_time", CanonicalTariff.clock(window.window().end()))
        .build();
  }

  private static Json ratchet(Ratchet ratchet) {
    Json.ObjectBuilder written = Json.object().put("months", ratchet.lookbackMonths());
    if (ratchet.isUniform()) {
      written.put("share", ratchet.shareOfMonth().getFirst());
    } else {
      written.put("share_by_month", Json.list(ratchet.shareOfMonth(), Json::of));
    }
    return written.putIfKnown("peaks_of", ratchet.peaksOf(), Json::of).build();
  }

  private static Json fixed(FixedCharge charge) {
    return Json.object()
        .put("id", charge.id())
        .put("amount", charge.amount())
        .put("per", CanonicalTariff.name(charge.per()))
        .build();
  }

  private static Json minimum(MinimumBill minimum) {
    return Json.object()
        .put("amount", minimum.amount())
        .put("per", CanonicalTariff.name(minimum.per()))
        .put("base", kinds(minimum.base()))
        .build();
  }

  private static Json adjustment(Adjustment adjustment) {
    return Json.object()
        .put("id", adjustment.id())
        .put("percent", adjustment.percent())
        .put("base", kinds(adjustment.base()))
        .put("before_minimum", adjustment.beforeMinimum())
        .build();
  }

  private static Json powerFactor(PowerFactorTerms terms) {
    return Json.object()
        .putIfKnown("free_kvarh_per_kwh", terms.freeKvarhPerKwh(), Json::of)
        .putIfKnown("rate_kvarh", terms.ratePerKvarh(), Json::of)
        .putIfKnown("minimum", terms.minimum(), Json::of)
        .build();
  }

  private static Json kinds(Set<ChargeKind> kinds) {
    return Json.list(kinds, kind -> Json.of(CanonicalTariff.name(kind)));
  }
}
