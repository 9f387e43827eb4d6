package io.heatscheduler.core.change;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.berlin;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.equipment.Unavailability;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.site.MonthToDatePeak;
import io.heatscheduler.core.site.PeakHistory;
import io.heatscheduler.core.site.Site;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.Tariff;
import io.heatscheduler.core.time.Interval;
import io.heatscheduler.core.units.Power;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlantChangeTest {
  private static final Plant PLANT =
      plant()
          .contractualPeakKw("400")
          .shift("06:00", "14:00", 2)
          .shift("14:00", "22:00", 1)
          .with(
              heater("H-1").maxStarts(2).unavailable("2026-11-23T08:00", "2026-11-23T12:00"),
              heater("H-2"))
          .with(job("A").from("2026-11-23T06:00").until("2026-11-23T14:00"), job("B"))
          .build();

  private static GridJob jobA(Plant plant) {
    return PlantGrid.of(plant).orThrow().jobs().getFirst();
  }

  private static List<Interval> off(Plant plant) {
    return plant.equipment("H-1").unavailable().stream().map(Unavailability::window).toList();
  }

  @Test
  void aLaterDeadlineAddsTheStartsItAllows() {
    PlantChange change = new LaterDeadline("A", Duration.ofMinutes(90));

    assertThat(jobA(PLANT).starts().length() - 1).isEqualTo(13);
    assertThat(jobA(change.applyTo(PLANT)).starts().length() - 1).isEqualTo(14);
    assertThat(change.describe(PLANT)).isEqualTo("A may end 1 h 30 min later, by Mon 23 Nov 15:30");
  }

  @Test
  void aDelayedJobKeepsItsDeadline() {
    PlantChange change = new DelayedJob("A", berlin("2026-11-23T10:00"));

    Job changed = change.applyTo(PLANT).job("A");

    assertThat(changed.earliestStart()).isEqualTo(berlin("2026-11-23T10:00"));
    assertThat(changed.latestEnd()).isEqualTo(PLANT.job("A").latestEnd());
    assertThat(change.describe(PLANT)).isEqualTo("A may not start before Mon 23 Nov 10:00");
  }

  @Test
  void aFixedStartLeavesOneStart() {
    PlantChange change = new FixedStart("A", berlin("2026-11-23T09:00"));

    assertThat(jobA(change.applyTo(PLANT)).starts().stream()).containsExactly(9);
    assertThat(change.describe(PLANT)).isEqualTo("A starts at Mon 23 Nov 09:00");
  }

  @Test
  void aStartOutsideTheJobsWindowStaysInfeasible() {
    Plant changed = new FixedStart("A", berlin("2026-11-23T14:00")).applyTo(PLANT);

    assertThat(PlantGrid.of(changed).orThrow().conflicts())
        .extracting(Finding::code)
        .containsExactly("WINDOWS_EXCLUDE_EACH_OTHER");
  }

  @Test
  void fixedEquipmentIsTheOnlyEligibleOne() {
    PlantChange change = new FixedEquipment("A", "H-2");

    assertThat(jobA(PLANT).equipment()).containsExactly(0, 1);
    assertThat(jobA(change.applyTo(PLANT)).equipment()).containsExactly(1);
    assertThat(change.describe(PLANT)).isEqualTo("A runs on H-2");
  }

  @Test
  void thePeakLimitRisesByAnAmountOrIsReplaced() {
    PlantChange higher = new HigherPeakLimit(Power.ofKilowatts(50));

    assertThat(higher.applyTo(PLANT).site().contractualPeak()).isEqualTo(Power.ofKilowatts(450));
    assertThat(higher.describe(PLANT)).isEqualTo("the peak limit is 50 kW higher, 450 kW");
    Plant unlimited = new OtherPeakLimit(null).applyTo(PLANT);
    assertThat(unlimited.site().contractualPeak()).isNull();
    assertThat(higher.applyTo(unlimited)).isEqualTo(unlimited);
  }

  @Test
  void aShiftGainsOperatorsAndOthersDoNot() {
    PlantChange change = new MoreOperators("shift 1", 2);

    PlantGrid grid = PlantGrid.of(change.applyTo(PLANT)).orThrow();

    assertThat(grid.operators()).isNotNull();
    assertThat(List.of(grid.operators().get(10), grid.operators().get(15))).containsExactly(2, 3);
    assertThat(change.describe(PLANT)).isEqualTo("shift shift 1 has 2 more operators");
  }

  @Test
  void startsADayRiseWhereTheyAreLimited() {
    assertThat(new MoreStartsPerDay("H-1", 1).applyTo(PLANT).equipment("H-1").maxStartsPerDay())
        .isEqualTo(3);
    assertThat(new MoreStartsPerDay("H-2", 1).applyTo(PLANT)).isEqualTo(PLANT);
    assertThat(new MoreStartsPerDay("H-1", 1).describe(PLANT))
        .isEqualTo("H-1 may start 3 times a day");
  }

  @Test
  void releasingTheMiddleOfAMaintenanceLeavesItsEnds() {
    Plant changed =
        new ReleasedMaintenance("H-1", berlin("2026-11-23T09:00", "2026-11-23T10:00"))
            .applyTo(PLANT);

    assertThat(off(changed))
        .containsExactly(
            berlin("2026-11-23T08:00", "2026-11-23T09:00"),
            berlin("2026-11-23T10:00", "2026-11-23T12:00"));
  }

  @Test
  void releasingMoreThanAMaintenanceRemovesItWhole() {
    Plant changed =
        new ReleasedMaintenance("H-1", berlin("2026-11-23T07:00", "2026-11-23T13:00"))
            .applyTo(PLANT);

    assertThat(off(changed)).isEmpty();
  }

  @Test
  void anOutageIsAFurtherWindow() {
    PlantChange change = new Outage("H-1", berlin("2026-11-23T15:00", "2026-11-23T16:00"));

    assertThat(off(change.applyTo(PLANT)))
        .hasSize(2)
        .contains(berlin("2026-11-23T15:00", "2026-11-23T16:00"));
    assertThat(change.describe(PLANT))
        .isEqualTo("H-1 is out of order from Mon 23 Nov 15:00 to Mon 23 Nov 16:00");
  }

  @Test
  void jobsAndEquipmentAreAddedAndRemoved() {
    Plant changed =
        PlantChange.applyAll(
            List.of(
                new AddedJob(job("C").build()),
                new AddedEquipment(heater("H-0").build()),
                new RemovedEquipment("H-2")),
            PLANT);

    assertThat(changed.jobs()).extracting(Job::jobId).containsExactly("A", "B", "C");
    assertThat(changed.equipment()).hasSize(3);
    assertThat(changed.equipment("H-2").isActive()).isFalse();
  }

  @Test
  void equipmentMayServeTheJobsThatNameAnother() {
    Plant named = new FixedEquipment("A", "H-2").applyTo(PLANT);
    PlantChange change = new SharedJobs("H-1", "H-2");

    Plant changed = change.applyTo(named);

    assertThat(changed.job("A").eligibleEquipment()).containsExactly("H-1", "H-2");
    assertThat(changed.job("B").eligibleEquipment()).isEmpty(); // any will do
    assertThat(change.describe(named)).isEqualTo("H-1 may serve the jobs of H-2");
  }

  @Test
  void aScenarioAppliesItsChangesInOrder() {
    Scenario scenario =
        new Scenario(
            "more power",
            List.of(
                new OtherPeakLimit(Power.ofKilowatts(500)),
                new HigherPeakLimit(Power.ofKilowatts(20)),
                new OtherShifts(null)));

    Plant changed = scenario.applyTo(PLANT);

    assertThat(changed.site().contractualPeak()).isEqualTo(Power.ofKilowatts(520));
    assertThat(changed.shifts()).isNull();
    assertThat(changed.jobs()).isEqualTo(PLANT.jobs());
  }

  @Test
  void aChangeOfSomethingThePlantDoesNotHaveIsABug() {
    assertThatThrownBy(() -> new LaterDeadline("Z", Duration.ofHours(1)).applyTo(PLANT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Z");
    assertThatThrownBy(() -> new MoreOperators("night", 1).applyTo(PLANT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("night");
    assertThatThrownBy(() -> new FixedEquipment("A", "H-9").applyTo(PLANT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("H-9");
  }

  @Test
  void anotherTariffKeepsThePeaksOfComponentsItHasToo() {
    Power peak = new Power(BigDecimal.valueOf(90));
    Site site =
        PLANT
            .site()
            .withMonthToDatePeak(new MonthToDatePeak(null, Map.of("facility", peak, "old", peak)))
            .withPeakHistory(
                new PeakHistory(
                    List.of(
                        new PeakHistory.Peak(
                            YearMonth.of(2026, 8), "facility", BigDecimal.valueOf(70)),
                        new PeakHistory.Peak(
                            YearMonth.of(2026, 8), "old", BigDecimal.valueOf(80)))));
    Tariff offer =
        PLANT
            .tariff()
            .withDemandCharges(List.of(new DemandCharge("facility", BigDecimal.ONE, null)));

    Plant changed = new OtherTariff(offer).applyTo(PLANT.withSite(site));

    assertThat(changed.tariff()).isEqualTo(offer);
    assertThat(changed.site().monthToDatePeak().byComponent()).containsOnlyKeys("facility");
    assertThat(changed.site().peakHistory().peaks())
        .extracting(PeakHistory.Peak::component)
        .containsExactly("facility");
  }
}
