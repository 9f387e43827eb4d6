package io.heatscheduler.agents.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.report.SearchRecord;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SearchRecordTest {
  private static @Nullable BigDecimal gap(@Nullable String bound, String objective) {
    return new SearchRecord(
            "feasible",
            bound == null ? null : new BigDecimal(bound),
            "work_limit",
            "given",
            1,
            1,
            "test",
            List.of())
        .gap(new BigDecimal(objective));
  }

  @Test
  void thereIsNoGapWithoutABound() {
    assertThat(gap(null, "3")).isNull();
  }

  @Test
  void thereIsNoGapAtObjectiveZero() {
    assertThat(gap("0", "0")).isNull();
    assertThat(gap("-5", "0.000000")).isNull();
  }

  @Test
  void theGapIsRoundedUpToNineDecimals() {
    assertThat(gap("2", "3")).isEqualTo(new BigDecimal("0.333333334")); // 1/3
    assertThat(gap("1", "3")).isEqualTo(new BigDecimal("0.666666667")); // 2/3
    assertThat(gap("999999999999", "1000000000000")).isEqualTo(new BigDecimal("1E-9"));
  }

  @Test
  void aGapThatHasAShortFormKeepsIt() {
    assertThat(gap("75", "100")).isEqualTo(new BigDecimal("0.25"));
    assertThat(gap("100", "100.00")).isEqualTo(BigDecimal.ZERO);
  }

  @Test
  void theGapOfANegativeObjectiveIsMeasuredByItsSize() {
    assertThat(gap("-4", "-3")).isEqualTo(new BigDecimal("0.333333334")); // (-3 + 4) / 3
    assertThat(gap("-3", "1")).isEqualTo(new BigDecimal("4"));
  }
}
