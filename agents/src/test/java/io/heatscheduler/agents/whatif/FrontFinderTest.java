package io.heatscheduler.agents.whatif;

import static io.heatscheduler.agents.whatif.WhatIfPlants.job;
import static io.heatscheduler.agents.whatif.WhatIfPlants.planned;
import static io.heatscheduler.agents.whatif.WhatIfPlants.solver;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.agents.whatif.Front.Point;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FrontFinderTest {
  @TempDir private Path folder;

  private static Front front(Planned cheapest, FrontMeasure measure, int points) {
    return new FrontFinder(solver(), measure, points, cheapest).find().orThrow();
  }

  private Planned plan(PlantFiles files) {
    return planned(files.plant(folder).plant());
  }

  /** H-2 burns gas at 0.04 EUR/kWh and 50 %: 0.08 EUR and 0.4 kg per kWh of heat. */
  private static PlantFiles gasOrPower(String... rows) {
    return WhatIfPlants.files(rows)
        .change(
            "equipment_id: H-2, equipment_type: electric, capacity_kw: 100, efficiency_percent: 80",
            "equipment_id: H-2, equipment_type: gas_boiler, capacity_kw: 100, efficiency_percent:"
                + " 50, fuel_type: natural_gas, fuel_rate_per_kwh: 0.04")
        .change("electricity: 0.4", "electricity: 0.1");
  }

  // By night A costs 5 with power (0.05) and B, by day, 20 with power or 8 with gas. Emissions per
  // 100 kWh of heat: power 10 kg, gas 40 kg.
  @Test
  void co2IsSavedWhereItIsCheapestToSave() {
    Planned cheapest = plan(gasOrPower(job("A", 100, 1, 0, 5, ""), job("B", 100, 1, 8, 12, "")));

    Front front = front(cheapest, FrontMeasure.CO2, 5);

    assertThat(front.points()).hasSize(2);
    Point low = front.points().getFirst();
    Point cheap = front.points().getLast();
    assertThat(low.value()).isEqualByComparingTo("20");
    assertThat(low.cost()).isEqualByComparingTo("25");
    assertThat(cheap.value()).isEqualByComparingTo("50");
    assertThat(cheap.cost()).isEqualByComparingTo("13");
  }

  // Both furnaces at 03:00 draw 100 and 125 kW; one after the other 125 at most, within the night.
  // With one cheap hour only, the lower peak costs dear power.
  @Test
  void aLowerPeakCostsWhatTheSecondJobPaysByDay() {
    Planned cheapest =
        plan(
            WhatIfPlants.files(job("A", 100, 1, 5, 7, "H-1"), job("B", 80, 1, 5, 7, "H-1;H-2"))
                .change(
                    "capacity_kw: 100, efficiency_percent: 80",
                    "capacity_kw: 80, efficiency_percent: 80"));

    Front front = front(cheapest, FrontMeasure.PEAK, 5);

    assertThat(front.points().getLast().value()).isEqualByComparingTo("200");
    assertThat(front.points().getLast().cost()).isEqualByComparingTo("10");
    // one in the cheap hour, the other on H-1 after it: 100 x 0.05 + 80 x 0.20, or 80 and 100
    assertThat(front.points().getFirst().value()).isEqualByComparingTo("100");
    assertThat(front.points().getFirst().cost()).isEqualByComparingTo("21");
  }

  // 125 kWh by night on H-2 or 100 kWh on H-1, which is taken by B then, so by day: 6.25 or 20.
  @Test
  void lessEnergyCostsTheBetterFurnaceInDearHours() {
    Planned cheapest =
        plan(WhatIfPlants.files(job("A", 100, 1, 0, 24, ""), job("B", 600, 6, 0, 6, "H-1")));

    Front front = front(cheapest, FrontMeasure.ENERGY, 5);

    assertThat(front.points())
        .extracting(Point::value)
        .map(BigDecimal::intValueExact)
        .containsExactly(700, 725);
    assertThat(front.points().getFirst().cost()).isEqualByComparingTo("50");
    assertThat(front.points().getLast().cost()).isEqualByComparingTo("36.25");
  }

  @ParameterizedTest
  @EnumSource(FrontMeasure.class)
  void everyPointIsAVerifiedPlanNoOtherDominatesAndItsBoundHolds(FrontMeasure measure) {
    Planned cheapest =
        plan(
            gasOrPower(
                job("A", 100, 1, 0, 7, ""),
                job("B", 90, 2, 4, 12, ""),
                job("C", 60, 1, 8, 12, ""),
                job("D", 150, 2, 5, 20, ""),
                job("E", 100, 1, 5, 7, "")));

    Front front = front(cheapest, measure, 5);

    assertThat(front.points()).hasSizeBetween(2, 5);
    for (Point point : front.points()) {
      assertThat(ScheduleVerifier.verify(cheapest.grid(), point.plan().schedule())).isEmpty();
      assertThat(point.bound()).isNotNull().isLessThanOrEqualTo(point.cost());
      assertThat(point.gap()).isNotNull().isNotNegative();
    }
    List<Point> points = front.points();
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).value()).isGreaterThan(points.get(i - 1).value());
      assertThat(points.get(i).cost()).isLessThan(points.get(i - 1).cost());
      // what is proven about a plan with less of the measure costs no less than with more
      assertThat(points.get(i).bound()).isLessThanOrEqualTo(points.get(i - 1).cost());
    }
    assertThat(points.getLast().cost()).isLessThanOrEqualTo(cheapest.objective());
  }

  @Test
  void aFuelWithoutAnEmissionFactorIsNamed() {
    Planned cheapest =
        plan(gasOrPower(job("A", 100, 1, 0, 5, "")).change(", natural_gas: 0.2}", "}"));

    Outcome<Front> refused = new FrontFinder(solver(), FrontMeasure.CO2, 5, cheapest).find();

    assertThat(refused).isInstanceOf(Outcome.Rejected.class);
    assertThat(refused.findings()).extracting(Finding::code).containsExactly("CO2_FACTOR_MISSING");
    assertThat(refused.findings().getFirst().message()).contains("natural_gas");
  }
}
