package io.heatscheduler.core.cost;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.onFirst;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.core.grid.PlantGrid;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private final PlantGrid grid = plant().with(heater("H")).with(job("J").minutes(120)).grid();

  @Test
  void aJobMayEndWithTheHorizon() {
    Dispatch dispatch = Dispatch.of(grid, onFirst(new int[] {22}, 22, 24));

    assertThat(dispatch.jobsHeatKw(0, 23)).isEqualByComparingTo("25");
    assertThat(dispatch.jobsHeatKw(0, 21)).isZero();
    assertThat(dispatch.shutdowns(0).isEmpty()).isTrue(); // the horizon's end is none
  }

  @Test
  void aJobMayNotEndOneSlotAfterTheHorizonOrBeginBeforeIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.of(grid, onFirst(new int[] {23}, 0, 25)))
        .withMessageContaining("J runs outside the horizon, from slot 23");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.of(grid, onFirst(new int[] {-1}, 0, 24)))
        .withMessageContaining("outside the horizon, from slot -1");
  }

  @Test
  void aJobMayNotRunWhileItsEquipmentIsOff() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dispatch.of(grid, onFirst(new int[] {4}, 4, 5)))
        .withMessageContaining("J runs in slot 5 while H is off");
  }

  @Test
  void equipmentDrawsNothingForTheSitesOwnUses() {
    Dispatch dispatch = Dispatch.of(grid, onFirst(new int[] {0}, 0, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> dispatch.inputKwh(0, 0, EnergyUse.BASE_LOAD));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dispatch.inputKwh(0, 0, EnergyUse.BASE_LOAD));
  }
}
