package io.heatscheduler.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Instant MORNING = Instant.parse("2026-11-23T05:00:00Z");
  private final Words english = words(Locale.ENGLISH);
  private final Words german = words(Locale.GERMAN);

  private static Words words(Locale language) {
    return new Words(language, Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"));
  }

  @Test
  void numbersFollowTheReadersLanguageNotTheMachines() {
    assertThat(english.money(new BigDecimal("-1234.565"))).isEqualTo("-€1,234.56");
    assertThat(german.money(new BigDecimal("-1234.565"))).isEqualTo("-1.234,56\u00a0€");
    assertThat(english.power(new BigDecimal("1204.25"))).isEqualTo("1,204.2\u00a0kW");
    assertThat(german.percent(new BigDecimal("0.1255"), 1)).isEqualTo("12,6\u00a0%");
  }

  @Test
  void timesAreTheSites() {
    assertThat(english.moment(MORNING)).isEqualTo("Mon, Nov 23, 06:00");
    assertThat(german.moment(MORNING)).isEqualTo("Mo., 23. Nov., 06:00");
    assertThat(german.day(MORNING)).isEqualTo("Mo., 23. Nov. 2026");
  }
}
