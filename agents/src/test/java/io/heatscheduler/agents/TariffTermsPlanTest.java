package io.heatscheduler.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.intake.PlantFiles;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.cost.BillLine;
import io.heatscheduler.core.cost.LineKind;
import io.heatscheduler.core.units.Exactness;
import io.heatscheduler.optimizer.Cancellation;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans under tariffs that are more than one rate and one peak. */
class TariffTermsPlanTest {
  private static final String FLAT =
      "    - {day_type: weekday, start_time: \"00:00\", end_time: \"00:00\", energy_rate_kwh: 0.1,"
          + " period_category: flat}";

  @TempDir private Path folder;

  private PlanResult plan(PlantFiles plant) {
    return HeatScheduler.plan(
        plant.in(folder), ExamplePlants.QUICK, PipelineListener.NONE, new Cancellation());
  }

  /** That objective and bill agree is checked on every run, or it fails. */
  @Test
  void percentagesRatchetWindowsDaysAndFixedChargesArePlannedExactly() {
    PlanResult result =
        plan(
            new PlantFiles()
                .change(
                    "  month_to_date_peak_kw: 100",
                    "  month_to_date_peak_kw: 20\n"
                        + "  peak_history: [{month: 2026-08, component: facility, kw: 90}]")
                .change(
                    FLAT,
                    """
                        - {day_type: weekday, start_time: "06:00", end_time: "22:00", energy_rate_kwh: 0.2, period_category: day}
                        - {day_type: weekday, start_time: "22:00", end_time: "06:00", energy_rate_kwh: 0.1, period_category: night}
                      demand_charges:
                        - {id: facility, rate_kw: 4, ratchet: {share: 0.8, months: 11}}
                        - {id: noon, rate_kw: 9, windows: [{day_types: [weekday], start_time: "11:00", end_time: "14:00"}]}
                        - {id: daily, rate_kw: 0.3, assessed: daily}
                        - {id: agreed, rate_kw: 5, contract_kw: 60, excess_rate_kw: 12}
                        - {id: system, rate_kw: 7, coincident_hours: [{start: 2026-11-23T09:00, end: 2026-11-23T10:00}]}
                      fixed_charges: [{id: meter, amount: 300, per: month}]
                      adjustments:
                        - {id: fuel, percent: 4.25, base: [energy]}
                        - {id: VAT, percent: 19, base: [all]}
                    """
                        .stripTrailing()));

    assertThat(result).as("%s", result.findings()).isInstanceOf(Planned.class);
    Planned plan = (Planned) result;
    Bill bill = plan.analysis().bill();
    assertThat(plan.objective()).isEqualByComparingTo(bill.planCost());
    assertThat(plan.bound()).isNotNull().isLessThanOrEqualTo(plan.objective());
    assertThat(bill.lines())
        .extracting(BillLine::id)
        .contains(
            "demand/2026-11-01/daily/2026-11-23",
            "demand/2026-11-01/noon",
            "demand/2026-11-01/system",
            "fixed/meter",
            "adjustment/fuel",
            "adjustment/VAT");
    // 0.8 x 90 kW of August
    assertThat(bill.demand())
        .filteredOn(demand -> demand.component().equals("facility"))
        .singleElement()
        .satisfies(demand -> assertThat(demand.floorKw()).isEqualByComparingTo("72"));
    assertThat(bill.demand())
        .filteredOn(demand -> demand.component().equals("agreed"))
        .singleElement()
        .satisfies(
            demand ->
                assertThat(demand.amount())
                    .isEqualByComparingTo(
                        Exactness.roundLine(demand.chargedKw().multiply(BigDecimal.valueOf(12)))));
    assertThat(bill.total(LineKind.FIXED)).isEqualByComparingTo("10"); // 300 x 1/30
  }

  @Test
  void tiersAgreedDemandAndIntervalsArePlannedExactly() {
    PlanResult result =
        plan(
            new PlantFiles()
                .change(
                    "energy_rate_kwh: 0.1", "tiers: [{rate_kwh: 0.2, max: 100}, {rate_kwh: 0.1}]")
                .change(
                    "  periods:",
                    "  demand_charges: [{id: half, rate_kw: 4, interval_minutes: 30}, {id: steps,"
                        + " tiers: [{rate_kw: 4, max_kw: 500}, {rate_kw: 3}]}]\n  periods:"));

    assertThat(result).as("%s", result.findings()).isInstanceOf(Planned.class);
    Planned plan = (Planned) result;
    Bill bill = plan.analysis().bill();
    assertThat(plan.objective()).isEqualByComparingTo(bill.planCost());
    assertThat(plan.bound()).isNotNull().isLessThanOrEqualTo(plan.objective());
    assertThat(bill.total(LineKind.TIERS)).isNegative();
    assertThat(bill.byJob().total()).isEqualByComparingTo(bill.planCost());
  }
}
