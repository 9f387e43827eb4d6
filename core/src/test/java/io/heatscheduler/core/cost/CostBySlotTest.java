package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.fixture.RandomPlants;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.tariff.Adjustment;
import io.heatscheduler.core.tariff.BillTerms;
import io.heatscheduler.core.tariff.ChargeKind;
import io.heatscheduler.core.tariff.ChargePer;
import io.heatscheduler.core.tariff.FixedCharge;
import io.heatscheduler.core.tariff.TierRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The plan cost slot by slot. */
class CostBySlotTest {

  @Test
  void theSlotsAndBillingPeriodsOfEveryRandomPlantSumToThePlanCostExactly() {
    int checked = 0;
    for (int seed = 0; seed < 200; seed++) {
      PlantGrid grid = RandomPlants.of(seed).grid();
      @Nullable Baseline baseline = FifoBaseline.plan(grid);
      if (baseline != null) {
        SlottedSchedule schedule = baseline.schedule();
        Bill bill = CostCalculator.price(grid, schedule);
        CostBySlot shares = CostBySlot.of(Dispatch.of(grid, schedule), bill);
        assertThat(shares.slots()).hasSize(grid.slotCount());
        assertThat(shares.total()).as("seed %d", seed).isEqualTo(bill.planCost());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void energyBelongsToItsSlotAFixedChargeToItsDateAndADemandChargeToItsBillingPeriod() {
    Plant plant =
        plant()
            .twoRates("1", "8")
            .fixedPerDay("24")
            .with(heater("H").percent("100"))
            .with(job("J"))
            .build();
    PlantGrid grid = PlantGrid.of(plant).orThrow();
    Dispatch dispatch = Dispatch.of(grid, onFirst(new int[] {9}, 9, 10));
    Bill bill = CostCalculator.price(grid, onFirst(new int[] {9}, 9, 10));

    CostBySlot shares = CostBySlot.of(dispatch, bill);

    BigDecimal perSlot = new BigDecimal("24").divide(BigDecimal.valueOf(slotsOfFirstDate(grid)));
    assertThat(shares.slots().getFirst()).isEqualByComparingTo(perSlot);
    assertThat(shares.slots().get(9))
        .isEqualByComparingTo(perSlot.add(bill.total(LineKind.ENERGY)));
    LocalDate period = grid.billingPeriods().getFirst();
    assertThat(shares.periods().get(period)).isEqualByComparingTo(bill.total(LineKind.DEMAND));
    assertThat(bill.total(LineKind.DEMAND)).isPositive();
  }

  @Test
  void percentagesGoWithWhatTheyAreReckonedOn() {
    Plant plain =
        plant()
            .twoRates("1", "8")
            .with(heater("H").percent("90").standbyKw("1").startupKwh("4"))
            .with(job("J"))
            .build();
    BillTerms terms =
        new BillTerms(
            TierRules.DEFAULT,
            List.of(new FixedCharge("meter", new BigDecimal("30"), ChargePer.MONTH)),
            null,
            List.of(
                new Adjustment(
                    "tax",
                    new BigDecimal("19"),
                    Set.of(ChargeKind.ENERGY, ChargeKind.DEMAND, ChargeKind.FIXED),
                    false)),
            null);
    PlantGrid grid = PlantGrid.of(plain.withTariff(plain.tariff().withTerms(terms))).orThrow();
    SlottedSchedule schedule = onFirst(new int[] {9}, 9, 10);
    Bill bill = CostCalculator.price(grid, schedule);

    CostBySlot shares = CostBySlot.of(Dispatch.of(grid, schedule), bill);

    assertThat(shares.total()).isEqualTo(bill.planCost());
    assertThat(shares.periods().get(grid.billingPeriods().getFirst()))
        .isCloseTo(
            bill.total(LineKind.DEMAND).multiply(new BigDecimal("1.19")),
            within(new BigDecimal("0.000001")));
  }

  private static int slotsOfFirstDate(PlantGrid grid) {
    return (int) grid.dates().stream().filter(date -> date.equals(grid.dates().getFirst())).count();
  }
}
