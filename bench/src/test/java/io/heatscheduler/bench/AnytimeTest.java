package io.heatscheduler.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AnytimeTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-12);

  private static Anytime halvedAfterTenSeconds() {
    Anytime anytime = new Anytime();
    anytime.add(0.5, Double.NaN, 40);
    anytime.add(2, 200, 40);
    anytime.add(10, 100, 50);
    return anytime;
  }

  @Test
  void theCostAtATimeIsThatOfTheLastPlanBefore() {
    assertThat(halvedAfterTenSeconds().costAt(Duration.ofSeconds(1))).isNaN();
    assertThat(halvedAfterTenSeconds().costAt(Duration.ofSeconds(9))).isEqualTo(200);
    assertThat(halvedAfterTenSeconds().costAt(Duration.ofSeconds(10))).isEqualTo(100);
  }

  @Test
  void theGapAtATimeNeedsAPlanAndABound() {
    assertThat(halvedAfterTenSeconds().gapAt(Duration.ofSeconds(1))).isNaN();
    assertThat(halvedAfterTenSeconds().gapAt(Duration.ofSeconds(60))).isCloseTo(0.5, EXACT);
  }

  @Test
  void aCostIsReachedByTheFirstPlanThatIsAsCheap() {
    assertThat(halvedAfterTenSeconds().firstPlanSeconds()).isEqualTo(2);
    assertThat(halvedAfterTenSeconds().secondsTo(150)).isEqualTo(10);
    assertThat(halvedAfterTenSeconds().secondsTo(99)).isNaN();
  }
}
