package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.fixture.PlantBuilder.slots;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SavingsTest {
  @Test
  void movingAJobToACheaperHourIsTimeShift() {
    PlantGrid grid = plant().twoRates("0", "0").with(heater("H")).with(job("J")).grid();

    Savings savings =
        Savings.between(grid, onFirst(new int[] {7}, 7, 8), onFirst(new int[] {2}, 2, 3));

    assertThat(savings.amount()).isEqualByComparingTo("7.5"); // 50 kWh x (0.20 - 0.05)
    assertThat(savings.timeShift()).isEqualByComparingTo("7.5");
    assertThat(savings.percent()).isEqualByComparingTo("75");
    assertThat(savings.peak()).isZero();
    assertThat(savings.startsAndIdling()).isZero();
    assertThat(savings.equipmentAndFuel()).isZero();
  }

  @Test
  void avoidingASecondStartAndIdlingIsTheirPart() {
    PlantGrid grid =
        plant()
            .with(heater("H").startupKwh("10").startupCost("3").shutdownCost("1").standbyKw("2"))
            .with(job("A"), job("B"))
            .grid();

    Savings savings =
        Savings.between(
            grid, onFirst(new int[] {2, 7}, 2, 3, 7, 8), onFirst(new int[] {2, 3}, 2, 4));

    // one start of 10 kWh and 3, one shut-down of 1; standby is the same two hours
    assertThat(savings.startsAndIdling())
        .isEqualByComparingTo(
            new BigDecimal("0.10").multiply(BigDecimal.TEN).add(new BigDecimal("4")));
    assertThat(savings.amount()).isEqualByComparingTo(savings.startsAndIdling());
  }

  @Test
  void spreadingTheLoadIsPeak() {
    PlantGrid grid =
        plant().demandCharge("facility", "6").with(heater("H")).with(job("A"), job("B")).grid();

    Savings savings =
        Savings.between(grid, onFirst(new int[] {2, 2}, 2, 3), onFirst(new int[] {2, 3}, 2, 4));

    assertThat(savings.peak()).isEqualByComparingTo("300"); // (100 - 50) x 6
    assertThat(savings.amount()).isEqualByComparingTo("300");
  }

  @Test
  void aCheaperFuelIsTheRemainder() {
    PlantGrid grid =
        plant().with(heater("E"), heater("G").gas("0.04").percent("80")).with(job("J")).grid();
    SlottedSchedule electric =
        new SlottedSchedule(new int[] {0}, new int[] {3}, List.of(slots(3, 4), slots()));
    SlottedSchedule gas =
        new SlottedSchedule(new int[] {1}, new int[] {5}, List.of(slots(), slots(5, 6)));

    Savings savings = Savings.between(grid, electric, gas);

    assertThat(savings.equipmentAndFuel()).isEqualByComparingTo("2.5"); // 5 - 62.5 x 0.04
    assertThat(savings.amount()).isEqualByComparingTo("2.5");
    assertThat(savings.timeShift()).isZero();
  }

  @Test
  void percentIsNullWhenTheBaselineIsNotOverZero() {
    PlantGrid free = plant().grid();

    Savings savings = Savings.between(free, onFirst(new int[] {}), onFirst(new int[] {}));

    assertThat(savings.percent()).isNull();
    assertThat(savings.amount()).isZero();
  }

  @Test
  void percentHasTwoDecimals() {
    PlantGrid grid =
        plant().twoRates("0", "0").with(heater("H")).with(job("A"), job("B"), job("C")).grid();

    Savings savings =
        Savings.between(
            grid, onFirst(new int[] {7, 8, 9}, 7, 10), onFirst(new int[] {7, 8, 0}, 0, 1, 7, 9));

    assertThat(savings.percent()).isEqualTo(new BigDecimal("25.00")); // 7.5 of 30
  }

  @Test
  void partsThatDoNotSumToTheAmountAreABug() {
    assertThatThrownBy(
            () ->
                new Savings(
                    BigDecimal.ONE,
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO))
        .hasMessageContaining("must sum");
  }
}
