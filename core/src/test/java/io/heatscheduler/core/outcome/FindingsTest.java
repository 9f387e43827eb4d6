package io.heatscheduler.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static Findings errors(int count) {
    Findings findings = new Findings();
    for (int i = 0; i < count; i++) {
      findings.error("WRONG", Location.NONE, "error " + i, "");
    }
    return findings;
  }

  @Test
  void theFirstHundredErrorsAreKeptAndAllAreCounted() {
    assertThat(errors(100).list()).hasSize(100);
    assertThat(errors(250).list()).hasSize(101);
    assertThat(errors(250).list().getLast().message())
        .isEqualTo("250 errors in total; the first 100 are listed.");
  }

  @Test
  void warningsAreCountedApartFromErrors() {
    Findings findings = errors(101);
    for (int i = 0; i < 150; i++) {
      findings.warning("ODD", Location.NONE, "warning " + i, "");
    }
    List<Finding> list = findings.list();

    assertThat(list).hasSize(202);
    assertThat(list.subList(200, 202))
        .extracting(finding -> finding.severity() + " " + finding.message())
        .containsExactly(
            "ERROR 101 errors in total; the first 100 are listed.",
            "WARNING 150 warnings in total; the first 100 are listed.");
    assertThat(Findings.merge(List.of(list, list)).getLast().message()).startsWith("300 warnings");
  }

  @Test
  void mergedListsKeepTheFirstHundredAndTheCountOfAll() {
    List<Finding> merged =
        Findings.merge(List.of(errors(3).list(), errors(250).list(), errors(120).list()));

    assertThat(merged).hasSize(101);
    assertThat(merged.get(3).message()).isEqualTo("error 0");
    assertThat(merged.getLast().message())
        .isEqualTo("373 errors in total; the first 100 are listed.");
    assertThat(Findings.merge(List.of(errors(3).list(), errors(4).list()))).hasSize(7);
  }
}
