package io.heatscheduler.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.forecast.Forecaster.Question;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Forecast.Basis;
import io.heatscheduler.core.report.Forecast.Day;
import io.heatscheduler.core.report.Forecast.Expected;
import io.heatscheduler.core.report.Forecast.NotEnoughHistory;
import io.heatscheduler.core.report.Forecast.Range;
import io.heatscheduler.core.report.Forecast.Spread;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What past days say of days to come. */
class ForecasterTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  /** A Monday. */
  private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

  private static Question next(int days, LocalDate... holidays) {
    return new Question(FIRST, days, Set.of(holidays), EUR);
  }

  /** The days of some weeks before the first one forecast. */
  private static List<PastDay> weeks(int count, Function<LocalDate, PastDay> day) {
    return FIRST.minusWeeks(count).datesUntil(FIRST).map(day).toList();
  }

  private static PastDay day(LocalDate date, String heat, String cost, String fifo) {
    return new PastDay(date, new BigDecimal(heat), new BigDecimal(cost), new BigDecimal(fifo));
  }

  private static PastDay cost(LocalDate date, double cost) {
    return new PastDay(
        date, new BigDecimal("100"), BigDecimal.valueOf(cost), BigDecimal.valueOf(cost + 10));
  }

  private static Expected expected(Forecast forecast) {
    assertThat(forecast).isInstanceOf(Expected.class);
    return (Expected) forecast;
  }

  private static void isRange(Range range, String low, String expected, String high) {
    assertThat(range)
        .isEqualTo(new Range(new BigDecimal(low), new BigDecimal(expected), new BigDecimal(high)));
  }

  @Test
  void twentySevenDaysAreNotEnoughAndTwentyEightAre() {
    List<PastDay> days = weeks(4, date -> cost(date, 50));

    assertThat(Forecaster.of(next(7), days.subList(1, 28), List.of()))
        .isEqualTo(new NotEnoughHistory(27, 28));
    assertThat(Forecaster.of(next(7), days, List.of())).isInstanceOf(Expected.class);
  }

  @Test
  void aDayCostsTheMeanHeatOfItsLastEightLikeDaysTimesWhatAKilowattHourOfThemCost() {
    // Ten Mondays: the first two (1000 kWh for 999) lie too far back. The last eight: heat 100 to
    // 170, cost 20 to 34, so H = 135 kWh, c = 216 / 1080 = 0.2, and H x c = 27.
    List<PastDay> past =
        weeks(
            10,
            date -> {
              if (date.getDayOfWeek() != DayOfWeek.MONDAY) {
                return day(date, "10", "5", "6");
              }
              long back = java.time.temporal.ChronoUnit.WEEKS.between(date, FIRST);
              return back > 8
                  ? day(date, "1000", "999", "1999")
                  : day(date, "" + (180 - 10 * back), "" + (36 - 2 * back), "" + (46 - 2 * back));
            });

    Day monday = expected(Forecaster.of(next(1), past, List.of())).days().getFirst();

    assertThat(monday.heatKwh()).isEqualByComparingTo("135");
    assertThat(monday.cost().expected()).isEqualTo(new BigDecimal("27.00"));
    assertThat(monday.savings().expected()).isEqualTo(new BigDecimal("10.00"));
    assertThat(monday.likeDays()).isEqualTo(8);
    assertThat(monday.basis()).isEqualTo(Basis.LIKE_DAYS);
  }

  @Test
  void aHolidayIsLikeSundaysAndNotLikeItsWeekday() {
    LocalDate past = FIRST.minusWeeks(1); // a Monday that was a holiday: Sundays learn from it
    List<PastDay> days =
        weeks(
            9,
            date -> {
              boolean free = date.getDayOfWeek() == DayOfWeek.SUNDAY || date.equals(past);
              return new PastDay(
                  date,
                  date.equals(past),
                  BigDecimal.TEN,
                  new BigDecimal(free ? "8" : "80"),
                  null,
                  true,
                  Pricing.CURRENT);
            });

    List<Day> forecast =
        expected(Forecaster.of(next(14, FIRST.plusDays(2)), days, List.of())).days();

    assertThat(forecast.get(0).cost().expected()).isEqualByComparingTo("80"); // a Monday
    assertThat(forecast.get(2).cost().expected()).isEqualByComparingTo("8"); // the holiday
    assertThat(forecast.get(9).cost().expected()).isEqualByComparingTo("80"); // a Wednesday
    assertThat(forecast.get(0).savings()).isNull();
  }

  @Test
  void daysWithoutProductionCostWhatTheyCostOnAverage() {
    List<PastDay> days = weeks(5, date -> day(date, "0", "12", "12"));

    Day day = expected(Forecaster.of(next(1), days, List.of())).days().getFirst();

    assertThat(day.heatKwh()).isEqualByComparingTo("0");
    isRange(day.cost(), "12.00", "12.00", "12.00");
  }

  @Test
  void negativeCostsKeepTheirSignAndTheirRangeIsInOrder() {
    Random random = new Random(5);
    List<PastDay> days = weeks(30, date -> cost(date, -40 + random.nextGaussian() * 10));

    Day day = expected(Forecaster.of(next(1), days, List.of())).days().getFirst();

    assertThat(day.cost().expected()).isNegative();
    assertThat(day.cost().low()).isLessThan(day.cost().expected());
    assertThat(day.cost().high()).isGreaterThan(day.cost().expected());
  }

  @Test
  void gapsAndDaysOnlyPartlyCoveredAreNotLearnedFrom() {
    List<PastDay> days = new ArrayList<>(weeks(9, date -> cost(date, 50)));
    days.removeIf(day -> day.date().equals(FIRST.minusDays(7)));
    LocalDate part = FIRST.minusDays(14);
    days.replaceAll(
        day ->
            day.date().equals(part)
                ? new PastDay(
                    part,
                    false,
                    BigDecimal.ONE,
                    new BigDecimal("9999"),
                    null,
                    false,
                    Pricing.CURRENT)
                : day);

    Expected expected = expected(Forecaster.of(next(7), days, List.of()));

    assertThat(expected.knownDays()).isEqualTo(61); // 63 less the gap and the part
    assertThat(expected.days().getFirst().likeDays()).isEqualTo(7);
    assertThat(expected.days().getFirst().cost().expected()).isEqualByComparingTo("50");
  }

  @Test
  void aKindOfDayThatNoRunCoversIsLeftOutRatherThanInvented() {
    List<PastDay> workdays =
        weeks(8, date -> cost(date, 50)).stream()
            .filter(day -> day.date().getDayOfWeek().getValue() <= 5)
            .toList();

    Expected expected = expected(Forecaster.of(next(14), workdays, List.of()));

    assertThat(expected.days()).hasSize(10);
    assertThat(expected.weeks()).extracting(Forecast.Week::days).containsExactly(5, 5);
    assertThat(expected.weeks().getFirst().cost().expected()).isEqualByComparingTo("250");
    assertThat(expected.weeks().getFirst().spread()).isEqualTo(Spread.SUM_OF_DAYS);
  }

  @Test
  void aShortHistoryTakesItsRangeFromHowLikeDaysDifferAndALongOneFromItsOwnForecasts() {
    Random random = new Random(7);
    List<PastDay> year = weeks(52, date -> cost(date, 100 + random.nextGaussian() * 10));

    Expected fromMonth = expected(Forecaster.of(next(7), year.subList(336, 364), List.of()));
    Expected fromYear = expected(Forecaster.of(next(7), year, List.of()));

    assertThat(fromMonth.days().getFirst().spread()).isEqualTo(Spread.LIKE_DAYS);
    assertThat(fromMonth.error().meanAbsolutePercent()).isNull();
    assertThat(fromYear.days().getFirst().spread()).isEqualTo(Spread.SAME_LEAD_TIME);
    assertThat(fromYear.weeks().getFirst().spread()).isEqualTo(Spread.SAME_LEAD_TIME);
    // Independent errors: a week's range is narrower than the sum of its days' ranges.
    assertThat(width(fromYear.weeks().getFirst().cost()))
        .isLessThan(
            fromYear.days().stream().map(Day::cost).mapToDouble(ForecasterTest::width).sum());
  }

  private static double width(Range range) {
    return range.high().subtract(range.low()).doubleValue();
  }

  @Test
  void aboutFourOfFiveDaysLieInsideTheirRangeAndEightDaysBeatLastWeek() {
    Random random = new Random(11);
    List<PastDay> days =
        weeks(
            150,
            date ->
                cost(
                    date,
                    (date.getDayOfWeek().getValue() <= 5 ? 200 : 60)
                        * (1 + random.nextGaussian() * 0.15)));

    Expected expected = expected(Forecaster.of(next(7), days, List.of()));

    assertThat(expected.error().insidePercent())
        .isBetween(new BigDecimal("76"), new BigDecimal("84"));
    assertThat(expected.error().meanAbsolutePercent())
        .isLessThan(expected.error().lastWeekMeanAbsolutePercent());
  }

  @Test
  void theTenthAndNinetiethPercentileAreInterpolatedAtRankNPlusOneTimesP() {
    // Errors -9 ... 9: n = 19, ranks 2 and 18, so -8 and 8.
    List<Double> values = new ArrayList<>();
    for (int i = -9; i <= 9; i++) {
      values.add((double) i);
    }
    Errors errors = Errors.of(values);

    assertThat(errors.low()).isEqualTo(-8);
    assertThat(errors.high()).isEqualTo(8);
    assertThat(Errors.of(List.of(1.0, 2.0)).low()).isZero(); // holds the expected value
  }

  @Test
  void aPlannedDayReplacesTheMeanAndItsRangeComesFromPricingKnownHeat() {
    Random random = new Random(3);
    List<PastDay> year = // cost is exactly 0.3 a kWh: known heat leaves no error
        weeks(
            52,
            date -> {
              int heat = 100 + random.nextInt(100);
              return day(date, "" + heat, BigDecimal.valueOf(3L * heat, 1).toString(), "90");
            });
    PastDay planned = day(FIRST.plusDays(1), "500", "150", "180");

    List<Day> days = expected(Forecaster.of(next(7), year, List.of(planned))).days();

    assertThat(days.get(1).basis()).isEqualTo(Basis.PLANNED_JOBS);
    assertThat(days.get(1).spread()).isEqualTo(Spread.KNOWN_HEAT);
    isRange(days.get(1).cost(), "150.00", "150.00", "150.00");
    assertThat(days.get(1).savings().expected()).isEqualByComparingTo("30");
    assertThat(days.get(0).basis()).isEqualTo(Basis.LIKE_DAYS);
    assertThat(width(days.get(0).cost())).isPositive();
  }

  @Test
  void plannedDaysAreShownEvenWithoutHistory() {
    Forecast forecast = Forecaster.of(next(7), List.of(), List.of(day(FIRST, "500", "150", "180")));

    assertThat(forecast).isInstanceOf(NotEnoughHistory.class);
    assertThat(forecast.planned()).hasSize(1);
    assertThat(forecast.planned().getFirst().spread()).isEqualTo(Spread.NONE);
  }

  @Test
  void theOrderOfTheHistoryDoesNotMatterAndYensHaveNoDecimals() {
    Random random = new Random(13);
    List<PastDay> days =
        new ArrayList<>(weeks(20, date -> cost(date, 1000 + random.nextGaussian() * 99)));
    Question yen = new Question(FIRST, 14, Set.of(), Currency.getInstance("JPY"));
    Forecast first = Forecaster.of(yen, days, List.of());
    Collections.shuffle(days, new Random(1));

    assertThat(Forecaster.of(yen, days, List.of())).isEqualTo(first);
    assertThat(expected(first).days().getFirst().cost().expected().scale()).isZero();
  }

  @Test
  void daysBilledUnderAnotherTariffAreCounted() {
    List<PastDay> days =
        weeks(
            5,
            date ->
                new PastDay(
                    date,
                    false,
                    BigDecimal.TEN,
                    BigDecimal.TEN,
                    null,
                    true,
                    date.isBefore(FIRST.minusWeeks(3))
                        ? Pricing.REPRICED
                        : date.isBefore(FIRST.minusWeeks(1))
                            ? Pricing.OTHER_TARIFF
                            : Pricing.CURRENT));

    Expected expected = expected(Forecaster.of(next(1), days, List.of()));

    assertThat(expected.repricedDays()).isEqualTo(14);
    assertThat(expected.otherTariffDays()).isEqualTo(14);
  }
}
