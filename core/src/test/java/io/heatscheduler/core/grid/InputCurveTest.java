package io.heatscheduler.core.grid;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static io.heatscheduler.core.units.Exactness.DECIMAL128;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.EquipmentBuilder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class InputCurveTest {
  private static InputCurve curve(EquipmentBuilder heater, String outdoorC) {
    return plant().outdoorC(outdoorC).with(heater).grid().equipment().getFirst().input();
  }

  private static BigDecimal input(EquipmentBuilder heater, String outdoorC, String heatKw) {
    return curve(heater, outdoorC).inputKw(0, new BigDecimal(heatKw));
  }

  private static BigDecimal quotient(String dividend, String divisor) {
    return new BigDecimal(dividend).divide(new BigDecimal(divisor), DECIMAL128);
  }

  @Test
  void aConstantEfficiencyDividesTheHeat() {
    assertThat(input(heater("H").percent("92"), "0", "50"))
        .isEqualByComparingTo(quotient("5000", "92"));
    assertThat(input(heater("H").percent("350"), "0", "70")).isEqualByComparingTo("20");
    assertThat(input(heater("H").percent("92"), "0", "0")).isEqualByComparingTo("0");
  }

  @Test
  void degradationMultipliesTheEfficiency() {
    assertThat(input(heater("H").percent("80").degradation("0.5"), "0", "40"))
        .isEqualByComparingTo(quotient("4000", "40"));
  }

  // Points at 50 kW and 80 %, 100 kW and 100 %: input powers 62.5 kW and 100 kW.
  @Test
  void inputIsLinearBetweenThePointsInputPowers() {
    EquipmentBuilder heater = heater("H").loadCurve("0.5", "80", "1.0", "100");

    assertThat(input(heater, "0", "50")).isEqualByComparingTo("62.5");
    assertThat(input(heater, "0", "100")).isEqualByComparingTo("100");
    assertThat(input(heater, "0", "75")).isEqualByComparingTo("81.25");
  }

  @Test
  void beyondTheOuterPointsTheirEfficiencyHolds() {
    EquipmentBuilder heater = heater("H").loadCurve("0.5", "80", "0.9", "90");

    assertThat(input(heater, "0", "20")).isEqualByComparingTo("25"); // 20 / 0.80
    assertThat(input(heater, "0", "99")).isEqualByComparingTo("110"); // 99 / 0.90
    assertThat(input(heater, "0", "0")).isEqualByComparingTo("0");
  }

  @Test
  void theOutdoorCurveReplacesTheRatedPercent() {
    EquipmentBuilder pump = heater("HP").percent("300").outdoorCurve("-10", "240", "10", "360");

    assertThat(input(pump, "0", "60")).isEqualByComparingTo("20"); // COP 3.0 half way
    assertThat(input(pump, "-20", "60")).isEqualByComparingTo("25"); // clamped to 2.4
    assertThat(input(pump, "30", "36")).isEqualByComparingTo("10"); // clamped to 3.6
  }

  @Test
  void theOutdoorCurveScalesALoadCurve() {
    EquipmentBuilder pump =
        heater("HP")
            .percent("400")
            .loadCurve("0.5", "200", "1.0", "400")
            .outdoorCurve("0", "200", "10", "400");

    // 100 kW at COP 4 draw 25 kW when rated; half the COP outdoors doubles that.
    assertThat(input(pump, "10", "100")).isEqualByComparingTo("25");
    assertThat(input(pump, "0", "100")).isEqualByComparingTo("50");
    assertThat(input(pump, "0", "50")).isEqualByComparingTo("50"); // 50 / 2.0 x 2
  }

  @Test
  void ratedInputIgnoresCurveWeatherAndWear() {
    EquipmentBuilder pump =
        heater("HP").percent("250").degradation("0.5").outdoorCurve("0", "100", "10", "200");

    assertThat(InputCurve.ratedInputKw(pump.build(), new BigDecimal("50")))
        .isEqualByComparingTo("20");
  }
}
