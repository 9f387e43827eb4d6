package io.heatscheduler.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.optimizer.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos = -5; // a clock may well begin below 0

  private ProgressLine line(boolean terminal, int width) {
    return new ProgressLine(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, width, () -> nanos);
  }

  private void show(
      ProgressLine line, double atSeconds, @Nullable String incumbent, @Nullable String bound) {
    nanos = (long) (atSeconds * 1e9);
    line.onProgress(
        new Progress(
            Duration.ofMillis((long) (atSeconds * 1000)),
            1,
            incumbent == null ? null : new BigDecimal(incumbent),
            bound == null ? null : new BigDecimal(bound),
            "improve"));
  }

  private String shown() {
    String shown = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return shown;
  }

  @Test
  void aTerminalsLineIsRewrittenAtMostTenTimesASecond() {
    ProgressLine line = line(true, 132);
    show(line, 0.0, null, null);
    assertThat(shown()).isEqualTo("\r    0.0 s  improve   best - · bound - · gap -");

    show(line, 0.05, "1234.5", "1000");
    assertThat(shown()).isEmpty();

    show(line, 0.2, "1234.5", "1000");
    assertThat(shown())
        .isEqualTo("\r    0.2 s  improve   best 1,234.50 · bound 1,000.00 · gap 19.00 %");

    show(line, 0.4, "1", "1");
    String shorter = "\r    0.4 s  improve   best 1.00 · bound 1.00 · gap 0.00 %";
    assertThat(shown()).startsWith(shorter).isEqualTo(shorter + " ".repeat(9));
  }

  @Test
  void closingClearsTheLineOnce() {
    ProgressLine line = line(true, 132);
    show(line, 0, "1", null);
    int length = shown().length() - 1;

    line.close();
    assertThat(shown()).isEqualTo("\r" + " ".repeat(length) + "\r");
    line.close();
    assertThat(shown()).isEmpty();
  }

  @Test
  void aNarrowTerminalsLineNeverWraps() {
    ProgressLine line = line(true, 60);

    show(line, 123456, "123456789012.50", "123456789011.25");

    assertThat(shown()).hasSizeLessThanOrEqualTo(60).startsWith("\r 123456.0 s  improve");
  }

  @Test
  void elsewhereThereIsALineForEachBetterPlanOrBoundAtMostOneASecond() {
    ProgressLine line = line(false, 132);
    show(line, 1.0, null, "5");
    assertThat(shown()).as("nothing found yet").isEmpty();
    show(line, 2.0, "8", "5");
    assertThat(shown())
        .isEqualTo(
            "    2.0 s  improve   best 8.00 · bound 5.00 · gap 37.50 %" + System.lineSeparator());
    show(line, 2.5, "7", "5");
    assertThat(shown()).as("too soon").isEmpty();
    show(line, 4.0, "8", "5");
    assertThat(shown()).as("no news").isEmpty();
    show(line, 5.0, "7", "5");
    assertThat(shown()).contains("best 7.00").doesNotContain("\r    ");
    line.close();
    assertThat(shown()).isEmpty();
  }
}
