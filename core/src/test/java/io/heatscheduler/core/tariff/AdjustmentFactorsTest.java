package io.heatscheduler.core.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdjustmentFactorsTest {
  @Test
  void aPercentageOnPercentagesCompounds() {
    Map<ChargeKind, BigDecimal> factors =
        AdjustmentFactors.of(
            List.of(
                new Adjustment("VAT", BigDecimal.valueOf(20), ChargeKind.ALL, false),
                new Adjustment("fuel", BigDecimal.TEN, Set.of(ChargeKind.ENERGY), true)));

    // fuel comes before the minimum, so VAT is on it, too: 1 + 0.1 + 0.2 x 1.1
    assertThat(factors.get(ChargeKind.ENERGY)).isEqualByComparingTo("1.32");
    assertThat(factors.get(ChargeKind.DEMAND)).isEqualByComparingTo("1.2");
    assertThat(factors.get(ChargeKind.MINIMUM)).isEqualByComparingTo("1.2");
  }

  @Test
  void aPercentageOfAdjustmentsAloneLeavesWhatHasNone() {
    Map<ChargeKind, BigDecimal> factors =
        AdjustmentFactors.of(
            List.of(
                new Adjustment("rider", BigDecimal.TEN, Set.of(ChargeKind.DEMAND), false),
                new Adjustment(
                    "tax", BigDecimal.valueOf(50), Set.of(ChargeKind.ADJUSTMENT), false)));

    assertThat(factors.get(ChargeKind.DEMAND)).isEqualByComparingTo("1.15");
    assertThat(factors.get(ChargeKind.ENERGY)).isEqualByComparingTo("1");
  }
}
