package io.heatscheduler.server.persistence;

import io.heatscheduler.core.equipment.CurvePoint;
import io.heatscheduler.core.equipment.Efficiency;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.equipment.EquipmentType;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.equipment.StandbyState;
import io.heatscheduler.core.equipment.Transitions;
import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.job.Product;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.core.site.Shift;
import io.heatscheduler.core.site.Site;
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
import io.heatscheduler.core.tariff.MinimumBill;
import io.heatscheduler.core.tariff.PowerFactorTerms;
import io.heatscheduler.core.tariff.Ratchet;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.tariff.TierRules;
import io.heatscheduler.core.tariff.TierUnit;
import io.heatscheduler.core.time.BillingPeriods;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.StepSeries;
import io.heatscheduler.core.time.TimeGrid;
import io.heatscheduler.core.units.Energy;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plant that uses every part of the model, over the day on which the clock goes back. */
final class EveryTerm {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Currency EUR = Currency.getInstance("EUR");

  /** 34 digits, the most a number may have. */
  private static final BigDecimal LONGEST = decimal("0.1234567890123456789012345678901234");

  private static final Instant START = LocalDate.of(2026, 10, 25).atStartOfDay(BERLIN).toInstant();
  private static final Instant END = LocalDate.of(2026, 10, 26).atStartOfDay(BERLIN).toInstant();

  private EveryTerm() {}

  static Plant plant() {
    return new Plant(
        site(),
        new TimeGrid(BERLIN, START, END, 15),
        List.of(
            shift("early", EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), "06:00", "14:00", 3),
            shift("night", EnumSet.allOf(DayOfWeek.class), "22:00", "06:00", 0),
            shift("night", EnumSet.allOf(DayOfWeek.class), "22:00", "06:00", 0)),
        List.of(boiler(), oven(), heatPump()),
        tariff(),
        List.of(
            new Product(
                "IRON",
                "Iron, grey",
                new Energy(LONGEST),
                decimal("180.5"),
                90,
                List.of("HTR-002", "HTR-001"),
                2,
                4),
            new Product("TIN", "", null, null, null, List.of(), null, null)),
        jobs(),
        new RelaxPrices(
            decimal("50"),
            decimal("20.25"),
            decimal("60"),
            decimal("200"),
            decimal("0"),
            decimal("1")));
  }

  private static Site site() {
    return new Site(
        "Gießerei \"Nord\" Ж 鉄",
        BERLIN,
        EUR,
        new Power(decimal("1200.000000001")),
        series("150", "149.5", "200"),
        new MonthToDatePeak(
            null, Map.of("facility", new Power(decimal("640")), "on-peak", Power.ZERO)),
        Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 10, 25)),
        new BillingPeriods(15),
        Map.of(
            "electricity", series("0.38", "0.4", "0.41"),
            "natural_gas", StepSeries.constant(decimal("0.201"))),
        series("-3.5", "0", "2"),
        new PeakHistory(
            List.of(
                new PeakHistory.Peak(YearMonth.of(2026, 9), "facility", decimal("700.5")),
                new PeakHistory.Peak(YearMonth.of(2026, 9), "on-peak", decimal("650")),
                new PeakHistory.Peak(YearMonth.of(2025, 12), "facility", decimal("0")))),
        decimal("12345.678"));
  }

  private static Shift shift(
      String name, Set<DayOfWeek> days, String start, String end, int operators) {
    return new Shift(
        name,
        days,
        new DailyWindow(LocalTime.parse(start), LocalTime.parse(end)),
        operators,
        name.equals("night"));
  }

  private static Equipment boiler() {
    return new Equipment(
        "HTR-001",
        "Boiler 1",
        EquipmentType.GAS_BOILER,
        "Hall 2",
        true,
        new Power(decimal("500")),
        new Power(decimal("75.5")),
        new Efficiency(
            decimal("92"),
            List.of(
                new CurvePoint(decimal("0.3"), decimal("85")),
                new CurvePoint(decimal("1"), decimal("92"))),
            List.of(),
            decimal("0.97")),
        "natural_gas",
        decimal("0.045"),
        30,
        6,
        new Energy(decimal("40")),
        OperatingMode.SHARED,
        decimal("180"),
        true,
        START.minusSeconds(3600),
        2,
        new Power(decimal("1.5")),
        decimal("12.5"),
        decimal("3"),
        0,
        null,
        Map.of("kg", decimal("2000"), "hooks", decimal("12")),
        List.of(
            new Unavailability(hours(10, 12), "repair", "first"),
            new Unavailability(hours(10, 12), "", ""),
            new Unavailability(hours(2, 3), "maintenance", "")),
        Transitions.INSTANT);
  }

  private static Equipment oven() {
    return new Equipment(
        "HTR-002",
        "Oven",
        EquipmentType.ELECTRIC,
        "",
        true,
        new Power(decimal("300")),
        Power.ZERO,
        Efficiency.constant(decimal("95")),
        Equipment.ELECTRICITY,
        null,
        0,
        null,
        Energy.ZERO,
        OperatingMode.BATCH,
        null,
        false,
        null,
        0,
        Power.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        20,
        START.minusSeconds(600),
        Map.of(),
        List.of(),
        new Transitions(
            30,
            45,
            new Energy(decimal("5")),
            true,
            List.of(
                new StandbyState(
                    "warm", new Power(decimal("9")), 15, Energy.ZERO, 15, new Energy(decimal("4"))),
                new StandbyState("cool", Power.ZERO, 0, Energy.ZERO, 30, Energy.ZERO))));
  }

  private static Equipment heatPump() {
    return new Equipment(
        "HTR-003",
        "Heat pump",
        EquipmentType.HEAT_PUMP,
        "Roof",
        false,
        new Power(decimal("120")),
        Power.ZERO,
        new Efficiency(
            decimal("350"),
            List.of(),
            List.of(
                new CurvePoint(decimal("-10"), decimal("240")),
                new CurvePoint(decimal("7"), decimal("350"))),
            BigDecimal.ONE),
        Equipment.ELECTRICITY,
        null,
        0,
        0,
        Energy.ZERO,
        OperatingMode.SHARED,
        decimal("65"),
        false,
        0,
        Power.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0,
        Map.of(),
        List.of());
  }

  private static List<Job> jobs() {
    return List.of(
        new Job(
            "J-17",
            "IRON",
            "Iron; \\ ' \" ",
            LONGEST,
            "kg",
            new Energy(decimal("100")),
            decimal("180"),
            60,
            hours(1, 2).start(),
            hours(20, 21).start(),
            1,
            List.of("HTR-001", "HTR-002"),
            2,
            List.of("J-18", "J-2"),
            List.of(hours(5, 6)),
            List.of(hours(8, 9), hours(3, 4), hours(8, 9)),
            List.of(decimal("0.5"), decimal("0.25"), decimal("0.25")),
            Map.of("kg", decimal("500")),
            hours(4, 5).start(),
            "HTR-002"),
        plain("J-18"),
        plain("J-2"));
  }

  private static Job plain(String id) {
    return new Job(
        id,
        "TIN",
        "",
        BigDecimal.ONE,
        "",
        Energy.ZERO,
        null,
        15,
        START,
        END,
        5,
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null,
        null);
  }

  private static Tariff tariff() {
    Tariff first =
        version("Vertrag", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 10, 31), BillTerms.PLAIN)
            .withTerms(
                new BillTerms(
                    new TierRules(TierRules.Scope.EACH_PERIOD, "facility"),
                    List.of(
                        new FixedCharge("meter", decimal("12"), ChargePer.MONTH),
                        new FixedCharge("credit", decimal("-100"), ChargePer.YEAR)),
                    new MinimumBill(
                        decimal("500"),
                        ChargePer.DAY,
                        Set.of(ChargeKind.ENERGY, ChargeKind.DEMAND)),
                    List.of(
                        new Adjustment("rider", decimal("-2.5"), ChargeKind.CHARGES, true),
                        new Adjustment("discount", decimal("1"), Set.of(ChargeKind.FIXED), false),
                        new Adjustment("tax", decimal("19"), ChargeKind.ALL, false)),
                    new PowerFactorTerms(decimal("0.5"), decimal("0.011"), decimal("0.9"))));
    Tariff second =
        version(
                "Vertrag 2",
                LocalDate.of(2026, 11, 1),
                null,
                BillTerms.PLAIN.withPowerFactor(new PowerFactorTerms(null, null, decimal("0.85"))))
            .withPrices(series("0.1", "-0.02", "0.3"));
    return first.withLaterVersions(List.of(second));
  }

  private static Tariff version(String name, LocalDate from, LocalDate to, BillTerms terms) {
    Season summer = new Season(MonthDay.of(4, 1), MonthDay.of(9, 30));
    Season winter = new Season(MonthDay.of(10, 1), MonthDay.of(3, 31));
    return new Tariff(
        name,
        name.endsWith("2") ? "" : "Stadtwerke",
        "TOU-I",
        from,
        to,
        EUR,
        decimal("12.50"),
        List.of(
            TariffPeriod.tiered(
                DayType.WEEKDAY,
                window("00:00", "24:00"),
                List.of(
                    new EnergyTier(decimal("0.2"), decimal("100"), TierUnit.KWH_PER_KW),
                    new EnergyTier(decimal("0.1"), decimal("5000"), TierUnit.KWH),
                    new EnergyTier(decimal("0.05"), null, TierUnit.KWH)),
                decimal("8"),
                "on-peak",
                summer),
            new TariffPeriod(
                DayType.WEEKDAY,
                window("22:00", "06:00"),
                LONGEST,
                BigDecimal.ZERO,
                "off-peak",
                winter),
            new TariffPeriod(
                DayType.WEEKDAY,
                window("06:00", "22:00"),
                decimal("-0.01"),
                BigDecimal.ZERO,
                "mid-peak",
                winter),
            new TariffPeriod(
                DayType.HOLIDAY,
                window("00:00", "24:00"),
                decimal("0.1"),
                BigDecimal.ZERO,
                "off-peak",
                null)),
        List.of(
            new DemandCharge(
                "facility",
                decimal("4.5"),
                summer,
                DemandTerms.PLAIN.withRatchet(Ratchet.of(decimal("0.8"), 11))),
            new DemandCharge(
                "facility",
                List.of(
                    new DemandTier(decimal("4"), decimal("100")),
                    new DemandTier(decimal("3"), null)),
                winter,
                DemandTerms.PLAIN
                    .withWindows(
                        List.of(
                            new DayWindow(
                                Set.of(DayType.WEEKDAY, DayType.SATURDAY),
                                window("07:00", "20:00")),
                            new DayWindow(Set.of(), window("22:00", "06:00"))))
                    .withMinimumKw(decimal("50"))
                    .withInterval(new DemandInterval(30, true))
                    .withRatchet(
                        Ratchet.ofMonths(decimal("0.6"), EnumSet.of(Month.JUNE, Month.JULY))
                            .withPeaksOf("on-peak"))),
            new DemandCharge(
                "agreed",
                decimal("2"),
                null,
                DemandTerms.PLAIN.withContract(new ContractDemand(decimal("800"), decimal("9")))),
            new DemandCharge(
                "daily", decimal("0.1"), null, DemandTerms.PLAIN.withAssessment(Assessment.DAILY)),
            new DemandCharge(
                "system",
                decimal("7"),
                null,
                DemandTerms.PLAIN.withCoincidentHours(List.of(hours(18, 19), hours(1, 2)))),
            new DemandCharge(
                "never coincident",
                decimal("7"),
                null,
                DemandTerms.PLAIN.withCoincidentHours(List.of()))),
        null,
        List.of(
            new EnergyAdder("grid", decimal("0.021")), new EnergyAdder("bonus", decimal("-0.001"))),
        terms,
        List.of());
  }

  private static DailyWindow window(String start, String end) {
    return new DailyWindow(
        LocalTime.parse(start), end.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(end));
  }

  private static Interval hours(int from, int to) {
    return new Interval(START.plusSeconds(from * 3600L), START.plusSeconds(to * 3600L));
  }

  private static StepSeries series(String... values) {
    List<StepSeries.Step> steps = new java.util.ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      steps.add(new StepSeries.Step(START.plusSeconds(i * 900L), decimal(values[i])));
    }
    return new StepSeries(steps, END);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
