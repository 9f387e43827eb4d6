package io.heatscheduler.agents.whatif;

import static io.heatscheduler.agents.whatif.WhatIfPlants.given;
import static io.heatscheduler.agents.whatif.WhatIfPlants.job;
import static io.heatscheduler.agents.whatif.WhatIfPlants.solver;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.agents.optimization.GivenAnswer;
import io.heatscheduler.core.change.HigherPeakLimit;
import io.heatscheduler.core.change.LaterDeadline;
import io.heatscheduler.core.change.MoreOperators;
import io.heatscheduler.core.change.MoreStartsPerDay;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.units.Power;
import io.heatscheduler.optimizer.Cancellation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlexibilityFinderTest {
  @TempDir private Path folder;

  private Flexibility find(PlantFiles files) {
    return new FlexibilityFinder(solver(), 20).find(given(files.plant(folder).plant()));
  }

  private static PlantFiles cheapFrom(int hour, String... rows) {
    return WhatIfPlants.files(rows)
        .change(
            "end_time: \"06:00\", energy_rate_kwh: 0.05",
            "end_time: \"%02d:00\", energy_rate_kwh: 0.20".formatted(hour))
        .change(
            "start_time: \"06:00\", end_time: \"00:00\", energy_rate_kwh: 0.20",
            "start_time: \"%02d:00\", end_time: \"00:00\", energy_rate_kwh: 0.05".formatted(hour));
  }

  // Cheap from 12:00. A must end by 12:00 and needs an hour: 100 kWh at 0.20 instead of 0.05. B has
  // all day, C ends by 10:00 and would still be before noon.
  @Test
  void theDeadlineJustBeforeTheCheapHoursIsWorthTheDifferenceOfTheRates() {
    Flexibility found =
        find(
            cheapFrom(
                12,
                job("A", 100, 1, 0, 12, ""),
                job("B", 100, 1, 0, 24, ""),
                job("C", 100, 1, 9, 10, "")));

    assertThat(found.reference()).isEqualByComparingTo("45");
    assertThat(found.worth()).hasSize(1);
    FlexibilityValue worth = found.worth().getFirst();
    assertThat(worth.change()).isEqualTo(new LaterDeadline("A", Duration.ofHours(1)));
    assertThat(worth.saving()).isEqualByComparingTo("15");
    assertThat(worth.certain()).isBetween(BigDecimal.ZERO, worth.saving());
    assertThat(worth.atMost()).isNotNull().isGreaterThanOrEqualTo(worth.saving());
  }

  // Six cheap hours, two jobs of four hours on two furnaces, one operator: one job must wait.
  // 100 kWh at 80 % = 125 kWh, two of its hours cheap anyway.
  @Test
  void anOperatorMoreInTheCheapShiftIsWorthRunningBothJobsInIt() {
    Flexibility found =
        find(
            WhatIfPlants.files(job("A", 200, 4, 0, 24, "H-1", 1), job("B", 160, 4, 0, 24, "H-2", 1))
                .change(
                    "equipment:",
                    """
                    shifts:
                      - {name: night, start: "00:00", end: "06:00", operators: 1}
                      - {name: day, start: "06:00", end: "00:00", operators: 5}
                    equipment:\
                    """));

    assertThat(found.worth())
        .extracting(FlexibilityValue::change)
        .containsExactly(new MoreOperators("night", 1));
    // 200 kWh each: both cheap cost 20; with one operator two hours of one job are cheap at most
    assertThat(found.reference().subtract(found.worth().getFirst().saving()))
        .isEqualByComparingTo("20");
  }

  // The peak limit lets one of the two furnaces run at a time; five hours of work each, six cheap.
  @Test
  void aHigherPeakLimitIsWorthRunningBothFurnacesAtOnce() {
    Flexibility found =
        find(
            WhatIfPlants.files(job("A", 500, 5, 0, 24, "H-1"), job("B", 200, 5, 0, 24, "H-2"))
                .change("base_load_kw: 0", "base_load_kw: 0\n  contractual_peak_kw: 120"));

    assertThat(found.worth())
        .extracting(FlexibilityValue::change)
        .containsExactly(new HigherPeakLimit(Power.ofKilowatts(50)));
  }

  // One start a day: the furnace idles through the dear hours or the second job runs in them.
  @Test
  void aStartMoreADayIsWorthNotIdling() {
    Flexibility found =
        find(
            WhatIfPlants.files(job("A", 100, 1, 0, 2, "H-1"), job("B", 100, 1, 5, 7, "H-1"))
                .change(
                    "efficiency_percent: 100, mode: batch",
                    "efficiency_percent: 100, mode: batch, max_starts_per_day: 1, min_load_kw:"
                        + " 40"));

    assertThat(found.worth())
        .extracting(FlexibilityValue::change)
        .containsExactly(
            new MoreStartsPerDay("H-1", 1), new LaterDeadline("A", Duration.ofHours(1)));
    // A at 01:00 and B at 05:00 with three hours of 40 kW surplus at 0.05 between them
    assertThat(found.worth().getFirst().saving()).isEqualByComparingTo("6");
    // A an hour later idles an hour less
    assertThat(found.worth().getLast().saving()).isEqualByComparingTo("2");
  }

  @Test
  void aPlanThatTouchesNoLimitIsAskedNothing() {
    Flexibility found = find(WhatIfPlants.files(job("A", 100, 1, 0, 24, "")));

    assertThat(found.tried()).isZero();
    assertThat(found.worth()).isEmpty();
  }

  @Test
  void atMostSoManyAreTriedAndTheRestIsCounted() {
    GivenPlan plan =
        given(
            WhatIfPlants.files(
                    job("A", 100, 1, 8, 9, "H-1"),
                    job("B", 100, 1, 9, 10, "H-1"),
                    job("C", 100, 1, 10, 11, "H-1"))
                .plant(folder)
                .plant());

    Flexibility found = new FlexibilityFinder(solver(), 2).find(plan);

    assertThat(found.tried()).isEqualTo(2);
    assertThat(found.leftOut()).isEqualTo(1);
  }

  // The solver keeps the dear plan first and finds the cheap one, which needs no freedom, later.
  @Test
  void whatMoreSearchingFindsIsNotSoldAsTheValueOfFreedom() {
    GivenPlan free =
        given(WhatIfPlants.files(job("A", 100, 1, 0, 12, "H-1")).plant(folder).plant());
    SlottedSchedule dear = WhatIfPlants.schedule(free, new int[] {0}, new int[] {11});
    SlottedSchedule cheap = WhatIfPlants.schedule(free, new int[] {0}, new int[] {3});
    GivenPlan plan =
        new GivenPlan(free.grid(), dear, CostCalculator.price(free.grid(), dear), null);
    AtomicInteger calls = new AtomicInteger();
    GivenAnswer solver =
        GivenAnswer.schedule(grid -> calls.getAndIncrement() == 0 ? dear : cheap, null);

    Flexibility found =
        new FlexibilityFinder(new ReSolver(solver, WhatIfPlants.EFFORT, new Cancellation()), 20)
            .find(plan);

    assertThat(calls).hasValue(2);
    assertThat(found.reference()).isEqualByComparingTo("5");
    assertThat(found.worth()).isEmpty();
  }
}
