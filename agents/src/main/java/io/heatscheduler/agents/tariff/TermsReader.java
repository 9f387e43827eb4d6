package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.TierRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a bill has beside rates: tier rules, fixed charges, minimum, percentages. */
final class TermsReader {
  /** Keys of the tariff this reader reads. */
  static final List<String> KEYS =
      List.of(
          "tier_scope",
          "hours_use_component",
          "fixed_charges",
          "minimum_bill",
          "adjustments",
          "power_factor");

  private static final Keys FIXED = Keys.exact("a fixed charge", "id", "amount", "per");
  private static final Keys MINIMUM = Keys.exact("the minimum bill", "amount", "per", "base");
  private static final Keys ADJUSTMENT =
      Keys.exact("an adjustment", "id", "percent", "base", "before_minimum");
  private static final Keys POWER_FACTOR =
      Keys.exact("the power factor", "free_kvarh_per_kwh", "rate_kvarh", "minimum");
  private static final Range AMOUNT = Range.between("-1000000000", "1000000000");
  private static final Range PERCENT = Range.between("-100", "1000");

  private final PlantSource source;
  private final Binding binding;
  private final Prices prices;

  TermsReader(PlantSource source, Binding binding, Prices prices) {
    this.source = source;
    this.binding = binding;
    this.prices = prices;
  }

  /** The terms; what is wrong has been reported. */
  BillTerms read(Fields tariff, List<DemandCharge> charges) {
    return new BillTerms(
        tierRules(tariff, charges),
        fixedCharges(tariff),
        minimum(tariff),
        adjustments(tariff),
        powerFactor(tariff));
  }

  private static TierRules tierRules(Fields tariff, List<DemandCharge> charges) {
    TierRules.Scope scope = tariff.choice("tier_scope", TierRules.Scope.class);
    String component = tariff.text("hours_use_component");
    Set<String> ids = new TreeSet<>();
    charges.forEach(charge -> ids.add(charge.id()));
    if (component != null && !ids.contains(component)) {
      tariff.error(
          "hours_use_component",
          "UNKNOWN_REFERENCE",
          "%s is not a demand charge of the tariff.".formatted(component),
          Suggestion.sentence(component, ids));
    }
    return new TierRules(scope == null ? TierRules.DEFAULT.scope() : scope, component);
  }

  private List<FixedCharge> fixedCharges(Fields tariff) {
    List<FixedCharge> charges = new ArrayList<>();
    Node node = tariff.node("fixed_charges");
    if (node == null) {
      return charges;
    }
    Set<String> ids = new HashSet<>();
    Table.read(
        source,
        node,
        "fixed_charge",
        FIXED,
        List.of("id", "amount", "per"),
        binding,
        fields -> {
          String id = fields.text("id");
          BigDecimal amount = fields.decimal("amount", AMOUNT);
          ChargePer per = fields.choice("per", ChargePer.class);
          RateReader.requireNew(fields, id, ids);
          if (id != null && amount != null && per != null && !fields.failed()) {
            charges.add(new FixedCharge(id, amount, per));
          }
        });
    return charges;
  }

  private @Nullable MinimumBill minimum(Fields tariff) {
    Node node = tariff.node("minimum_bill");
    Fields fields = node == null ? null : tariff.inner(node, MINIMUM);
    if (fields == null) {
      return null;
    }
    fields.require("amount", "per");
    BigDecimal amount = fields.decimal("amount", Range.over("0", "1000000000"));
    ChargePer per = fields.choice("per", ChargePer.class);
    Set<ChargeKind> base = base(fields, ChargeKind.CHARGES);
    if (base.contains(ChargeKind.MINIMUM)) {
      fields.error(
          "base",
          "MINIMUM_OF_ITSELF",
          "The minimum bill is reckoned on itself.",
          "Leave minimum out of base.");
    }
    tariff.failIf(fields.failed());
    return fields.failed() || amount == null || per == null
        ? null
        : new MinimumBill(amount, per, base);
  }

  private List<Adjustment> adjustments(Fields tariff) {
    List<Adjustment> adjustments = new ArrayList<>();
    Node node = tariff.node("adjustments");
    if (node == null) {
      return adjustments;
    }
    Set<String> ids = new HashSet<>();
    int errorsBefore = binding.findings().count(Severity.ERROR);
    Table.read(
        source,
        node,
        "adjustment",
        ADJUSTMENT,
        List.of("id", "percent", "base"),
        binding,
        fields -> {
          String id = fields.text("id");
          BigDecimal percent = fields.decimal("percent", PERCENT);
          Set<ChargeKind> base = base(fields, Set.of());
          boolean before = fields.bool("before_minimum", false);
          RateReader.requireNew(fields, id, ids);
          if (before && base.contains(ChargeKind.MINIMUM)) {
            fields.error(
                "base",
                "BEFORE_MINIMUM_ON_MINIMUM",
                "The adjustment comes before the minimum bill, but is reckoned on it.",
                "Leave minimum out of base, or drop before_minimum.");
          }
          if (id != null && percent != null && !fields.failed()) {
            adjustments.add(new Adjustment(id, percent, base, before));
          }
        });
    tariff.failIf(binding.findings().count(Severity.ERROR) > errorsBefore);
    return adjustments;
  }

  /** Kinds of charge; {@code all} stands for everything before on the bill. */
  private static Set<ChargeKind> base(Fields fields, Set<ChargeKind> otherwise) {
    if (fields.lists().texts("base").equals(List.of("all"))) {
      return fields.bool("before_minimum", false)
          ? EnumSet.complementOf(EnumSet.of(ChargeKind.MINIMUM))
          : ChargeKind.ALL;
    }
    Set<ChargeKind> base = Choices.read(fields, "base", ChargeKind.class, otherwise);
    if (base.isEmpty() && !fields.failed()) {
      fields.require("base");
    }
    return base;
  }

  private @Nullable PowerFactorTerms powerFactor(Fields tariff) {
    Node node = tariff.node("power_factor");
    Fields fields = node == null ? null : tariff.inner(node, POWER_FACTOR);
    if (fields == null) {
      return null;
    }
    if (fields.countGiven(List.of("free_kvarh_per_kwh", "rate_kvarh")) > 0) {
      fields.require("free_kvarh_per_kwh", "rate_kvarh");
    } else {
      fields.require("minimum");
    }
    BigDecimal free = fields.decimal("free_kvarh_per_kwh", Range.between("0", "10"));
    BigDecimal rate = fields.decimal("rate_kvarh", prices.fuelRange());
    BigDecimal minimum = fields.decimal("minimum", Range.over("0", "1"));
    tariff.failIf(fields.failed());
    return fields.failed() ? null : new PowerFactorTerms(free, rate, minimum);
  }
}
