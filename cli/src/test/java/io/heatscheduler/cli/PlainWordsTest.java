package io.heatscheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plain words of the examples, from plan to file. */
class PlainWordsTest {
  @TempDir private static Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"five-columns", "foundry", "heat-treatment", "food"})
  void everyExampleIsToldInBothLanguages(String example) throws IOException {
    Path out = folder.resolve(example);
    CommandRun planned =
        CommandRun.of(
            "optimize",
            "../examples/" + example,
            "--effort",
            "40",
            "--out",
            out.toString(),
            "--report",
            "csv");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    checkSummary(out, "en", "first in, first out");

    CommandRun german =
        CommandRun.of("report", out.toString(), "--report", "csv", "--language", "de");
    assertThat(german.exitCode()).as(german.err()).isZero();
    checkSummary(out, "de", "der Reihe nach");

    assertThat(CommandRun.of("verify", out.toString()).exitCode()).isZero();
  }

  private static void checkSummary(Path out, String language, String words) throws IOException {
    JsonNode summary = json(Files.readString(out.resolve("report/summary.json")));
    JsonNode bill = json(Files.readString(out.resolve("provenance.json")));
    assertThat(summary.path("language").asString()).isEqualTo(language);
    assertThat(summary.path("cost_hash")).isEqualTo(bill.path("cost_hash"));
    assertThat(summary.path("sentences").size()).isBetween(6, 14);
    assertThat(summary.path("sentences").toString()).contains(words);
    assertThat(summary.path("facts").size()).isGreaterThan(80);
    assertThat(summary.path("facts").toString()).contains("\"plan.cost\"", "\"proof.gap\"");
  }

  @Test
  void theTerminalTellsWhatToWatchAndJsonEverySentence() throws IOException {
    Path out = folder.resolve("watched");
    CommandRun shown =
        CommandRun.of(
            "optimize",
            "../examples/five-columns",
            "--effort",
            "40",
            "--out",
            out.toString(),
            "--report",
            "csv");
    assertThat(shown.out()).contains(" Watch ");

    CommandRun printed = CommandRun.of("report", out.toString(), "--report", "csv", "--json");
    assertThat(json(printed.out()).path("narrative"))
        .isEqualTo(json(Files.readString(out.resolve("report/summary.json"))).path("sentences"));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
