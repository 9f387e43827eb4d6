package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.billing.BillingEngine;
import io.heatscheduler.core.billing.MeterCalendar;
import io.heatscheduler.core.billing.MeterReadings;
import io.heatscheduler.core.billing.MeterState;
import io.heatscheduler.core.billing.TariffCalendar;
import io.heatscheduler.core.billing.UtilityBill;
import io.heatscheduler.core.grid.PlantGrid;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The site bill of a plan is what the utility bills for its load. */
class PlanAndBillTest {
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
    Dispatch dispatch = Dispatch.of(grid, onFirst(new int[] {9}, 9, 10));
    TariffCalendar calendar =
        TariffCalendar.of(grid.plant().tariff(), MeterCalendar.PLAIN, grid.time()).orThrow();
    UtilityBill bill =
        BillingEngine.bill(
            calendar, new MeterReadings(grid.time(), dispatch.siteLoadKw()), MeterState.UNKNOWN);

    BigDecimal difference = CostCalculator.price(dispatch).siteBill().subtract(bill.total());

    assertThat(difference.abs()).isLessThanOrEqualTo(new BigDecimal("0.00001"));
  }
}
