package io.heatscheduler.agents.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DayWindow;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.time.Season;
import io.heatscheduler.core.time.TimeGrid;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * A hundred real tariffs of large customers, written as rows of hours: the bill under each, turned
 * into a tariff here, equals the sum over the rows.
 */
@EnabledIfEnvironmentVariable(named = "HEATSCHEDULER_REFERENCE_DATA", matches = ".+")
class WwtpBillsTest {
  private static final int MINUTES = 30;
  private static final Map<String, Set<DayType>> DAYS =
      Map.of(
          "0-6", Set.of(),
          "0-4", Set.of(DayType.WEEKDAY),
          "5-6", Set.of(DayType.WEEKEND),
          "0-5", Set.of(DayType.WEEKDAY, DayType.SATURDAY),
          "6-6", Set.of(DayType.SUNDAY));

  /** A charge in some hours of some days of some months. */
  private record Row(
      boolean energy,
      boolean limited,
      Month first,
      Month last,
      DailyWindow window,
      String days,
      BigDecimal charge) {

    boolean holds(LocalDateTime time) {
      int day = time.getDayOfWeek().getValue() - 1;
      return isIn(time.getMonth())
          && window.contains(time.toLocalTime())
          && day >= days.charAt(0) - '0'
          && day <= days.charAt(2) - '0';
    }

    boolean isIn(Month month) {
      return month.compareTo(first) >= 0 && month.compareTo(last) <= 0;
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all =
        Files.list(Path.of(System.getenv("HEATSCHEDULER_REFERENCE_DATA"), "wwtp", "tariffs"))) {
      return all.sorted().toList();
    }
  }

  private static List<Row> rows(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", -1);
      boolean charged = cells[1].equals("energy") || cells[1].equals("demand");
      if (cells[0].equals("electric") && charged) {
        rows.add(
            new Row(
                cells[1].equals("energy"),
                new BigDecimal(cells[4]).signum() != 0,
                Month.of(Integer.parseInt(cells[5])),
                Month.of(Integer.parseInt(cells[6])),
                new DailyWindow(clock(cells[7]), clock(cells[8])),
                cells[9] + "-" + cells[10],
                new BigDecimal(cells[12])));
      }
    }
    return rows;
  }

  private static LocalTime clock(String hours) {
    int minutes = new BigDecimal(hours).multiply(BigDecimal.valueOf(60)).intValueExact();
    return LocalTime.MIDNIGHT.plusMinutes(minutes);
  }

  /** Rows with a limit above zero are tiers of rows that others overlap; their sum is ambiguous. */
  private static boolean isPlain(List<Row> rows) {
    return rows.stream().noneMatch(Row::limited);
  }

  @Test
  void aHundredTariffsAreThereAndTenHaveLimits() throws IOException {
    int plain = 0;
    for (Path file : files()) {
      plain += isPlain(rows(file)) ? 1 : 0;
    }
    assertThat(files()).hasSize(100);
    assertThat(plain).isEqualTo(90);
  }

  @TestFactory
  Stream<DynamicTest> aBillIsTheSumOverTheRows() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      if (isPlain(rows(file))) {
        tests.add(
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()), () -> check(tariff(rows(file)), rows(file))));
      }
    }
    return tests.stream();
  }

  private static void check(Tariff tariff, List<Row> rows) {
    for (Month month : List.of(Month.JANUARY, Month.JULY)) {
      LocalDate start = LocalDate.of(2021, month, 1);
      TimeGrid span = Bills.span(ZoneOffset.UTC, start, start.plusMonths(1), MINUTES);
      List<BigDecimal> kw = new ArrayList<>();
      for (int slot = 0; slot < span.slotCount(); slot++) {
        kw.add(BigDecimal.valueOf(100 + slot * 37 % 251));
      }
      UtilityBill bill = Bills.of(tariff, span, kw, MeterState.UNKNOWN);

      assertThat(bill.total(ChargeKind.ENERGY))
          .describedAs("energy in %s", month)
          .isCloseTo(energy(rows, span, kw), within(new BigDecimal("0.001")));
      assertThat(bill.total(ChargeKind.DEMAND))
          .describedAs("demand in %s", month)
          .isCloseTo(demand(rows, span, kw), within(new BigDecimal("0.001")));
    }
  }

  private static BigDecimal energy(List<Row> rows, TimeGrid span, List<BigDecimal> kw) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int slot = 0; slot < kw.size(); slot++) {
      cost = cost.add(kw.get(slot).multiply(rate(rows, span.localStartOf(slot))));
    }
    return cost.multiply(new BigDecimal("0.5")); // hours of a slot
  }

  private static BigDecimal rate(List<Row> rows, LocalDateTime time) {
    return rows.stream()
        .filter(row -> row.energy && row.holds(time))
        .map(Row::charge)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal demand(List<Row> rows, TimeGrid span, List<BigDecimal> kw) {
    BigDecimal cost = BigDecimal.ZERO;
    for (Row row : rows) {
      BigDecimal highest = BigDecimal.ZERO;
      for (int slot = 0; slot < kw.size() && !row.energy; slot++) {
        highest = row.holds(span.localStartOf(slot)) ? highest.max(kw.get(slot)) : highest;
      }
      cost = cost.add(highest.multiply(row.charge));
    }
    return cost;
  }

  private static Tariff tariff(List<Row> rows) {
    List<TariffPeriod> periods = new ArrayList<>();
    for (Month month : Month.values()) {
      // 2021 began on a Friday: each month has days of every kind among its first seven
      for (int day = 1; day <= 7; day++) {
        LocalDate date = LocalDate.of(2021, month, day);
        DayType dayType =
            switch (date.getDayOfWeek()) {
              case MONDAY -> DayType.WEEKDAY;
              case SATURDAY -> DayType.SATURDAY;
              case SUNDAY -> DayType.SUNDAY;
              default -> null;
            };
        if (dayType != null) {
          periods.addAll(dayOf(rows, date, dayType));
        }
      }
    }
    List<DemandCharge> demand = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (!row.energy) {
        demand.add(
            new DemandCharge(
                "row " + i,
                row.charge,
                season(row.first, row.last),
                DemandTerms.PLAIN.withWindows(
                    List.of(new DayWindow(DAYS.get(row.days), row.window)))));
      }
    }
    return new Tariff(
        "wwtp",
        "",
        "",
        LocalDate.of(2021, 1, 1),
        null,
        Currency.getInstance("USD"),
        BigDecimal.ZERO,
        periods,
        demand,
        null,
        List.of());
  }

  private static List<TariffPeriod> dayOf(List<Row> rows, LocalDate date, DayType dayType) {
    List<TariffPeriod> periods = new ArrayList<>();
    LocalDateTime time = date.atStartOfDay();
    while (time.toLocalDate().equals(date)) {
      LocalDateTime end = time;
      BigDecimal rate = rate(rows, time);
      while (end.toLocalDate().equals(date) && rate(rows, end).compareTo(rate) == 0) {
        end = end.plusMinutes(MINUTES);
      }
      periods.add(
          new TariffPeriod(
              dayType,
              new DailyWindow(time.toLocalTime(), end.toLocalTime()),
              rate,
              BigDecimal.ZERO,
              "rate " + rate.toPlainString(),
              season(date.getMonth(), date.getMonth())));
      time = end;
    }
    return periods;
  }

  private static Season season(Month first, Month last) {
    return new Season(MonthDay.of(first, 1), MonthDay.of(last, last.maxLength()));
  }
}
