package io.heatscheduler.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  @Test
  void anyErrorRejectsTheValue() {
    Findings findings = new Findings();
    findings.warning("W", Location.NONE, "look", "");
    assertThat(Outcome.of("value", findings)).isInstanceOf(Outcome.Done.class);

    findings.error("E", Location.of("jobs.csv"), "wrong", "fix it");
    Outcome<String> outcome = Outcome.of("value", findings);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.findings()).extracting(Finding::code).containsExactly("W", "E");
    assertThatThrownBy(outcome::orThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("jobs.csv: wrong fix it");
    assertThat(outcome.map(String::length)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void aFinishedStageKeepsItsFindingsWhenMapped() {
    Outcome<Integer> mapped =
        new Outcome.Done<>(
                "four", List.of(Finding.info("FILLED", Location.NONE, "filled from a default")))
            .map(String::length);

    assertThat(mapped.orThrow()).isEqualTo(4);
    assertThat(mapped.findings()).hasSize(1);
  }

  @Test
  void aFileOfManyBadRowsKeepsTheFirstHundredAndTheTrueCount() {
    Findings findings = new Findings();
    for (int row = 1; row <= 250; row++) {
      findings.error("BAD", Location.row("jobs.csv", row), "row " + row + " is bad", "");
    }

    assertThat(findings.count(Severity.ERROR)).isEqualTo(250);
    assertThat(findings.list()).hasSize(101);
    assertThat(findings.list().getLast().message()).contains("250 errors", "first 100");
    assertThat(findings.list().get(99).location().row()).isEqualTo(100);
  }

  @Test
  void aLocationReadsLikeAPlaceAndEscapesItsPointer() {
    assertThat(Location.row("jobs.csv", 17).column("latest_end"))
        .hasToString("jobs.csv, row 17, latest_end");
    assertThat(Location.of("plant.yaml").child("site").child("a/b~c").pointer())
        .isEqualTo("/site/a~1b~0c");
    assertThat(Location.NONE).hasToString("");
  }
}
