package io.heatscheduler.core.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8785; its own examples, as far as they hold no number. */
class CanonicalJsonTest {
  // RFC 8785, 3.2.2: the member "string", and 3.2.4: its UTF-8 bytes.
  @Test
  void stringsAreEscapedAsInTheExampleOfTheRfc() {
    Json value =
        Json.object()
            .put("string", "\u20ac$\u000f\nA'B\"\\\\\"/")
            .put("literals", new Json.Array(List.of(Json.NULL, Json.of(true), Json.of(false))))
            .build();

    assertThat(CanonicalJson.text(value))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    assertThat(HexFormat.ofDelimiter(" ").formatHex(CanonicalJson.bytes(value)))
        .endsWith(
            "22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c"
                + " 5c 5c 5c 22 2f 22 7d");
  }

  // RFC 8785, 3.2.3: the order is that of UTF-16 code units, not of code points.
  @Test
  void keysAreSortedAsInTheExampleOfTheRfc() {
    Json value =
        Json.object()
            .put("\u20ac", "Euro Sign")
            .put("\r", "Carriage Return")
            .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
            .put("1", "One")
            .put("\ud83d\ude00", "Emoji: Grinning Face")
            .put("\u0080", "Control")
            .put("\u00f6", "Latin Small Letter O With Diaeresis")
            .build();

    assertThat(CanonicalJson.text(value))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @ParameterizedTest
  @CsvSource({"8, \\b", "9, \\t", "10, \\n", "12, \\f", "13, \\r", "0, \\u0000", "31, \\u001f"})
  void controlCharactersHaveOneForm(int character, String escaped) {
    assertThat(CanonicalJson.text(Json.of(Character.toString(character))))
        .isEqualTo("\"" + escaped + "\"");
  }

  @Test
  void deleteAndSlashAndOtherLettersStandForThemselves() {
    assertThat(CanonicalJson.text(Json.of("/\u007f\u00e4\u2028")))
        .isEqualTo("\"/\u007f\u00e4\u2028\"");
  }

  @ParameterizedTest
  @CsvSource({"0.0450, 0.045", "1E+3, 1000", "-0.00, 0", "1200, 1200", "1e-7, 0.0000001"})
  void decimalsArePlainTextWithoutTrailingZeros(BigDecimal decimal, String text) {
    assertThat(CanonicalJson.text(Json.of(decimal))).isEqualTo("\"" + text + "\"");
  }

  @Test
  void instantsAreInUtc() {
    assertThat(CanonicalJson.text(Json.of(Instant.parse("2026-11-23T00:00:00+01:00"))))
        .isEqualTo("\"2026-11-22T23:00:00Z\"");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(Json.of("a\ud83d")))
        .hasMessage("a text holds a lone surrogate (U+D83D) at index 1");
    assertThatThrownBy(() -> CanonicalJson.bytes(Json.of("\ude00a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CanonicalJson.bytes(Json.of("\ud83d\ude00")))
        .isEqualTo("\"\ud83d\ude00\"".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aKeyIsGivenOnce() {
    assertThatThrownBy(() -> Json.object().put("a", "1").put("a", "2"))
        .hasMessage("key (a) is taken");
  }
}
