package io.heatscheduler.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.cli.view.Palette.Style;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers, colours and findings as text. */
final class TextTest {
  private static final Palette PLAIN = new Palette(false);
  private static final Palette COLOURS = new Palette(true);

  private static String money(String amount, String currency) {
    return Amounts.money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  @Test
  void moneyHasTheDecimalsOfItsCurrency() {
    assertThat(money("1234567.895", "EUR")).isEqualTo("1,234,567.90 EUR");
    assertThat(money("1234.5", "JPY")).isEqualTo("1,234 JPY"); // half even
    assertThat(money("1.2345", "KWD")).isEqualTo("1.234 KWD");
    assertThat(money("-0.5", "EUR")).isEqualTo("-0.50 EUR");
  }

  @Test
  void powerHasADecimalBelowAHundredKilowatts() {
    assertThat(Amounts.power(new BigDecimal("99.94"))).isEqualTo("99.9 kW");
    assertThat(Amounts.power(new BigDecimal("100.4"))).isEqualTo("100 kW");
    assertThat(Amounts.power(BigDecimal.ZERO)).isEqualTo("0.0 kW");
    assertThat(Amounts.power(new BigDecimal("12345"))).isEqualTo("12,345 kW");
  }

  @Test
  void aLimitInPercentIsNeverShownSmallerThanItIs() {
    assertThat(Amounts.percentUp(BigDecimal.ZERO)).isEqualTo("0.00 %");
    assertThat(Amounts.percentUp(new BigDecimal("0.000000001"))).isEqualTo("0.0001 %");
    assertThat(Amounts.percentUp(new BigDecimal("0.00005"))).isEqualTo("0.0050 %");
    assertThat(Amounts.percentUp(new BigDecimal("0.012341"))).isEqualTo("1.24 %");
    assertThat(Amounts.percentUp(new BigDecimal("0.0125"))).isEqualTo("1.25 %");
  }

  @Test
  void coloursAreSequencesAroundTheTextOrNothing() {
    assertThat(COLOURS.paint(Style.GOOD, "ok")).isEqualTo("\u001b[32mok\u001b[0m");
    assertThat(COLOURS.paint(Style.GOOD, "")).isEmpty();
    assertThat(PLAIN.paint(Style.GOOD, "ok")).isEqualTo("ok");
  }

  @Test
  void whatCouldMoveTheCursorOrForgeALineIsReplaced() {
    assertThat(Palette.safe("a\u001b[31mb\r\nc\u0007\u009bd")).isEqualTo("a?[31mb??c??d");
    assertThat(Palette.safe("\u202eabc\u200b")).isEqualTo("?abc?");
    assertThat(Palette.safe("\ud83d")).isEqualTo("?");
    assertThat(Palette.safe("Härterei № 7 🔥 東京")).isEqualTo("Härterei № 7 🔥 東京");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    assertThat(Palette.cut("a🔥b", 2)).isEqualTo("a");
    assertThat(Palette.cut("a🔥b", 3)).isEqualTo("a🔥");
    assertThat(Palette.cut("abc", 5)).isEqualTo("abc");
    assertThat(Palette.cut("abc", 0)).isEmpty();
  }

  @Test
  void findingsSayWhereWhatAndHowToMendIt() {
    Finding finding =
        Finding.error(
            "BAD",
            Location.row("jobs\u001b.csv", 7).column("deadline"),
            "It is \u001b[1mlate.",
            "Wait\n.");

    assertThat(FindingsView.lines(List.of(finding), Severity.WARNING, 5, PLAIN))
        .containsExactly(
            " error   jobs?.csv, row 7, deadline: It is ?[1mlate. [BAD]", "           Wait?.");
    assertThat(FindingsView.lines(List.of(finding), Severity.WARNING, 5, COLOURS).getFirst())
        .startsWith(" \u001b[31merror  \u001b[0m jobs?.csv");
  }

  @Test
  void theCountOfAllErrorsIsShownHoweverManyAreListed() {
    Findings findings = new Findings();
    for (int i = 0; i < 1_200; i++) {
      findings.error("E", Location.row("jobs.csv", i + 2), "Wrong.", "");
    }

    List<String> shown = FindingsView.lines(findings.list(), Severity.WARNING, 100, PLAIN);

    assertThat(shown)
        .hasSize(102)
        .contains(
            " error   1200 errors in total; the first 100 are listed. [MORE_FINDINGS]",
            "           Correct these and validate again.")
        .noneMatch(line -> line.contains("more (see"));
  }

  @Test
  void findingsBelowTheSeverityAreLeftOutAndTheRestCounted() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      findings.add(Finding.warning("W", Location.NONE, "Warning %d.".formatted(i), ""));
    }
    findings.add(findings.getFirst());
    findings.add(new Finding("N", Severity.INFO, Location.NONE, "A note.", ""));

    List<String> shown = FindingsView.lines(findings, Severity.WARNING, 10, PLAIN);

    assertThat(shown).hasSize(11).noneMatch(line -> line.contains("A note."));
    assertThat(shown.getLast()).isEqualTo(" ... and 2 more (see them all with --json)");
    assertThat(FindingsView.lines(findings, Severity.INFO, 100, PLAIN))
        .hasSize(13)
        .contains(" note    A note. [N]");
    assertThat(FindingsView.lines(findings, Severity.ERROR, 10, PLAIN)).isEmpty();
  }
}
