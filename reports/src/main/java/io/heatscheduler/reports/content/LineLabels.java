package io.heatscheduler.reports.content;

import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.cost.EnergyUse;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.cost.MeasuredDemand;
import io.heatscheduler.core.grid.PlantGrid;

/** Names bill lines and shares for people. */
final class LineLabels {
  private final Terms terms;
  private final boolean severalPeriods;

  LineLabels(Terms terms, PlantGrid grid) {
    this.terms = terms;
    this.severalPeriods = grid.billingPeriods().stream().distinct().count() > 1;
  }

  /** A line of a plan's bill. */
  String of(BillLine line) {
    String what =
        switch (line.kind()) {
          case ENERGY -> terms.text("line.energy", line.subject());
          case ADDER -> terms.text("line.adder", line.subject());
          case FUEL -> terms.text("line.fuel", terms.equipment(line.subject()));
          case STARTUP_COST -> terms.text("line.startup_cost", terms.equipment(line.subject()));
          case SHUTDOWN_COST -> terms.text("line.shutdown_cost", terms.equipment(line.subject()));
          case DEMAND -> terms.text("line.demand", line.subject()) + month(line);
          case FIXED ->
              line.subject().isEmpty()
                  ? terms.text("line.fixed")
                  : terms.text("line.fixed.named", line.subject());
          case TIERS -> terms.text("line.tiers") + month(line);
          case MINIMUM -> terms.text("line.minimum") + month(line);
          case ADJUSTMENT -> terms.text("line.adjustment", line.subject());
        };
    EnergyUse use = line.use();
    return use == null || use == EnergyUse.BASE_LOAD
        ? what
        : terms.text("line.with_use", what, terms.text("use." + use.key()));
  }

  /** A demand component, with its billing month where there are several. */
  String of(MeasuredDemand demand) {
    return severalPeriods
        ? terms.text("line.in_month", demand.component(), demand.billingPeriodStart().toString())
        : demand.component();
  }

  private String month(BillLine line) {
    if (!severalPeriods) {
      return "";
    }
    String[] parts = line.id().split("/", -1);
    return parts.length > 1 ? terms.text("line.month", parts[1]) : "";
  }

  /** A share of the plan cost. */
  String of(Breakdown.Entry entry) {
    return switch (entry.kind()) {
      case PERIOD -> entry.key();
      case DEMAND_CHARGE -> terms.text("line.demand", entry.key());
      case JOB -> entry.key();
      case EQUIPMENT -> terms.equipment(entry.key());
      case SITE -> terms.text("share.site");
      case FIXED -> terms.text("line.fixed");
      case TIERS -> terms.text("line.tiers");
      case MINIMUM -> terms.text("line.minimum");
      case ROUNDING -> terms.text("share.rounding");
    };
  }

  /** The unit of a line's quantity. */
  String unit(BillLine line) {
    return switch (line.kind()) {
      case ENERGY, ADDER, FUEL -> "kWh";
      case DEMAND -> "kW";
      case STARTUP_COST -> terms.text("unit.starts");
      case SHUTDOWN_COST -> terms.text("unit.shutdowns");
      case FIXED ->
          switch (line.unit()) {
            case "day" -> terms.text("unit.days");
            case "month" -> terms.text("unit.months");
            case "year" -> terms.text("unit.years");
            default -> line.unit();
          };
      case TIERS, MINIMUM, ADJUSTMENT -> line.unit();
    };
  }

  /** Whether quantity and rate say something: not for lines that are an amount of money only. */
  static boolean hasRate(BillLine line) {
    return line.kind() != LineKind.TIERS && line.kind() != LineKind.MINIMUM;
  }
}
