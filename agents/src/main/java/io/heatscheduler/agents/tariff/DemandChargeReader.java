package io.heatscheduler.agents.tariff;

import io.heatscheduler.agents.intake.bind.Binding;
import io.heatscheduler.agents.intake.bind.DailyWindows;
import io.heatscheduler.agents.intake.bind.Fields;
import io.heatscheduler.agents.intake.bind.Keys;
import io.heatscheduler.agents.intake.bind.Range;
import io.heatscheduler.agents.intake.bind.Seasons;
import io.heatscheduler.agents.intake.bind.Table;
import io.heatscheduler.core.connect.Node;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the demand charges of a tariff. */
final class DemandChargeReader {
  private static final Keys DEMAND =
      Keys.table(
          "a demand charge",
          Map.of(),
          "id",
          "rate_kw",
          "season",
          "tiers",
          "windows",
          "coincident_hours",
          "interval_minutes",
          "rolling",
          "assessed",
          "minimum_kw",
          "contract_kw",
          "excess_rate_kw",
          "ratchet");
  private static final Keys TIER = Keys.exact("a demand tier", "rate_kw", "max_kw");
  private static final Keys WINDOW =
      Keys.exact("a demand window", "day_types", "start_time", "end_time");
  private static final Range KILOWATTS = Range.over("0", "100000000");

  private final PlantSource source;
  private final Binding binding;
  private final Prices prices;

  DemandChargeReader(PlantSource source, Binding binding, Prices prices) {
    this.source = source;
    this.binding = binding;
    this.prices = prices;
  }

  /** The charges; what is wrong has been reported. */
  List<DemandCharge> read(@Nullable Node node, List<TariffPeriod> periods) {
    List<DemandCharge> charges = new ArrayList<>();
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
        List.of("id"),
        binding,
        fields -> {
          DemandCharge charge = charge(fields);
          String id = fields.text("id");
          if (id != null && categories.contains(id)) {
            fields.error(
                "id",
                "DUPLICATE_ID",
                "%s is also a period_category with a demand rate.".formatted(id),
                "Give the demand charge another id.");
          }
          if (charge != null) {
            requireApart(fields, charge, charges);
            charges.add(charge);
          }
        });
    requireKnownPeaks(charges, periods, node);
    return charges;
  }

  private @Nullable DemandCharge charge(Fields fields) {
    String id = fields.text("id");
    Season season = Seasons.read(fields, "season");
    List<DemandTier> tiers = rates(fields);
    DemandTerms terms = terms(fields);
    if (terms != null && terms.contract() != null && tiers.size() > 1) {
      fields.error(
          "contract_kw",
          "CONTRACT_WITH_TIERS",
          "contract_kw and tiers are given together.",
          "Write the agreed demand as a tier with a minimum_kw, or give one rate_kw.");
    }
    return fields.failed() || id == null || terms == null
        ? null
        : new DemandCharge(id, tiers, season, terms);
  }

  private List<DemandTier> rates(Fields charge) {
    Node node = charge.node("tiers");
    if (node == null) {
      BigDecimal rate = charge.require("rate_kw").decimal("rate_kw", prices.demandRange());
      if (rate != null && prices.suspiciousDemand(rate)) {
        prices.warnDemand(charge, "rate_kw", rate);
      }
      return rate == null ? List.of() : List.of(new DemandTier(rate, null));
    }
    if (charge.node("rate_kw") != null) {
      charge.error(
          "tiers", "TIERS_AND_RATE", "tiers are given beside rate_kw.", "Keep one of them.");
      return List.of();
    }
    int errorsBefore = binding.findings().count(Severity.ERROR);
    List<DemandTier> tiers = new ArrayList<>();
    TierEnds ends = new TierEnds("max_kw");
    Table.read(
        source,
        node,
        "tier",
        TIER,
        List.of("rate_kw"),
        binding,
        fields -> {
          BigDecimal rate = fields.decimal("rate_kw", prices.demandRange());
          BigDecimal max = fields.decimal("max_kw", KILOWATTS);
          ends.add(fields, max, "kW");
          if (rate != null && !fields.failed()) {
            tiers.add(new DemandTier(rate, max));
          }
        });
    ends.requireOpenEnd(charge, "tiers");
    charge.failIf(binding.findings().count(Severity.ERROR) > errorsBefore);
    return tiers;
  }

  private @Nullable DemandTerms terms(Fields fields) {
    Assessment assessed = assessment(fields);
    Node ratchetNode = fields.node("ratchet");
    Ratchet ratchet = ratchetNode == null ? null : new RatchetReader(binding).read(ratchetNode);
    fields.failIf(ratchetNode != null && ratchet == null);
    ContractDemand contract = contract(fields);
    BigDecimal minimum =
        fields.decimal("minimum_kw", Range.between("0", "100000000"), BigDecimal.ZERO);
    if (assessed == Assessment.DAILY && (ratchet != null || contract != null)) {
      fields.error(
          "assessed",
          "DAILY_WITH_FLOOR",
          "A charge assessed daily has a ratchet or a contract_kw, which hold for a whole billing period.",
          "Assess it monthly, or leave the other out.");
    }
    List<DayWindow> windows = windows(fields);
    var coincident =
        fields.node("coincident_hours") == null ? null : fields.lists().windows("coincident_hours");
    DemandInterval interval = interval(fields);
    return fields.failed()
        ? null
        : new DemandTerms(windows, coincident, interval, assessed, minimum, ratchet, contract);
  }

  private static Assessment assessment(Fields fields) {
    Assessment assessed = fields.choice("assessed", Assessment.class);
    return assessed == null ? Assessment.MONTHLY : assessed;
  }

  private static @Nullable DemandInterval interval(Fields fields) {
    Integer minutes = fields.minutes("interval_minutes", 1, 1440);
    boolean rolling = fields.bool("rolling", false);
    if (minutes == null) {
      if (rolling) {
        fields.require("interval_minutes");
      }
      return null;
    }
    if (minutes != 15 && minutes != 30 && minutes != 60) {
      fields.error(
          "interval_minutes",
          "DEMAND_INTERVAL",
          "interval_minutes is %d, but must be 15, 30 or 60.".formatted(minutes),
          "Leave it out to measure over the slot.");
      return null;
    }
    return new DemandInterval(minutes, rolling);
  }

  private @Nullable ContractDemand contract(Fields fields) {
    if (fields.countGiven(List.of("contract_kw", "excess_rate_kw")) == 0) {
      return null;
    }
    fields.require("contract_kw", "excess_rate_kw");
    BigDecimal kw = fields.decimal("contract_kw", KILOWATTS);
    BigDecimal excess = fields.decimal("excess_rate_kw", prices.demandRange());
    return kw == null || excess == null ? null : new ContractDemand(kw, excess);
  }

  private List<DayWindow> windows(Fields charge) {
    List<DayWindow> windows = new ArrayList<>();
    Node node = charge.node("windows");
    if (node == null) {
      return windows;
    }
    int errorsBefore = binding.findings().count(Severity.ERROR);
    Table.read(
        source,
        node,
        "window",
        WINDOW,
        List.of("start_time", "end_time"),
        binding,
        fields -> {
          DailyWindow hours = DailyWindows.read(fields, "start_time", "end_time");
          Set<DayType> dayTypes = dayTypes(fields);
          if (hours != null && !fields.failed()) {
            windows.add(new DayWindow(dayTypes, hours));
          }
        });
    charge.failIf(binding.findings().count(Severity.ERROR) > errorsBefore);
    return windows;
  }

  private static Set<DayType> dayTypes(Fields fields) {
    return Choices.read(fields, "day_types", DayType.class, EnumSet.noneOf(DayType.class));
  }

  /** Charges of one id are one component, so at most one of them may hold on a day. */
  private static void requireApart(Fields fields, DemandCharge charge, List<DemandCharge> others) {
    for (DemandCharge other : others) {
      if (!other.id().equals(charge.id())) {
        continue;
      }
      LocalDate day = LocalDate.of(2028, 1, 1); // a leap year
      while (day.getYear() == 2028 && !(holds(charge, day) && holds(other, day))) {
        day = day.plusDays(1);
      }
      if (day.getYear() == 2028) {
        boolean seasonal = charge.season() != null && other.season() != null;
        fields.error(
            "id",
            "DUPLICATE_ID",
            seasonal
                ? "%s is given twice for %s."
                    .formatted(charge.id(), day.toString().substring(5).toLowerCase(Locale.ROOT))
                : "%s is given twice.".formatted(charge.id()),
            seasonal
                ? "Let the seasons of one component not overlap."
                : "Give every one an id of its own.");
        return;
      }
    }
  }

  private static boolean holds(DemandCharge charge, LocalDate day) {
    return charge.season() == null || charge.season().contains(day);
  }

  private void requireKnownPeaks(
      List<DemandCharge> charges, List<TariffPeriod> periods, Node node) {
    Set<String> ids = charges.stream().map(DemandCharge::id).collect(Collectors.toSet());
    periods.stream().map(TariffPeriod::category).forEach(ids::add);
    for (DemandCharge charge : charges) {
      Ratchet ratchet = charge.terms().ratchet();
      String peaksOf = ratchet == null ? null : ratchet.peaksOf();
      if (peaksOf != null && !ids.contains(peaksOf)) {
        binding
            .findings()
            .error(
                "UNKNOWN_REFERENCE",
                node.location(),
                "The ratchet of %s looks at the peaks of %s, which is no demand charge or period_category."
                    .formatted(charge.id(), peaksOf),
                "Name a component of this tariff in peaks_of, or leave it out.");
      }
    }
  }
}
