package io.heatscheduler.agents.tariff.urdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.tariff.Bills;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imported rates give the bills that are worked out by hand for them, to the cent. */
class UrdbWorkedBillsTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

  @TempDir private Path folder;

  private Tariff rate(String structure, String fields) {
    return UrdbDocuments.read(folder, UrdbDocuments.rate(structure, fields)).orThrow();
  }

  private static UtilityBill month(
      Tariff tariff, int month, Function<LocalDateTime, BigDecimal> kw, MeterState before) {
    LocalDate from = LocalDate.of(2026, month, 1);
    return Bills.of(tariff, Bills.span(CHICAGO, from, from.plusMonths(1), 15), kw, before);
  }

  /** A constant load of so many kWh in a month. */
  private static UtilityBill monthOf(Tariff tariff, int month, String kilowattHours) {
    LocalDate from = LocalDate.of(2026, month, 1);
    TimeGrid span = Bills.span(CHICAGO, from, from.plusMonths(1), 15);
    BigDecimal kw =
        new BigDecimal(kilowattHours)
            .multiply(BigDecimal.valueOf(4))
            .divide(BigDecimal.valueOf(span.slotCount()), MathContext.DECIMAL128);
    return month(tariff, month, time -> kw, MeterState.UNKNOWN);
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }

  // 5,000 x 0.116 + 5,000 x 0.098 + 2,400 x 0.091 = 1,288.40; 30 days x 1.85 = 55.50
  @Test
  void tiersAndTheTrueDaysOfAFixedChargeBillJune() {
    String tiers =
        "[[{\"rate\":0.112,\"adj\":0.004,\"max\":5000},{\"rate\":0.098,\"max\":10000},{\"rate\":0.091}]]";
    String fixed = ",\"fixedchargefirstmeter\":1.85,\"fixedchargeunits\":\"$/day\"";

    assertThat(cents(monthOf(rate(tiers, fixed), 6, "12400").total())).isEqualTo("1343.90");
    UtilityBill floored =
        monthOf(
            rate(tiers, fixed + ",\"mincharge\":1500,\"minchargeunits\":\"$/month\""), 6, "12400");
    assertThat(cents(floored.total())).isEqualTo("1500.00");
    assertThat(cents(floored.total(ChargeKind.MINIMUM))).isEqualTo("156.10");
  }

  /** 150 kW; weekdays 06-22 400 kW; a quarter at 460 kW at 15:30 and one at 520 kW at 20:00. */
  private static BigDecimal winterLoad(LocalDateTime time) {
    boolean peakDay = time.toLocalDate().equals(LocalDate.of(2026, 2, 11));
    if (peakDay && time.getHour() == 15 && time.getMinute() == 30) {
      return BigDecimal.valueOf(460);
    }
    if (peakDay && time.getHour() == 20 && time.getMinute() == 0) {
      return BigDecimal.valueOf(520);
    }
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    return BigDecimal.valueOf(!weekend && time.getHour() >= 6 && time.getHour() < 22 ? 400 : 150);
  }

  // energy 132,830 x 0.062 + 48,015 x 0.118 = 13,901.23
  @ParameterizedTest(name = "demand over {0} minutes: {1}")
  @CsvSource({"15, 7537.00, 21873.23", "30, 6938.50, 21274.73", "60, 6639.25, 20975.48"})
  void timeOfUseEnergyAndDemandBillFebruary(int window, String demand, String total) {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.LGS.replace("\"demandwindow\":15", "\"demandwindow\":" + window))
            .orThrow();
    UtilityBill bill = month(tariff, 2, UrdbWorkedBillsTest::winterLoad, MeterState.UNKNOWN);

    assertThat(cents(bill.total(ChargeKind.ENERGY))).isEqualTo("13901.23");
    assertThat(cents(bill.total(ChargeKind.DEMAND))).isEqualTo(demand);
    assertThat(cents(bill.total(ChargeKind.FIXED))).isEqualTo("435.00");
    assertThat(cents(bill.total())).isEqualTo(total);
  }

  // all 180,845 kWh fill the tiers; each period has its share of each
  @Test
  void tiersAcrossPeriodsAreFilledInProportion() {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.LGS.replace(
                    "[[{\"rate\":0.058,\"adj\":0.004,\"unit\":\"kWh\"}],[{\"rate\":0.114,\"adj\":0.004,\"unit\":\"kWh\"}]]",
                    "[[{\"rate\":0.062,\"max\":100000},{\"rate\":0.055}],[{\"rate\":0.118,\"max\":100000},{\"rate\":0.104}]]"))
            .orThrow();

    assertThat(
            cents(
                month(tariff, 2, UrdbWorkedBillsTest::winterLoad, MeterState.UNKNOWN)
                    .total(ChargeKind.ENERGY)))
        .isEqualTo("13185.06");
  }

  // 0.8 of the highest of eleven months: 512 kW in March and July; 472 < 480 kW in August
  @ParameterizedTest(name = "{0}/2026: {2} kW, {3}")
  @CsvSource({"3, 410, 512, 6335.20", "7, 590, 590, 8931.00", "8, 480, 480, 7292.00"})
  void theRatchetLooksBackElevenMonths(int month, String own, String billingKw, String amount) {
    Tariff tariff =
        UrdbDocuments.read(
                folder,
                UrdbDocuments.LGS
                    .replace(
                        "\"fixedchargefirstmeter\"",
                        UrdbDocuments.FLAT + "\"fixedchargefirstmeter\"")
                    .replace("1767247200", "1735689600"))
            .orThrow();
    int[] peaks = {610, 610, 610, 610, 640, 575, 430, 405, 398, 402, 395, 410, 455, 520, 560, 590};
    Map<YearMonth, BigDecimal> history = new HashMap<>();
    for (int i = 0; i < peaks.length; i++) {
      YearMonth of = YearMonth.of(2025, 4).plusMonths(i);
      if (of.isBefore(YearMonth.of(2026, month))) {
        history.put(of, BigDecimal.valueOf(peaks[i]));
      }
    }
    UtilityBill bill =
        month(
            tariff,
            month,
            time ->
                time.getDayOfMonth() == 10 && time.getHour() == 3 && time.getMinute() == 15
                    ? new BigDecimal(own)
                    : BigDecimal.ZERO,
            Bills.peaks("flat demand", history));

    assertThat(bill.demand())
        .filteredOn(demand -> demand.component().equals("flat demand"))
        .singleElement()
        .satisfies(demand -> assertThat(demand.billingKw()).isEqualByComparingTo(billingKw));
    BigDecimal flat =
        bill.lines().stream()
            .filter(line -> line.id().split("/")[2].equals("flat demand"))
            .map(line -> line.amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(cents(flat)).isEqualTo(amount);
  }

  // 250 kW and 90,000 kWh: 300 h x 250 kW = 75,000 at 0.049, the rest at 0.033
  @Test
  void hoursOfUseMultiplyTheBillingDemand() {
    Tariff tariff =
        rate(
            "[[{\"rate\":0.049,\"unit\":\"kWh/kW\",\"max\":300},{\"rate\":0.033,\"unit\":\"kWh/kW\"}]]",
            "");
    BigDecimal rest =
        new BigDecimal("89937.5")
            .multiply(BigDecimal.valueOf(4))
            .divide(BigDecimal.valueOf(2879), MathContext.DECIMAL128);

    UtilityBill bill =
        month(
            tariff,
            6,
            time ->
                time.equals(LocalDateTime.of(2026, 6, 10, 12, 0)) ? BigDecimal.valueOf(250) : rest,
            MeterState.UNKNOWN);
    assertThat(cents(bill.total())).isEqualTo("4170.00");
  }

  // 800 kWh a day at 0.10, the rest at 0.08: 31 and 28 days
  @ParameterizedTest(name = "month {0}: {1}")
  @CsvSource({"1, 3696.00", "2, 3648.00"})
  void dailyTiersGrowWithTheDaysOfTheMonth(int month, String amount) {
    Tariff tariff =
        rate(
            "[[{\"rate\":0.10,\"unit\":\"kWh daily\",\"max\":800},{\"rate\":0.08,\"unit\":\"kWh daily\"}]]",
            "");

    assertThat(cents(monthOf(tariff, month, "40000").total())).isEqualTo(amount);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"2026-11-01, 250.00", "2026-03-08, 230.00"})
  void theDaysOfAClockChangeHaveTheirHours(LocalDate day, String amount) {
    UtilityBill bill =
        Bills.of(
            rate("[[{\"rate\":0.10}]]", ""),
            Bills.span(CHICAGO, day, day.plusDays(1), 15),
            time -> BigDecimal.valueOf(100),
            MeterState.UNKNOWN);

    assertThat(cents(bill.total())).isEqualTo(amount);
  }

  @Test
  void aDocumentOfFebruaryBillsInTrueDays() {
    UtilityBill bill =
        Bills.of(
            rate(
                "[[{\"rate\":0}]]", ",\"fixedchargefirstmeter\":10,\"fixedchargeunits\":\"$/day\""),
            Bills.span(CHICAGO, FEBRUARY, FEBRUARY.plusMonths(1), 60),
            time -> BigDecimal.ONE,
            MeterState.UNKNOWN);

    assertThat(cents(bill.total())).isEqualTo("280.00");
  }
}
