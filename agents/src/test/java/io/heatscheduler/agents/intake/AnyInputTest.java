package io.heatscheduler.agents.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.provenance.CanonicalInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a plant holds, reading it ends in a plant or in findings, never in an exception. */
class AnyInputTest {
  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "null",
          "true",
          "-1",
          "0",
          "1e18",
          "-1e18",
          "1e-18",
          "1e19",
          "0.1",
          "1,5",
          "99999999999999999999",
          "NaN",
          "x",
          "\"\"",
          "\"a;b=c\"",
          "[]",
          "{}",
          "[[1, 2], [3]]",
          "{a: b}",
          "[{start: 1}]",
          "2026-11-23",
          "2026-11-23T02:30",
          "1970-01-01T00:00Z",
          "2199-12-31T23:59Z",
          "2026-03-29T02:30",
          "24:00",
          "00:00",
          "12:34",
          "P1D",
          "PT",
          "weekday",
          "holiday",
          "batch",
          "heat_pump",
          "gas_boiler",
          "electricity",
          "H-1",
          "J-1",
          "J-2;J-2",
          "UTC",
          "+25:00",
          "JPY",
          "02-29",
          "2026-11-23T08:00/2026-11-23T09:00",
          "\"\\u0000\"",
          "\"\uD83D\uDE00\"",
          "nosuch.csv",
          "plant.yaml",
          "jobs.csv",
          "../x.csv");
  private static final Pattern VALUE = Pattern.compile("(?<=: )[^,{}\\[\\]\\n]+");
  private static final Pattern CELL = Pattern.compile("(?<=[,\\n])[^,\\n]+");

  @TempDir private Path folder;

  @Test
  void changedPlantsAreReadOrRefused() {
    Random random = new Random(2026);
    int read = 0;
    for (int round = 0; round < 3_000; round++) {
      String plant = changed(PlantFiles.PLANT, VALUE, random, round % 3);
      String jobs = changed(PlantFiles.JOBS, CELL, random, round % 2);
      Outcome<CompletedPlant> outcome =
          new PlantFiles().file("plant.yaml", plant).file("jobs.csv", jobs).read(folder);
      switch (outcome) {
        case Outcome.Done<CompletedPlant>(CompletedPlant completed, List<Finding> findings) -> {
          read++;
          assertThat(findings).noneMatch(finding -> finding.severity() == Severity.ERROR);
          assertThat(CanonicalInput.of(completed.plant(), completed.asOf()).bytes()).isNotEmpty();
        }
        case Outcome.Rejected<CompletedPlant>(List<Finding> findings) ->
            assertThat(findings)
                .as(plant + jobs)
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
      }
    }
    assertThat(read).isBetween(100, 2_900);
  }

  private static String changed(String text, Pattern part, Random random, int changes) {
    String changed = text;
    for (int i = 0; i < changes; i++) {
      Matcher matcher = part.matcher(changed);
      int parts = 0;
      while (matcher.find()) {
        parts++;
      }
      int chosen = random.nextInt(parts);
      Matcher at = part.matcher(changed);
      for (int j = 0; j <= chosen; j++) {
        at.find();
      }
      changed =
          changed.substring(0, at.start())
              + VALUES.get(random.nextInt(VALUES.size()))
              + changed.substring(at.end());
    }
    return changed;
  }
}
