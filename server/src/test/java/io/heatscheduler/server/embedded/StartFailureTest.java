package io.heatscheduler.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgreSQL's own words, as its source prints them, to a finding a person can act on. */
class StartFailureTest {
  private static final Path WHERE = Path.of("/data/database");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FATAL:  could not write to file "pg_wal/xlogtemp.9": No space left on device | DATABASE_DISK_FULL
          ERROR:  could not extend file "base/1/2608": wrote only 4096 of 8192 bytes HINT:  Check free disk space. | DATABASE_DISK_FULL
          initdb: error: could not create file: Disk quota exceeded | DATABASE_DISK_FULL
          DETAIL:  The data directory was initialized by PostgreSQL version 15, which is not compatible with this version 18.6. | DATABASE_WRONG_VERSION
          FATAL:  could not open file "global/pg_control": Permission denied | DATABASE_DIRECTORY_NOT_WRITABLE
          PANIC:  could not locate a valid checkpoint record | DATABASE_DID_NOT_START
          """)
  void eachReasonHasItsOwnFinding(String words, String code) {
    Refusal refusal = StartFailure.of(WHERE, words);

    assertThat(refusal.finding().code()).isEqualTo(code);
    assertThat(refusal.finding().fix()).isNotBlank();
    assertThat(refusal.finding().location().source()).isEqualTo(WHERE.toString());
  }

  @Test
  void aTakenPortIsTriedAgain() {
    assertThat(
            StartFailure.isPortTaken(
                "LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use"))
        .isTrue();
    assertThat(StartFailure.isPortTaken("No space left on device")).isFalse();
  }

  @Test
  void unknownWordsAreQuotedWithoutTheWaitingDots() {
    assertThat(
            StartFailure.of(WHERE, "waiting for server to start....\nPANIC: out of luck\n")
                .finding()
                .message())
        .contains("PANIC: out of luck")
        .doesNotContain("waiting");
  }
}
