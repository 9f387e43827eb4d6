package io.heatscheduler.core.billing;

import static io.heatscheduler.core.units.Exactness.DECIMAL128;

import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the lines of one billing period, in the order in which a bill is reckoned. */
final class PeriodLines {
  /** Stands before the number of a tier in a line's subject. */
  static final String TIER = "/tier-";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

  private final TariffCalendar calendar;
  private final int index;
  private final BilledPeriod period;
  private final MeasuredEnergy energy;
  private final YearlyMinimum yearly;
  private final List<Written> written = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /** A line and the version of the tariff it is of. */
  private record Written(Tariff version, UtilityLine line) {}

  PeriodLines(TariffCalendar calendar, int index, MeasuredEnergy energy, YearlyMinimum yearly) {
    this.calendar = calendar;
    this.index = index;
    this.period = calendar.periods().get(index);
    this.energy = energy;
    this.yearly = yearly;
  }

  List<UtilityLine> lines() {
    return written.stream().map(Written::line).toList();
  }

  /**
   * Energy by rate and tier, then adders.
   *
   * @param demand billing demand of this period
   * @param usedBeforeKwh energy of the billing period before the span
   */
  void addEnergy(PeriodDemand demand, BigDecimal usedBeforeKwh) {
    for (int g : groupsByName()) {
      EnergyGroup group = calendar.groups().get(g);
      if (energy.kwh(g).signum() == 0) {
        continue;
      }
      if (group.priced()) {
        line(
            group.version(),
            ChargeKind.ENERGY,
            group.category(),
            group.from().toString(),
            new Amount(energy.kwh(g), "kWh", null, energy.priced(g)),
            ranges(group.slots()));
      } else {
        addTiers(g, group, demand, usedBeforeKwh);
      }
    }
    for (BilledPeriod.VersionDays version : period.versions()) {
      version.version().energyAdders().forEach(adder -> addAdder(version.version(), adder));
    }
  }

  /** The period's groups by category, then date, whichever hour the span begins with. */
  private List<Integer> groupsByName() {
    return IntStream.range(0, calendar.groups().size())
        .boxed()
        .filter(g -> calendar.groups().get(g).period() == index)
        .sorted(
            Comparator.comparing((Integer g) -> calendar.groups().get(g).category())
                .thenComparing(g -> calendar.groups().get(g).from()))
        .toList();
  }

  private void addTiers(int g, EnergyGroup group, PeriodDemand demand, BigDecimal usedBeforeKwh) {
    TierRules rules = group.version().terms().tiers();
    boolean perKw = group.tiers().stream().anyMatch(tier -> tier.unit().isPerKw());
    BigDecimal billingKw = perKw ? demand.hoursUseKw(rules, period) : BigDecimal.ZERO;
    boolean all = rules.scope() == TierRules.Scope.ALL_PERIODS;
    BigDecimal from = all ? usedBeforeKwh : BigDecimal.ZERO;
    BigDecimal counted = all ? energy.totalKwh(index) : ofCategory(group.category());
    List<BigDecimal> parts =
        group.tiers().size() == 1
            ? List.of(energy.kwh(g))
            : TierFill.fill(
                energy.kwh(g),
                from,
                from.add(counted),
                TierFill.ends(group.tiers(), billingKw, period.daysInSpan()));
    for (int k = 0; k < parts.size(); k++) {
      if (parts.get(k).signum() != 0) {
        line(
            group.version(),
            ChargeKind.ENERGY,
            group.category() + tier(k, parts.size()),
            group.from().toString(),
            Amount.of(parts.get(k), "kWh", group.tiers().get(k).ratePerKwh()),
            ranges(group.slots()));
      }
    }
  }

  private BigDecimal ofCategory(String category) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int g = 0; g < calendar.groups().size(); g++) {
      EnergyGroup group = calendar.groups().get(g);
      if (group.period() == index && group.category().equals(category)) {
        sum = sum.add(energy.kwh(g), DECIMAL128);
      }
    }
    return sum;
  }

  private void addAdder(Tariff version, EnergyAdder adder) {
    BigDecimal kwh = BigDecimal.ZERO;
    BitSet slots = new BitSet();
    for (int g = 0; g < calendar.groups().size(); g++) {
      EnergyGroup group = calendar.groups().get(g);
      if (group.period() == index && group.version() == version) {
        kwh = kwh.add(energy.kwh(g), DECIMAL128);
        slots.or(group.slots());
      }
    }
    if (kwh.signum() != 0) {
      line(
          version,
          ChargeKind.ADDER,
          adder.id(),
          version.effectiveDate().toString(),
          Amount.of(kwh, "kWh", adder.ratePerKwh()),
          ranges(slots));
    }
  }

  /** Reactive energy above what is free, by the version at the period's end. */
  void addReactive() {
    PowerFactorTerms terms = period.lastVersion().terms().powerFactor();
    BigDecimal kvarh = energy.kvarh(index);
    BigDecimal free = terms == null ? null : terms.freeKvarhPerKwh();
    BigDecimal rate = terms == null ? null : terms.ratePerKvarh();
    if (free == null || rate == null || kvarh == null) {
      return;
    }
    BigDecimal allowed = energy.totalKwh(index).max(BigDecimal.ZERO).multiply(free, DECIMAL128);
    BigDecimal excess = kvarh.subtract(allowed).max(BigDecimal.ZERO);
    line(
        period.lastVersion(),
        ChargeKind.REACTIVE,
        "",
        "",
        Amount.of(excess, "kvarh", rate),
        List.of(period.slots()));
  }

  /** A demand component, by tier. */
  void addDemand(PeriodDemand.Charged charged) {
    DemandPart part = charged.part();
    List<DemandTier> tiers = part.charge().billedTiers();
    if (tiers.stream().allMatch(tier -> tier.ratePerKw().signum() == 0)) {
      return; // only measured, for others to look back on
    }
    boolean daily = part.charge().terms().assessment() == Assessment.DAILY;
    List<BigDecimal> kwInTier = new ArrayList<>();
    tiers.forEach(tier -> kwInTier.add(BigDecimal.ZERO));
    for (BigDecimal kw : charged.assessedKw()) {
      List<BigDecimal> parts = DemandRates.fill(tiers, kw);
      for (int k = 0; k < parts.size(); k++) {
        kwInTier.set(k, kwInTier.get(k).add(parts.get(k)));
      }
    }
    String unit = daily ? "kW day" : part.isSplit() ? "kW month" : "kW";
    for (int k = 0; k < tiers.size(); k++) {
      if (k == 0 || kwInTier.get(k).signum() != 0) {
        BigDecimal kw = kwInTier.get(k);
        line(
            part.version(),
            ChargeKind.DEMAND,
            part.charge().id() + tier(k, tiers.size()),
            part.from().toString(),
            Amount.of(
                daily ? kw : kw.multiply(part.share(), DECIMAL128), unit, tiers.get(k).ratePerKw()),
            charged.peaks());
      }
    }
  }

  /** Fixed charges of every version by its days. */
  void addFixed() {
    for (BilledPeriod.VersionDays version : period.versions()) {
      Tariff tariff = version.version();
      BigDecimal days = BigDecimal.valueOf(version.days());
      if (tariff.fixedChargePerDay().signum() != 0) {
        fixed(tariff, "", Amount.of(days, "day", tariff.fixedChargePerDay()));
      }
      BigDecimal months = days.divide(BigDecimal.valueOf(period.days()), DECIMAL128);
      for (FixedCharge charge : tariff.terms().fixedCharges()) {
        fixed(
            tariff,
            charge.id(),
            switch (charge.per()) {
              case DAY -> Amount.of(days, "day", charge.amount());
              case MONTH -> Amount.of(months, "month", charge.amount());
              case YEAR -> Amount.of(months.divide(MONTHS, DECIMAL128), "year", charge.amount());
            });
      }
    }
  }

  private void fixed(Tariff version, String subject, Amount amount) {
    line(
        version,
        ChargeKind.FIXED,
        subject,
        version.effectiveDate().toString(),
        amount,
        List.of(period.slots()));
  }

  /** Percentages before the minimum, the minimum, and the other percentages. */
  void addPercentagesAndMinimum(Findings findings) {
    addPercentages(true);
    addMinimum(findings);
    addPercentages(false);
  }

  private void addPercentages(boolean beforeMinimum) {
    for (BilledPeriod.VersionDays version : period.versions()) {
      for (Adjustment adjustment : version.version().terms().adjustments()) {
        if (adjustment.beforeMinimum() == beforeMinimum) {
          BigDecimal base = sum(version.version(), adjustment.base());
          line(
              version.version(),
              ChargeKind.ADJUSTMENT,
              adjustment.id(),
              version.version().effectiveDate().toString(),
              Amount.of(base, currency(), adjustment.percent().divide(HUNDRED, DECIMAL128)),
              List.of());
        }
      }
    }
  }

  private void addMinimum(Findings findings) {
    MinimumBill minimum = period.lastVersion().terms().minimum();
    if (minimum == null) {
      return;
    }
    BigDecimal counted = sum(null, minimum.base());
    BigDecimal missing;
    if (minimum.per() == ChargePer.YEAR) {
      missing = yearly.missing(period, minimum.amount(), counted);
    } else if (period.whole()) {
      BigDecimal least =
          minimum.per() == ChargePer.MONTH
              ? minimum.amount()
              : minimum.amount().multiply(BigDecimal.valueOf(period.days()));
      missing = least.subtract(counted).max(BigDecimal.ZERO);
    } else {
      findings.warning(
          "MINIMUM_NOT_APPLIED",
          new Location(null, null, null, "/tariff/minimum_bill"),
          "The load profile does not cover the billing month from %s whole, so its minimum is not applied."
              .formatted(period.start()),
          "Give the load of the whole month.");
      return;
    }
    if (missing.signum() != 0) {
      line(
          period.lastVersion(),
          ChargeKind.MINIMUM,
          "",
          "",
          Amount.of(missing, currency(), BigDecimal.ONE),
          List.of());
    }
  }

  private String currency() {
    return calendar.tariff().currency().getCurrencyCode();
  }

  /** The sum of the lines so far of some kinds, of one version or, null, of all. */
  private BigDecimal sum(@Nullable Tariff version, Set<ChargeKind> kinds) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Written one : written) {
      if ((version == null || one.version == version) && kinds.contains(one.line.kind())) {
        sum = sum.add(one.line.amount());
      }
    }
    return sum;
  }

  private static String tier(int tier, int tiers) {
    return tiers == 1 ? "" : TIER + (tier + 1);
  }

  /** Quantity, rate and unrounded amount of a line. */
  private record Amount(
      BigDecimal quantity, String unit, @Nullable BigDecimal rate, BigDecimal amount) {
    static Amount of(BigDecimal quantity, String unit, BigDecimal rate) {
      return new Amount(quantity, unit, rate, quantity.multiply(rate, DECIMAL128));
    }
  }

  /**
   * Adds a line.
   *
   * @param distinction makes the id unique where a subject has several lines in the period
   */
  private void line(
      Tariff version,
      ChargeKind kind,
      String subject,
      String distinction,
      Amount amount,
      List<TimeGrid.SlotRange> slots) {
    String plain =
        kind.name().toLowerCase(Locale.ROOT)
            + "/"
            + period.start()
            + (subject.isEmpty() ? "" : "/" + subject);
    String id = plain;
    for (int n = 1; !ids.add(id); n++) {
      id = n == 1 ? plain + "/" + distinction : plain + "/" + distinction + "/" + n;
    }
    written.add(
        new Written(
            version,
            new UtilityLine(
                id,
                kind,
                subject,
                period.start(),
                amount.quantity(),
                amount.unit(),
                amount.rate(),
                amount.amount(),
                slots)));
  }

  private static List<TimeGrid.SlotRange> ranges(BitSet slots) {
    List<TimeGrid.SlotRange> ranges = new ArrayList<>();
    for (int first = slots.nextSetBit(0); first >= 0; ) {
      int end = slots.nextClearBit(first);
      ranges.add(new TimeGrid.SlotRange(first, end));
      first = slots.nextSetBit(end);
    }
    return ranges;
  }
}
