package io.heatscheduler.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreaksTest {
  @ParameterizedTest
  @CsvSource({
    "'ends on Wed, 25, 00:00.', 'ends |on |Wed, |25, |00:00.'",
    "off-peak-saver, off-|peak-|saver",
    "'saves -71.93 of 2026-11-23', 'saves |-71.93 |of |2026-11-23'",
    "J-17, J-17",
    "'1\u00a0h 30\u00a0min', '1\u00a0h |30\u00a0min'",
    "EUR/kWh, EUR/kWh",
    "MON-PAST-1, MON-PAST-1",
    "'two  spaces', 'two  |spaces'",
    "'', ''"
  })
  void linesEndAfterWordsAndNeverInsideATimeOrNumber(String text, String broken) {
    LineBreaks breaks = new LineBreaks();
    breaks.setText(text);
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int to = breaks.next(); to >= 0; to = breaks.next()) {
      parts.add(text.substring(from, to));
      from = to;
    }
    assertThat(String.join("|", parts)).isEqualTo(broken);
  }
}
