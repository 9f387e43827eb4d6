package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.CostDifference.Part;
import io.heatscheduler.core.grid.PlantGrid;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class CostDifferenceTest {
  private static final PlantGrid GRID =
      plant()
          .twoRates("0", "2")
          .adder("grid", "0.01")
          .fixedPerDay("3")
          .with(heater("H-1").startupKwh("10").startupCost("1"))
          .with(job("A"), job("B"))
          .grid();

  private static BigDecimal part(CostDifference difference, String name) {
    return difference.parts().stream()
        .filter(part -> part.name().equals(name))
        .map(Part::amount)
        .findFirst()
        .orElseThrow();
  }

  // Both jobs at 02:00 and 03:00: one start. Second plan: A at 02:00, B at 08:00: two starts.
  // B's 50 kWh cost 0.21 instead of 0.06; its start 10 x 0.21 + 1; 60 kW on-peak at 2 EUR.
  @Test
  void partsSayWhatCostsMoreAndSumToTheTotal() {
    Bill night = CostCalculator.price(GRID, onFirst(new int[] {2, 3}, 2, 4));
    Bill split = CostCalculator.price(GRID, onFirst(new int[] {2, 8}, 2, 3, 8, 9));

    CostDifference difference = CostDifference.between(night, split);

    assertThat(part(difference, CostDifference.ELECTRICITY)).isEqualByComparingTo("7.5");
    assertThat(part(difference, CostDifference.STARTS_AND_IDLING)).isEqualByComparingTo("3.1");
    assertThat(part(difference, CostDifference.DEMAND + "on-peak")).isEqualByComparingTo("120");
    assertThat(part(difference, CostDifference.FUEL)).isEqualByComparingTo("0");
    assertThat(part(difference, CostDifference.FIXED)).isEqualByComparingTo("0");
    assertThat(difference.total()).isEqualByComparingTo("130.6");
  }

  @Test
  void theWayBackCostsAsMuchLess() {
    Bill night = CostCalculator.price(GRID, onFirst(new int[] {2, 3}, 2, 4));
    Bill split = CostCalculator.price(GRID, onFirst(new int[] {2, 8}, 2, 3, 8, 9));

    assertThat(CostDifference.between(split, night).total()).isEqualByComparingTo("-130.6");
    assertThat(CostDifference.between(night, night).total()).isEqualByComparingTo("0");
  }

  @Test
  void energyIsCountedOnceThoughAddersPriceItTwice() {
    // 100 kWh of the jobs and 10 of the start
    assertThat(CostCalculator.price(GRID, onFirst(new int[] {2, 3}, 2, 4)).inputKwh())
        .isEqualByComparingTo("110");
  }
}
