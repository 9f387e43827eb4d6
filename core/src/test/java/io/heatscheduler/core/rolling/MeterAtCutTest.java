package io.heatscheduler.core.rolling;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.cost.Dispatch;
import io.heatscheduler.core.grid.DemandComponent;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.Assessment;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.DemandTerms;
import io.heatscheduler.core.tariff.Ratchet;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the meter of a cut plan has measured, as ratchets, tiers and daily charges need it. */
class MeterAtCutTest {
  private static Dispatch dispatch(String from, String to, DemandCharge charge) {
    Plant plant =
        plant()
            .horizon(from, to, 60)
            .baseLoadKw("50")
            .monthToDateKw("80")
            .with(heater("H"))
            .build();
    Plant charged =
        plant
            .withTariff(plant.tariff().withDemandCharges(List.of(charge)))
            .withSite(plant.site().withMonthToDateKwh(BigDecimal.valueOf(1000)));
    return Dispatch.of(PlantGrid.of(charged).orThrow(), onFirst(new int[0]));
  }

  private static Site siteAt(Dispatch plan, int slot) {
    return new PlanCut(plan, slot).rest(Set.of()).plant().site();
  }

  @Test
  void aBillingMonthThatEndedBecomesHistoryAndEnergyCountsAnew() {
    Dispatch plan =
        dispatch(
            "2026-11-30T00:00",
            "2026-12-02T00:00",
            new DemandCharge(
                "facility",
                BigDecimal.TEN,
                null,
                DemandTerms.PLAIN.withRatchet(Ratchet.of(new BigDecimal("0.5"), 11))));

    assertThat(siteAt(plan, 12).peakHistory()).isEqualTo(PeakHistory.NONE);
    assertThat(siteAt(plan, 12).monthToDateKwh()).isEqualByComparingTo("1600"); // 1000 + 12 x 50
    assertThat(siteAt(plan, 30).monthToDateKwh()).isEqualByComparingTo("300"); // 6 h of December
    assertThat(siteAt(plan, 30).peakHistory().of("facility").get(YearMonth.of(2026, 11)))
        .isEqualByComparingTo("80");
  }

  @Test
  void aDailyChargeGoesOnFromTheDaysOwnPeak() {
    Dispatch plan =
        dispatch(
            "2026-11-23T00:00",
            "2026-11-25T00:00",
            new DemandCharge(
                "day", BigDecimal.TEN, null, DemandTerms.PLAIN.withAssessment(Assessment.DAILY)));
    Plant rest = new PlanCut(plan, 30).rest(Set.of()).plant();

    // the second day has begun with 50 kW; the first day's month-to-date peak does not bear on it
    assertThat(PlantGrid.of(rest).orThrow().rates().demandComponents())
        .singleElement()
        .extracting(DemandComponent::floorKw)
        .satisfies(floor -> assertThat((BigDecimal) floor).isEqualByComparingTo("50"));
  }
}
