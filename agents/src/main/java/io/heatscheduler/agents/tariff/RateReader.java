package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.DailyWindows;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Seasons;
import io.heatscheduler.agents.intake.bind.Shown;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the energy rates of a tariff: periods with their tiers, and adders. */
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
          "season",
          "tiers");
  private static final Keys TIER = Keys.exact("an energy tier", "rate_kwh", "max", "unit");
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
    Table.read(
        source,
        node,
        "period",
        PERIOD,
        List.of("day_type", "start_time", "end_time"),
        binding,
        fields -> {
          TariffPeriod period = period(fields, priced);
          if (period != null) {
            periods.add(period);
          }
        });
    return periods;
  }

  private @Nullable TariffPeriod period(Fields fields, boolean priced) {
    DayType dayType = fields.choice("day_type", DayType.class);
    DailyWindow window = DailyWindows.read(fields, "start_time", "end_time");
    List<EnergyTier> tiers = tiers(fields, priced);
    if (!priced && fields.node("tiers") == null) {
      fields.require("energy_rate_kwh");
    }
    BigDecimal energy =
        tiers.isEmpty()
            ? fields.decimal("energy_rate_kwh", prices.energyRange(), BigDecimal.ZERO)
            : tiers.getFirst().ratePerKwh();
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
        : new TariffPeriod(dayType, window, energy, demand, category, season, tiers);
  }

  private List<EnergyTier> tiers(Fields period, boolean priced) {
    Node node = period.node("tiers");
    if (node == null) {
      return List.of();
    }
    if (priced || period.node("energy_rate_kwh") != null) {
      period.error(
          "tiers",
          "TIERS_AND_RATE",
          "tiers are given beside %s.".formatted(priced ? "prices" : "energy_rate_kwh"),
          "Keep one of them: the tiers say what a kWh costs.");
      return List.of();
    }
    int errorsBefore = binding.findings().count(Severity.ERROR);
    List<EnergyTier> tiers = new ArrayList<>();
    TierEnds ends = new TierEnds("max");
    Table.read(
        source,
        node,
        "tier",
        TIER,
        List.of("rate_kwh"),
        binding,
        fields -> {
          BigDecimal rate = fields.decimal("rate_kwh", prices.energyRange());
          BigDecimal max = fields.decimal("max", Range.POSITIVE);
          TierUnit unit = unit(fields);
          ends.add(fields, max, unit.published());
          if (rate != null && !fields.failed()) {
            tiers.add(new EnergyTier(rate, max, unit));
          }
        });
    ends.requireOpenEnd(period, "tiers");
    boolean wrong = binding.findings().count(Severity.ERROR) > errorsBefore;
    period.failIf(wrong);
    return wrong ? List.of() : tiers;
  }

  private static TierUnit unit(Fields fields) {
    String text = fields.text("unit", TierUnit.KWH.published());
    List<String> names = new ArrayList<>();
    for (TierUnit unit : TierUnit.values()) {
      names.add(unit.published());
      if (unit.published().equalsIgnoreCase(text)) {
        return unit;
      }
    }
    fields.error(
        "unit",
        "UNKNOWN_CHOICE",
        "%s is not a unit of an energy tier.".formatted(Shown.of(text)),
        "It is one of %s.".formatted(String.join(", ", names)));
    return TierUnit.KWH;
  }

  static void requireNew(Fields fields, @Nullable String id, Set<String> taken) {
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
