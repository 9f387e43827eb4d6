package io.heatscheduler.agents.whatif;

import io.heatscheduler.agents.cost.CostAnalysis;
import java.math.BigDecimal;
import java.util.Locale;

/** What cost is weighed against. */
public enum FrontMeasure {
  /** Highest site load in any slot, base load included. */
  PEAK("kW"),
  /** Emissions of the heating input. */
  CO2("kg"),
  /** Input energy of the heating equipment, electricity and fuels. */
  ENERGY("kWh");

  private final String unit;

  FrontMeasure(String unit) {
    this.unit = unit;
  }

  /** E.g. {@code kW}. */
  public String unit() {
    return unit;
  }

  /** Name in commands and results, e.g. {@code co2}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure of a priced plan. */
  public BigDecimal of(CostAnalysis analysis) {
    return switch (this) {
      case PEAK -> analysis.dispatch().peakKw();
      case CO2 -> analysis.bill().totalCo2Kg();
      case ENERGY -> analysis.bill().inputKwh();
    };
  }
}
