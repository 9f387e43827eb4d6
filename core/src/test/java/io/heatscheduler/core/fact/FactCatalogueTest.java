package io.heatscheduler.core.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FactCatalogueTest {
  private static final Path GUIDE = Path.of("../docs/guides/summary.md");

  @Test
  void theGuideDefinesEveryFactInTheSameWords() throws IOException {
    List<String> rows =
        Files.readAllLines(GUIDE).stream()
            .dropWhile(line -> !line.equals("## Every fact"))
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            FactCatalogue.all().stream().map(FactCatalogueTest::row).toList());
  }

  private static String row(FactDefinition definition) {
    String rounding =
        definition.rounding() == FactRounding.NEAREST
            ? ""
            : ", rounded " + definition.rounding().published();
    return "| `%s` | %s%s | %s |"
        .formatted(
            definition.pattern(), definition.type().published(), rounding, definition.meaning());
  }

  @Test
  void idsAreDottedLowerCaseAndUnique() {
    assertThat(FactCatalogue.all())
        .extracting(FactDefinition::pattern)
        .doesNotHaveDuplicates()
        .allMatch(pattern -> pattern.matches("[a-z0-9_]+(\\.([a-z0-9_]+|\\*))+"));
    assertThat(FactCatalogue.all())
        .extracting(definition -> definition.pattern().replace('.', '_'))
        .as("names in patterns of sentences")
        .doesNotHaveDuplicates();
  }

  @Test
  void aFactOutsideTheCatalogueOrOfAnotherTypeIsABug() {
    Facts.Builder facts = Facts.of(Currency.getInstance("EUR"), ZoneId.of("UTC"));
    assertThatThrownBy(() -> facts.put("plan.profit", BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plan.profit");
    assertThatThrownBy(() -> facts.put("plan.jobs", new BigDecimal("1.5")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> facts.put("plan.cost", "much"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(facts.put("period.12.name", "on-peak").build().positions("period")).isZero();
    assertThat(
            FactCatalogue.definition("period.12.name").type().published().toUpperCase(Locale.ROOT))
        .isEqualTo("NAME");
  }

  @Test
  void limitsAreRoundedToTheirSafeSide() {
    BigDecimal value = new BigDecimal("0.125");
    assertThat(FactRounding.NEAREST.allows(new BigDecimal("0.12"), value)).isTrue();
    assertThat(FactRounding.NEAREST.allows(new BigDecimal("0.13"), value)).isTrue();
    assertThat(FactRounding.UP.allows(new BigDecimal("0.13"), value)).isTrue();
    assertThat(FactRounding.UP.allows(new BigDecimal("0.12"), value)).isFalse();
    assertThat(FactRounding.DOWN.allows(new BigDecimal("0.12"), value)).isTrue();
    assertThat(FactRounding.DOWN.allows(new BigDecimal("0.13"), value)).isFalse();
  }
}
