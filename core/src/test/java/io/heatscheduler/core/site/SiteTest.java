package io.heatscheduler.core.site;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.units.Power;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteTest {
  @Test
  void aMonthToDatePeakIsOneForAllComponentsOrOneForEach() {
    MonthToDatePeak forAll = new MonthToDatePeak(Power.ofKilowatts(500), Map.of());
    MonthToDatePeak named = new MonthToDatePeak(null, Map.of("on-peak", Power.ofKilowatts(640)));

    assertThat(forAll.of("on-peak")).isEqualTo(Power.ofKilowatts(500));
    assertThat(forAll.knows("facility")).isTrue();
    assertThat(named.of("on-peak")).isEqualTo(Power.ofKilowatts(640));
    assertThat(named.of("facility")).isEqualTo(Power.ZERO);
    assertThat(named.knows("facility")).isFalse();
    assertThat(MonthToDatePeak.UNKNOWN.knows("facility")).isFalse();
    assertThatThrownBy(() -> new MonthToDatePeak(Power.ZERO, named.byComponent()))
        .hasMessageContaining("not both");
  }

  @Test
  void aPlantSortsItsListsSoThatInputOrderDoesNotMatter() {
    Plant plant = plant().with(heater("K"), heater("H")).with(job("B"), job("A")).build();

    assertThat(plant.equipment()).extracting(Equipment::equipmentId).containsExactly("H", "K");
    assertThat(plant.jobs()).extracting(Job::jobId).containsExactly("A", "B");
  }

  @Test
  void doubledIdsAreABug() {
    assertThatThrownBy(() -> plant().with(job("A"), job("A")).build())
        .hasMessageContaining("ids must be unique");
  }

  @Test
  void equipmentRefusesValuesOutOfRangeNamingThem() {
    assertThatThrownBy(() -> heater("H").capacityKw("0").build())
        .hasMessageContaining("H: capacity (0 kW) must be over 0");
    assertThatThrownBy(() -> heater("H").capacityKw("50").minLoadKw("51").build())
        .hasMessageContaining("51 kW");
    assertThatThrownBy(() -> heater("H").percent("0").build()).hasMessageContaining("efficiency");
    assertThatThrownBy(() -> heater("H").degradation("1.01").build())
        .hasMessageContaining("degradation factor");
    assertThatThrownBy(() -> heater("H").loadCurve("0.5", "80", "0.5", "90").build())
        .hasMessageContaining("ascend");
  }

  @Test
  void jobsRefuseValuesOutOfRangeNamingThem() {
    assertThatThrownBy(() -> job("J").minutes(0).build()).hasMessageContaining("J: duration (0");
    assertThatThrownBy(() -> job("J").heatKwh("-1").build()).hasMessageContaining("-1 kWh");
    assertThatThrownBy(() -> job("J").priority(6).build()).hasMessageContaining("priority (6)");
    assertThatThrownBy(() -> job("J").operators(-1).build()).hasMessageContaining("operators");
  }
}
