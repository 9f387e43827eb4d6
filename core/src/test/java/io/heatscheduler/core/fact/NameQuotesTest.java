package io.heatscheduler.core.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameQuotesTest {

  @Test
  void namesStandBetweenTheMarksOfTheLanguage() {
    assertThat(NameQuotes.of(Locale.ENGLISH).quoted("J-17")).isEqualTo("\u201cJ-17\u201d");
    assertThat(NameQuotes.of(Locale.GERMAN).quoted("Ofen 3")).isEqualTo("\u201eOfen 3\u201c");
    assertThat(NameQuotes.shown("Étuve №2 (Süd) — печь")).isEqualTo("Étuve №2 (Süd) — печь");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\u201d b \u201cc|a' b 'c",
        "a \"b\"|a 'b'",
        "![x](http://evil/a.png)|!(x)(http: //evil/a.png)",
        "<!channel> <b>|\u2039!channel\u203a \u2039b\u203a",
        "www.evil.com|www .evil.com",
        "a\u202eb\u0007c\u200bd|a b c d",
      })
  void whatANameMayNotDoItCannotDo(String name, String shown) {
    assertThat(NameQuotes.shown(name)).isEqualTo(shown);
  }

  @Test
  void longAndEmptyNamesStillReadAsNames() {
    assertThat(NameQuotes.shown("x".repeat(500))).hasSize(NameQuotes.LONGEST).endsWith("x…");
    assertThat(NameQuotes.shown("\u200b\n")).isEqualTo("…");
  }
}
