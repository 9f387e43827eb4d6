package io.heatscheduler.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heatscheduler.core.time.StepSeries.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepSeriesTest {
  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");

  private static Step step(int hour, String value) {
    return new Step(T0.plusSeconds(3600L * hour), new BigDecimal(value));
  }

  @Test
  void aValueHoldsUntilTheNextStepAndTheLastUntilTheEnd() {
    StepSeries series =
        new StepSeries(List.of(step(0, "1"), step(2, "3.50")), T0.plusSeconds(4 * 3600));

    assertThat(
            series.valuesAt(
                List.of(T0, T0.plusSeconds(7199), T0.plusSeconds(7200), T0.plusSeconds(14399))))
        .containsExactly(
            new BigDecimal("1"), new BigDecimal("1"), new BigDecimal("3.5"), new BigDecimal("3.5"));
  }

  @Test
  void anInstantOutsideTheSeriesIsABug() {
    StepSeries series = new StepSeries(List.of(step(0, "1")), T0.plusSeconds(3600));

    assertThatThrownBy(() -> series.valuesAt(List.of(T0.plusSeconds(3600))))
        .hasMessageContaining("covers");
    assertThatThrownBy(() -> series.valuesAt(List.of(T0.minusSeconds(1))))
        .hasMessageContaining("covers");
  }

  @Test
  void stepsMustAscendWithoutDuplicates() {
    assertThatThrownBy(
            () -> new StepSeries(List.of(step(1, "1"), step(1, "2")), T0.plusSeconds(9999)))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> new StepSeries(List.of(step(1, "1")), T0))
        .hasMessageContaining("after its last step");
    assertThatThrownBy(() -> new StepSeries(List.of(), T0)).hasMessageContaining("at least one");
  }

  @Test
  void aConstantHoldsAtAnyTime() {
    StepSeries constant = StepSeries.constant(new BigDecimal("7.0"));

    assertThat(constant.isConstant()).isTrue();
    assertThat(constant.valuesAt(List.of(Instant.EPOCH, T0)))
        .containsExactly(new BigDecimal("7"), new BigDecimal("7"));
  }
}
