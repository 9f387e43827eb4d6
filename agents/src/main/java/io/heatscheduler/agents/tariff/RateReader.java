package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.DailyWindows;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Seasons;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rates of a tariff: periods, demand charges, energy adders. */
final class RateReader {
  private static final Keys PERIOD =
      Keys.table(
          "a tariff period",
          Map.of(),
          "day_type",
          "start_time",
          "end_time",
          "energy_rate_kwh",
          "demand_rate_kw",
          "period_category",
          "season");
  private static final Keys DEMAND =
      Keys.table("a demand charge", Map.of(), "id", "rate_kw", "season");
  private static final Keys ADDER = Keys.table("an energy adder", Map.of(), "id", "rate_kwh");

  private final PlantSource source;
  private final Binding binding;
  private final Prices prices;

  RateReader(PlantSource source, Binding binding, Prices prices) {
    this.source = source;
    this.binding = binding;
    this.prices = prices;
  }

  /**
   * The periods.
   *
   * @param priced whether a price series replaces the energy rates, which may then be left out
   */
  List<TariffPeriod> periods(Node node, boolean priced) {
    List<TariffPeriod> periods = new ArrayList<>();
    List<String> required =
        priced
            ? List.of("day_type", "start_time", "end_time")
            : List.of("day_type", "start_time", "end_time", "energy_rate_kwh");
    Table.read(
        source,
        node,
        "period",
        PERIOD,
        required,
        binding,
        fields -> {
          TariffPeriod period = period(fields);
          if (period != null) {
            periods.add(period);
          }
        });
    return periods;
  }

  private @Nullable TariffPeriod period(Fields fields) {
    DayType dayType = fields.choice("day_type", DayType.class);
    DailyWindow window = DailyWindows.read(fields, "start_time", "end_time");
    BigDecimal energy = fields.decimal("energy_rate_kwh", prices.energyRange(), BigDecimal.ZERO);
    BigDecimal demand = fields.decimal("demand_rate_kw", prices.demandRange(), BigDecimal.ZERO);
    String category = fields.text("period_category", "standard");
    Season season = Seasons.read(fields, "season");
    if (prices.suspiciousEnergy(energy)) {
      prices.warnEnergy(fields, "energy_rate_kwh", energy);
    }
    if (prices.suspiciousDemand(demand)) {
      prices.warnDemand(fields, "demand_rate_kw", demand);
    }
    if (demand.signum() != 0) {
      fields.require("period_category");
    }
    return fields.failed() || dayType == null || window == null
        ? null
        : new TariffPeriod(dayType, window, energy, demand, category, season);
  }

  List<DemandCharge> demandCharges(@Nullable Node node, List<TariffPeriod> periods) {
    List<DemandCharge> charges = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (node == null) {
      return charges;
    }
    Set<String> categories =
        periods.stream()
            .filter(period -> period.demandRatePerKw().signum() != 0)
            .map(TariffPeriod::category)
            .collect(Collectors.toSet());
    Table.read(
        source,
        node,
        "demand_charge",
        DEMAND,
        List.of("id", "rate_kw"),
        binding,
        fields -> {
          String id = fields.text("id");
          BigDecimal rate = fields.decimal("rate_kw", prices.demandRange());
          Season season = Seasons.read(fields, "season");
          if (rate != null && prices.suspiciousDemand(rate)) {
            prices.warnDemand(fields, "rate_kw", rate);
          }
          if (id != null && categories.contains(id)) {
            fields.error(
                "id",
                "DUPLICATE_ID",
                "%s is also a period_category with a demand rate.".formatted(id),
                "Give the demand charge another id.");
          }
          requireNew(fields, id, ids);
          if (id != null && rate != null && !fields.failed()) {
            charges.add(new DemandCharge(id, rate, season));
          }
        });
    return charges;
  }

  private static void requireNew(Fields fields, @Nullable String id, Set<String> taken) {
    if (id != null && !taken.add(id)) {
      fields.error(
          "id",
          "DUPLICATE_ID",
          "%s is given twice.".formatted(id),
          "Give every one an id of its own.");
    }
  }

  List<EnergyAdder> energyAdders(@Nullable Node node) {
    List<EnergyAdder> adders = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (node == null) {
      return adders;
    }
    Table.read(
        source,
        node,
        "energy_adder",
        ADDER,
        List.of("id", "rate_kwh"),
        binding,
        fields -> {
          String id = fields.text("id");
          BigDecimal rate = fields.decimal("rate_kwh", prices.energyRange());
          requireNew(fields, id, ids);
          if (id != null && rate != null && !fields.failed()) {
            adders.add(new EnergyAdder(id, rate));
          }
        });
    return adders;
  }
}
