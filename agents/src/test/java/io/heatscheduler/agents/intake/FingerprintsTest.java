package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
  @Test
  void everyTextIsNewOnceAndThenKnownByItsFirstRow() {
    Fingerprints seen = new Fingerprints();
    for (int row = 1; row <= 100_000; row++) {
      assertThat(seen.putIfAbsent("J-" + row, row)).isZero();
    }
    for (int row = 1; row <= 100_000; row += 997) {
      assertThat(seen.putIfAbsent("J-" + row, 7)).isEqualTo(row);
    }
    assertThat(seen.putIfAbsent("J-0", 5)).isZero();
  }
}
