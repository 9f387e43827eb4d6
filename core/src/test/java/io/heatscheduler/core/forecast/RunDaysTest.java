package io.heatscheduler.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.heatscheduler.core.cost.CostBySlot;
import io.heatscheduler.core.report.PastDay;
import io.heatscheduler.core.report.PastDay.Pricing;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs joined into local days. */
class RunDaysTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A run whose every hour takes 2 kWh and costs some money. */
  private static RunSlots run(
      String from, String to, String hourCost, @Nullable String fifoHourCost, String... periods) {
    TimeGrid time = new TimeGrid(BERLIN, at(from), at(to), 60);
    TreeMap<LocalDate, BigDecimal> perPeriod = new TreeMap<>();
    for (int i = 0; i < periods.length; i += 2) {
      perPeriod.put(LocalDate.parse(periods[i]), new BigDecimal(periods[i + 1]));
    }
    List<LocalDate> billing = new ArrayList<>();
    for (int slot = 0; slot < time.slotCount(); slot++) {
      billing.add(time.dateOf(slot).withDayOfMonth(1));
    }
    int n = time.slotCount();
    return new RunSlots(
        from + to,
        at(from),
        time,
        Set.of(LocalDate.of(2026, 4, 3)),
        billing,
        Collections.nCopies(n, BigDecimal.TWO),
        new CostBySlot(Collections.nCopies(n, new BigDecimal(hourCost)), perPeriod),
        fifoHourCost == null
            ? null
            : new CostBySlot(
                Collections.nCopies(n, new BigDecimal(fifoHourCost)), new TreeMap<>(Map.of())),
        Pricing.CURRENT);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static PastDay on(List<PastDay> days, String date) {
    return days.stream()
        .filter(day -> day.date().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal sum(List<PastDay> days) {
    return days.stream().map(PastDay::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void daysOfTheClockChangeHave23And25HoursAndAreWhole() {
    List<PastDay> spring =
        RunDays.of(List.of(run("2026-03-28T00:00", "2026-03-30T00:00", "1", "3")), BERLIN);
    List<PastDay> autumn =
        RunDays.of(List.of(run("2026-10-24T00:00", "2026-10-26T00:00", "1", null)), BERLIN);

    assertThat(on(spring, "2026-03-29").cost()).isEqualByComparingTo("23");
    assertThat(on(spring, "2026-03-29").heatKwh()).isEqualByComparingTo("46");
    assertThat(on(spring, "2026-03-29").savings()).isEqualByComparingTo("46"); // 23 x 2
    assertThat(on(autumn, "2026-10-25").cost()).isEqualByComparingTo("25");
    assertThat(on(autumn, "2026-10-25").savings()).isNull();
    assertThat(spring).allMatch(PastDay::whole);
    assertThat(autumn).allMatch(PastDay::whole);
  }

  @Test
  void aDayThatRunsCoverInPartIsNotWholeAndTwoRunsTogetherMakeItWhole() {
    RunSlots first = run("2026-05-04T06:00", "2026-05-05T06:00", "1", null);
    RunSlots second = run("2026-05-05T06:00", "2026-05-06T06:00", "2", null);

    List<PastDay> days = RunDays.of(List.of(first, second), BERLIN);

    assertThat(days)
        .extracting(day -> day.date().toString(), PastDay::whole)
        .containsExactly(
            tuple("2026-05-04", false), tuple("2026-05-05", true), tuple("2026-05-06", false));
    assertThat(on(days, "2026-05-05").cost()).isEqualByComparingTo("42"); // 6 x 1 + 18 x 2
  }

  @Test
  void theRunMadeLaterCountsFromWhereItBegins() {
    RunSlots week = run("2026-05-04T00:00", "2026-05-06T00:00", "1", null);
    RunSlots replanned = run("2026-05-04T12:00", "2026-05-06T00:00", "5", null);

    for (List<RunSlots> anyOrder : List.of(List.of(week, replanned), List.of(replanned, week))) {
      List<PastDay> days = RunDays.of(anyOrder, BERLIN);
      assertThat(on(days, "2026-05-04").cost()).isEqualByComparingTo("72"); // 12 x 1 + 12 x 5
      assertThat(on(days, "2026-05-05").cost()).isEqualByComparingTo("120");
      assertThat(days).allMatch(PastDay::whole);
    }
  }

  @Test
  void whatIsPaidForABillingPeriodIsSpreadOverItsCoveredHoursAndSumsExactly() {
    // 10 for March is paid by a run of one March day, 100 for April by two runs of three days.
    RunSlots first = run("2026-03-31T00:00", "2026-04-01T00:00", "0", null, "2026-03-01", "10");
    RunSlots second =
        run("2026-04-01T00:00", "2026-04-02T00:00", "0", null, "2026-04-01", "93.000001");
    RunSlots third = run("2026-04-02T00:00", "2026-04-04T00:00", "0", null, "2026-04-01", "7");

    List<PastDay> days = RunDays.of(List.of(first, second, third), BERLIN);

    assertThat(on(days, "2026-03-31").cost()).isEqualByComparingTo("10");
    assertThat(on(days, "2026-04-01").cost())
        .isBetween(new BigDecimal("33.333333"), new BigDecimal("33.333334"));
    assertThat(sum(days)).isEqualByComparingTo("110.000001");
    assertThat(on(days, "2026-04-03").holiday()).isTrue();
    assertThat(on(days, "2026-04-02").holiday()).isFalse();
  }
}
