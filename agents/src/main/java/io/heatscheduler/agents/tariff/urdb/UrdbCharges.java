package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads fixed charges and minimum bills of both generations of fields. */
final class UrdbCharges {
  private static final String FIXED = "fixedchargefirstmeter";
  private static final String FURTHER = "fixedchargeeaaddl";
  private static final String OLDER_FIXED = "fixedmonthlycharge";
  private static final String MINIMUM = "mincharge";
  private static final String OLDER_MINIMUM = "minmonthlycharge";
  private static final String ANNUAL_MINIMUM = "annualmincharge";
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private final UrdbFields fields;

  UrdbCharges(UrdbFields fields) {
    this.fields = fields;
  }

  /** Charges that do not depend on the load. */
  List<FixedCharge> fixed() {
    BigDecimal newer = fields.decimal(FIXED, BigDecimal.ZERO);
    BigDecimal older = fields.decimal(OLDER_FIXED, BigDecimal.ZERO);
    ChargePer per = per("fixedchargeunits", FIXED, newer);
    BigDecimal further = fields.decimal(FURTHER, BigDecimal.ZERO);
    if (further.signum() != 0) {
      fields.note(
          "URDB_FURTHER_METERS",
          FURTHER,
          "Each further meter costs %s more; one meter is billed."
              .formatted(further.toPlainString()));
    }
    List<FixedCharge> charges = new ArrayList<>();
    if (per == null) {
      return charges;
    }
    boolean same = newer.compareTo(older) == 0 && per == ChargePer.MONTH;
    if (newer.signum() != 0 && older.signum() != 0 && !same) {
      fields.refuseUnlessLeftOut(
          OLDER_FIXED,
          "The rate has two fixed charges, %s (%s) and %s (%s), and only one can hold."
              .formatted(FIXED, newer.toPlainString(), OLDER_FIXED, older.toPlainString()));
    } else if (newer.signum() != 0) {
      charges.add(new FixedCharge("fixed charge", newer, per));
    } else if (older.signum() != 0) {
      charges.add(new FixedCharge("fixed charge", older, ChargePer.MONTH));
    }
    return charges;
  }

  /** Least amount of a bill before tax; null: none. */
  @Nullable MinimumBill minimum() {
    BigDecimal newer = fields.decimal(MINIMUM, BigDecimal.ZERO);
    BigDecimal monthly = fields.decimal(OLDER_MINIMUM, BigDecimal.ZERO);
    BigDecimal annual = fields.decimal(ANNUAL_MINIMUM, BigDecimal.ZERO);
    ChargePer per = per("minchargeunits", MINIMUM, newer);
    if (per == null) {
      return null;
    }
    if (newer.signum() != 0 && monthly.signum() != 0) {
      boolean same = newer.compareTo(monthly) == 0 && per == ChargePer.MONTH;
      if (!same) {
        fields.refuseUnlessLeftOut(
            OLDER_MINIMUM,
            "The rate has two minimum charges, %s and %s, and only one can hold."
                .formatted(MINIMUM, OLDER_MINIMUM));
        return null;
      }
    }
    BigDecimal amount = newer.signum() != 0 ? newer : monthly;
    ChargePer span = newer.signum() != 0 ? per : ChargePer.MONTH;
    if (amount.signum() == 0) {
      return annual.signum() > 0
          ? new MinimumBill(annual, ChargePer.YEAR, ChargeKind.CHARGES)
          : null;
    }
    boolean implied = span == ChargePer.MONTH && amount.multiply(MONTHS).compareTo(annual) >= 0;
    if (annual.signum() != 0 && !implied) {
      fields.refuseUnlessLeftOut(
          ANNUAL_MINIMUM,
          "The rate has a minimum of %s beside another one; only one is billed."
              .formatted(annual.toPlainString()));
      return null;
    }
    return amount.signum() > 0 ? new MinimumBill(amount, span, ChargeKind.CHARGES) : null;
  }

  private @Nullable ChargePer per(String name, String amountName, BigDecimal amount) {
    String unit = fields.text(name);
    if (unit.isEmpty() && amount.signum() != 0) {
      fields.note(
          "URDB_UNIT_ASSUMED",
          amountName,
          "%s has no unit (%s); $/month is assumed.".formatted(amountName, name));
    }
    return switch (unit.toLowerCase(Locale.ROOT).replace(" ", "")) {
      case "", "$/month" -> ChargePer.MONTH;
      case "$/day" -> ChargePer.DAY;
      case "$/year" -> ChargePer.YEAR;
      default -> {
        fields.refuse(
            name,
            "%s is %s, which is no known unit.".formatted(name, UrdbFields.shown(unit)),
            "Known are $/month, $/day and $/year.");
        yield null;
      }
    };
  }
}
