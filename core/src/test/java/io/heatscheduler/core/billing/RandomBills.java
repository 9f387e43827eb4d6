package io.heatscheduler.core.billing;

import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.ContractDemand;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandInterval;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.DemandTier;
import io.heatscheduler.core.tariff.EnergyAdder;
import io.heatscheduler.core.tariff.EnergyTier;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Seeded tariffs and loads for property tests. */
final class RandomBills {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final int SEEDS = 120;

  final Random random;

  RandomBills(long seed) {
    this.random = new Random(seed);
  }

  static TimeGrid span(String from, String to, int minutes) {
    return new TimeGrid(
        BERLIN,
        LocalDate.parse(from).atStartOfDay(BERLIN).toInstant(),
        LocalDate.parse(to).atStartOfDay(BERLIN).toInstant(),
        minutes);
  }

  List<BigDecimal> load(TimeGrid span) {
    List<BigDecimal> kw = new ArrayList<>();
    for (int slot = 0; slot < span.slotCount(); slot++) {
      kw.add(BigDecimal.valueOf(random.nextInt(40_000), 2));
    }
    return kw;
  }

  BigDecimal rate(int cents) {
    return BigDecimal.valueOf(1 + random.nextInt(cents), 3);
  }

  List<EnergyTier> tiers(TierUnit unit) {
    if (random.nextInt(3) == 0) {
      return List.of();
    }
    BigDecimal first = BigDecimal.valueOf(100 + random.nextInt(3000));
    return List.of(
        new EnergyTier(rate(300), first, unit),
        new EnergyTier(rate(300), first.multiply(BigDecimal.TWO), unit),
        new EnergyTier(rate(300), null, unit));
  }

  TariffPeriod period(DayType day, String from, String to, String category, TierUnit unit) {
    List<EnergyTier> tiers = tiers(unit);
    DailyWindow window = new DailyWindow(LocalTime.parse(from), LocalTime.parse(to));
    BigDecimal demand = random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(4);
    return tiers.isEmpty()
        ? new TariffPeriod(day, window, rate(300), demand, category, null)
        : TariffPeriod.tiered(day, window, tiers, demand, category, null);
  }

  /** A tariff of three categories, some with tiers, and several demand components. */
  Tariff tariff() {
    TierUnit unit = TierUnit.values()[random.nextInt(2) * 2]; // kWh or kWh daily
    List<TariffPeriod> periods =
        List.of(
            period(DayType.WEEKDAY, "06:00", "22:00", "day", unit),
            period(DayType.WEEKDAY, "22:00", "06:00", "night", unit),
            period(DayType.WEEKEND, "00:00", "00:00", "weekend", unit));
    BillTerms terms =
        BillTerms.PLAIN
            .withTiers(new TierRules(TierRules.Scope.values()[random.nextInt(2)], null))
            .withFixedCharges(List.of(new FixedCharge("meter", rate(90_000), ChargePer.MONTH)))
            .withAdjustments(
                List.of(
                    new Adjustment("fuel", rate(9000), Set.of(ChargeKind.ENERGY), true),
                    new Adjustment("VAT", BigDecimal.valueOf(19), ChargeKind.ALL, false)));
    return tariff(periods, demandCharges(), terms);
  }

  List<DemandCharge> demandCharges() {
    DemandTerms windows =
        DemandTerms.PLAIN
            .withWindows(
                List.of(
                    new DayWindow(
                        Set.of(DayType.WEEKDAY),
                        new DailyWindow(LocalTime.of(12, 0), LocalTime.of(18, 0)))))
            .withInterval(new DemandInterval(30, random.nextBoolean()));
    return List.of(
        new DemandCharge(
            "facility",
            List.of(
                new DemandTier(rate(20_000), BigDecimal.valueOf(100)),
                new DemandTier(rate(20_000), null)),
            null,
            DemandTerms.PLAIN.withRatchet(Ratchet.of(new BigDecimal("0.8"), 11))),
        new DemandCharge("window", rate(9000), null, windows),
        new DemandCharge(
            "daily", rate(500), null, DemandTerms.PLAIN.withAssessment(Assessment.DAILY)),
        new DemandCharge(
            "contract",
            rate(5000),
            null,
            DemandTerms.PLAIN.withContract(
                new ContractDemand(BigDecimal.valueOf(250), rate(9000)))));
  }

  static Tariff tariff(
      List<TariffPeriod> periods, List<DemandCharge> charges, @Nullable BillTerms terms) {
    return new Tariff(
        "random",
        "",
        "",
        LocalDate.of(2020, 1, 1),
        null,
        Currency.getInstance("EUR"),
        new BigDecimal("1.25"),
        periods,
        charges,
        null,
        List.of(new EnergyAdder("levy", new BigDecimal("0.0123"))),
        terms == null ? BillTerms.PLAIN : terms,
        List.of());
  }

  static UtilityBill bill(Tariff tariff, TimeGrid span, List<BigDecimal> kw) {
    return BillingEngine.bill(
        TariffCalendar.of(tariff, MeterCalendar.PLAIN, span).orThrow(),
        new MeterReadings(span, kw),
        MeterState.UNKNOWN);
  }
}
