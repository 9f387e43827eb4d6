package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.BERLIN;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.time.TimeGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileBillTest {
  private static List<BigDecimal> flat(int slots, String kw) {
    return new ArrayList<>(Collections.nCopies(slots, new BigDecimal(kw)));
  }

  @Test
  void aLoadProfilePaysForAllItsEnergyDemandAndDays() {
    PlantGrid grid =
        plant()
            .twoRates("0", "8")
            .demandCharge("facility", "4.5")
            .monthToDateKw("100")
            .adder("grid", "0.02")
            .fixedPerDay("12.5")
            .grid();
    List<BigDecimal> profile = flat(24, "80");
    profile.set(7, new BigDecimal("130"));

    ProfileBill bill = CostCalculator.priceProfile(grid, profile);

    // off-peak 8 h x 80, on-peak 15 h x 80 + 130
    assertThat(bill.total(LineKind.ENERGY))
        .isEqualByComparingTo(
            new BigDecimal("640")
                .multiply(new BigDecimal("0.05"))
                .add(new BigDecimal("1330").multiply(new BigDecimal("0.20"))));
    assertThat(bill.total(LineKind.ADDER)).isEqualByComparingTo("39.4"); // 1970 x 0.02
    assertThat(bill.total(LineKind.DEMAND)).isEqualByComparingTo("375"); // 30 x (8 + 4.5)
    assertThat(bill.total(LineKind.FIXED)).isEqualByComparingTo("12.5");
    assertThat(bill.total()).isEqualByComparingTo("724.9"); // 298 + 39.4 + 375 + 12.5
    assertThat(bill.lines())
        .extracting(BillLine::kind)
        .containsExactly(
            LineKind.ENERGY,
            LineKind.ENERGY,
            LineKind.ADDER,
            LineKind.DEMAND,
            LineKind.DEMAND,
            LineKind.FIXED);
  }

  @Test
  void aPlantsTariffIsLaidOverTheProfilesOwnSpan() {
    Plant plant =
        plant()
            .twoRates("0", "0")
            .contractualPeakKw("10")
            .baseLoadKw("999")
            .with(heater("H"))
            .with(job("J"))
            .build();
    TimeGrid october =
        new TimeGrid(BERLIN, berlin("2026-10-01T00:00"), berlin("2026-11-01T00:00"), 15);

    PlantGrid grid = ProfileBill.tariffGrid(plant, october).orThrow();
    ProfileBill bill = CostCalculator.priceProfile(grid, flat(grid.slotCount(), "4"));

    // 31 days and the hour doubled on 25 October, which is off-peak
    assertThat(grid.slotCount()).isEqualTo(31 * 96 + 4);
    assertThat(bill.total())
        .isEqualByComparingTo(
            new BigDecimal("4")
                .multiply(
                    new BigDecimal(31 * 8 + 1)
                        .multiply(new BigDecimal("0.05"))
                        .add(new BigDecimal(31 * 16).multiply(new BigDecimal("0.20")))));
  }

  @Test
  void aProfileOfAnotherLengthIsABug() {
    PlantGrid grid = plant().grid();

    assertThatThrownBy(() -> CostCalculator.priceProfile(grid, flat(23, "1")))
        .hasMessageContaining("23 slots, the grid 24");
  }

  @Test
  void theBillOfAPlanAndOfItsLoadProfileAgreeOnAnElectricPlant() {
    PlantGrid grid =
        plant()
            .twoRates("1", "8")
            .adder("grid", "0.02")
            .fixedPerDay("3")
            .baseLoadKw("20")
            .with(heater("H").percent("90").standbyKw("1").startupKwh("4"))
            .with(job("J"))
            .grid();
    Dispatch dispatch =
        Dispatch.of(grid, io.heatscheduler.core.fixture.PlantBuilder.onFirst(new int[] {9}, 9, 10));

    BigDecimal difference =
        CostCalculator.price(dispatch)
            .siteBill()
            .subtract(CostCalculator.priceProfile(grid, dispatch.siteLoadKw()).total());

    assertThat(difference.abs()).isLessThanOrEqualTo(new BigDecimal("0.00001"));
  }
}
