package io.heatscheduler.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BigFilesTest {
  private static final long LIMIT_BYTES = 50L * 1024 * 1024;

  /** Twenty seconds are the target; the test allows for a busy machine. */
  private static final long LONGEST_MILLIS = 60_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void fiftyMegabytesOfJobsAreCheckedInASmallHeap(BigFiles.Format format)
      throws IOException, InterruptedException {
    BigFilesBench.Measurement measured = BigFilesBench.measure(format, folder);

    assertThat(measured.bytes()).isBetween(LIMIT_BYTES * 9 / 10, LIMIT_BYTES);
    assertThat(measured.jobsRead()).isEqualTo(measured.jobs()).isGreaterThan(100_000);
    assertThat(measured.millis()).isLessThan(LONGEST_MILLIS);
  }
}
