package io.heatscheduler.agents.intake.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("capacity_kw", "min_load_kw", "duration_minutes", "mode", "start");

  @ParameterizedTest
  @CsvSource({
    "capacity, capacity_kw",
    "CAPACITY_KW, capacity_kw",
    "capactiy_kw, capacity_kw",
    "minload_kw, min_load_kw",
    "duration, duration_minutes",
    "mdoe, mode",
    "stat, start"
  })
  void theNameWithTheFewestLettersChangedIsMeant(String written, String meant) {
    assertThat(Suggestion.nearest(written, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "ratchet_percent"})
  void aNameFarFromAllIsNotGuessed(String written) {
    assertThat(Suggestion.nearest(written, KNOWN)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "abc, abc, 0", "'', abc, 3", "ca, abc, 3"})
  void distanceCountsInsertedDroppedReplacedAndSwappedLetters(String a, String b, int distance) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
  }

  @Test
  void fewNamesAreListedManyAreNot() {
    assertThat(Suggestion.sentence("colour", KNOWN))
        .isEqualTo("Use one of: capacity_kw, min_load_kw, duration_minutes, mode, start.");
    assertThat(
            Suggestion.sentence("colour", IntStream.range(0, 40).mapToObj(i -> "E-" + i).toList()))
        .isEqualTo("There are 40 to choose from, e.g. E-0.");
    assertThat(Suggestion.sentence("colour", List.of())).isEqualTo("None is defined.");
  }
}
