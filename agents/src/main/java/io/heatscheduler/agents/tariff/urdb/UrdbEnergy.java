package io.heatscheduler.agents.tariff.urdb;

import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the energy rates: periods by month, kind of day and hour, with their tiers. */
final class UrdbEnergy {
  private static final String STRUCTURE = "energyratestructure";
  private static final String FUEL = "fueladjustmentsmonthly";
  private static final int MONTHS = 12;

  private final UrdbFields fields;
  private final UrdbOptions options;

  UrdbEnergy(UrdbFields fields, UrdbOptions options) {
    this.fields = fields;
    this.options = options;
  }

  /** What a month's energy costs: its schedule rows and the adjustment added to every kWh. */
  private record MonthRates(List<Integer> weekday, List<Integer> weekend, BigDecimal adjustment) {}

  /** The periods; a rate without energy charges has one at 0; null, reported, if it is wrong. */
  @Nullable List<TariffPeriod> read() {
    List<List<UrdbTiers.Tier>> written = UrdbTiers.read(fields, STRUCTURE);
    List<BigDecimal> adjustments = fuelAdjustments();
    if (written == null || adjustments == null) {
      return null;
    }
    if (written.isEmpty()) {
      return nothing();
    }
    UrdbSchedule schedule = UrdbSchedule.read(fields, "energy", written.size());
    List<List<EnergyTier>> tiers = new ArrayList<>();
    boolean sound = true;
    for (int period = 0; period < written.size(); period++) {
      List<EnergyTier> read = tiers(written.get(period), period);
      sound &= read != null;
      tiers.add(read == null ? List.of() : read);
    }
    if (written.stream().flatMap(List::stream).anyMatch(UrdbTiers.Tier::sells)) {
      fields.note(
          "URDB_EXPORT_PRICES",
          STRUCTURE,
          "The rate pays for energy fed into the grid (sell); a site that feeds nothing in is not concerned.");
    }
    return schedule == null || !sound ? null : periods(schedule, tiers, adjustments);
  }

  private List<TariffPeriod> nothing() {
    fields.note("URDB_NO_ENERGY", STRUCTURE, "The rate has no energy charge; energy costs 0.");
    return List.of(
        new TariffPeriod(
            DayType.WEEKDAY,
            DailyWindow.WHOLE_DAY,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            "energy",
            null));
  }

  private List<TariffPeriod> periods(
      UrdbSchedule schedule, List<List<EnergyTier>> tiers, List<BigDecimal> adjustments) {
    List<String> labels = labels(tiers.size());
    List<TariffPeriod> periods = new ArrayList<>();
    for (UrdbSeasons.Run<MonthRates> run :
        UrdbSeasons.runs(
            month ->
                new MonthRates(
                    schedule.weekday().get(month),
                    schedule.weekend().get(month),
                    adjustments.get(month)))) {
      Map<DayType, List<Integer>> rows = new EnumMap<>(DayType.class);
      rows.put(DayType.WEEKDAY, run.value().weekday());
      if (!schedule.ignoresWeekends()) {
        rows.put(DayType.WEEKEND, run.value().weekend());
      }
      rows.forEach(
          (dayType, row) -> {
            for (int index : row.stream().distinct().toList()) {
              for (DailyWindow window : UrdbSeasons.windows(hour -> row.get(hour) == index)) {
                List<EnergyTier> of = raised(tiers.get(index), run.value().adjustment());
                periods.add(
                    of.size() == 1
                        ? new TariffPeriod(
                            dayType,
                            window,
                            of.getFirst().ratePerKwh(),
                            BigDecimal.ZERO,
                            labels.get(index),
                            run.season())
                        : TariffPeriod.tiered(
                            dayType, window, of, BigDecimal.ZERO, labels.get(index), run.season()));
              }
            }
          });
    }
    return periods;
  }

  private static List<EnergyTier> raised(List<EnergyTier> tiers, BigDecimal adjustment) {
    return tiers.stream()
        .map(tier -> new EnergyTier(tier.ratePerKwh().add(adjustment), tier.max(), tier.unit()))
        .toList();
  }

  /** What the record calls its periods, if it names each one, else {@code period 0} and so on. */
  private List<String> labels(int periods) {
    Node.Sequence given = fields.list("energytoulabels");
    List<String> labels = new ArrayList<>();
    if (given != null) {
      for (Node item : given.items()) {
        labels.add(item instanceof Node.Scalar scalar ? scalar.text().strip() : "");
      }
    }
    boolean usable =
        labels.size() == periods
            && labels.stream().distinct().count() == periods
            && labels.stream().noneMatch(String::isEmpty);
    if (usable) {
      return labels;
    }
    return Stream.iterate(0, period -> period + 1)
        .limit(periods)
        .map(period -> "period " + period)
        .toList();
  }

  private @Nullable List<EnergyTier> tiers(List<UrdbTiers.Tier> written, int period) {
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      UrdbTiers.Tier tier =
          i == written.size() - 1
              ? UrdbTiers.unbounded(fields, STRUCTURE, written.get(i), period)
              : written.get(i);
      TierUnit unit = unit(tier.unit());
      if (unit == null) {
        fields.refuse(
            STRUCTURE,
            tier.location(),
            "The unit %s of a tier in %s is unknown."
                .formatted(UrdbFields.shown(tier.unit()), STRUCTURE),
            "Known are kWh, kWh/kW, kWh daily and kWh/kW daily.");
        return null;
      }
      limits.add(new Limit(tier, unit));
    }
    List<Limit> ordered = UrdbBlocks.unfold(limits, fields, STRUCTURE, period);
    if (ordered == null || !isComplete(ordered, period)) {
      return null;
    }
    return ordered.stream()
        .map(limit -> new EnergyTier(limit.tier.price(), limit.tier.max(), limit.unit))
        .toList();
  }

  /**
   * A tier with the unit of its end.
   *
   * @param tier as written
   * @param unit of its end
   */
  record Limit(UrdbTiers.Tier tier, TierUnit unit) {}

  /** Every tier but the last needs an end, and ends of one unit rise. */
  private boolean isComplete(List<Limit> limits, int period) {
    for (Limit limit : limits.subList(0, limits.size() - 1)) {
      if (limit.tier.max() == null) {
        fields.refuse(
            STRUCTURE,
            limit.tier.location(),
            "A tier in period %d of %s has no end (max), but others follow."
                .formatted(period, STRUCTURE),
            "Correct the document.");
        return false;
      }
    }
    for (TierUnit unit : TierUnit.values()) {
      List<BigDecimal> ends =
          limits.stream()
              .filter(limit -> limit.unit == unit)
              .flatMap(limit -> Stream.ofNullable(limit.tier.max()))
              .toList();
      if (!UrdbTiers.rises(fields, STRUCTURE, period, ends, limits.getFirst().tier.location())) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable TierUnit unit(String written) {
    if (written.isEmpty()) {
      return TierUnit.KWH;
    }
    for (TierUnit unit : TierUnit.values()) {
      if (unit.published().toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))) {
        return unit;
      }
    }
    return null;
  }

  /** Twelve amounts added to every kWh; null, reported, if the user has to decide about them. */
  private @Nullable List<BigDecimal> fuelAdjustments() {
    List<BigDecimal> none = Collections.nCopies(MONTHS, BigDecimal.ZERO);
    Node.Sequence list = fields.list(FUEL);
    if (list == null) {
      return fields.failed() && fields.node(FUEL) != null ? null : none;
    }
    List<BigDecimal> values = fields.decimals(FUEL, list);
    if (values == null) {
      return null;
    }
    if (values.size() != MONTHS) {
      fields.refuse(
          FUEL,
          "%s has %d values; it must have 12, one for each month.".formatted(FUEL, values.size()),
          "Correct the document.");
      return null;
    }
    if (values.stream().allMatch(value -> value.signum() == 0)) {
      return none;
    }
    if (!options.addFuelAdjustments()) {
      fields.refuse(
          FUEL,
          "The rate lists monthly fuel adjustments, which change after the record is made.",
          "Add them with add_fuel_adjustments: true, or bill without them with leave_out: [%s]."
              .formatted(FUEL));
      return null;
    }
    fields.warn(
        "URDB_FUEL_ADJUSTMENTS",
        FUEL,
        "The record's monthly fuel adjustments are added to every kWh.",
        "Compare them with the utility's current ones.");
    return values;
  }
}
