package io.heatscheduler.reports.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.heatscheduler.core.report.ReportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of texts is whole in every language, and nothing in it is dead. */
class CatalogueTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9_.-]+)\"");

  private static ResourceBundle catalogue(Locale language) {
    return ResourceBundle.getBundle(
        "io.heatscheduler.reports.words.messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> literals() throws IOException {
    Set<String> literals = new HashSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = LITERAL.matcher(Files.readString(file));
        while (matcher.find()) {
          literals.add(matcher.group(1));
        }
      }
    }
    return literals;
  }

  @Test
  void everyLanguageHasTheSameTexts() throws IOException {
    Set<String> first = null;
    for (Locale language : ReportSettings.LANGUAGES) {
      Set<String> own = ownKeys(language);
      assertThat(own).isNotEmpty();
      if (first == null) {
        first = own;
      }
      assertThat(own).as("%s", language).isEqualTo(first);
    }
  }

  /** Keys of a language's own file, without those inherited from the default. */
  private static Set<String> ownKeys(Locale language) throws IOException {
    String suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language.getLanguage();
    Set<String> keys = new TreeSet<>();
    for (String line :
        Files.readAllLines(
            Path.of(
                "src/main/resources/io/heatscheduler/reports/words/messages"
                    + suffix
                    + ".properties"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        assertThat(keys.add(line.substring(0, line.indexOf('=')))).as(line).isTrue();
      }
    }
    return keys;
  }

  @Test
  void everyPatternParsesAndTakesTheSameValuesInEveryLanguage() {
    for (String key : catalogue(Locale.ENGLISH).keySet()) {
      Set<String> arguments = null;
      for (Locale language : ReportSettings.LANGUAGES) {
        MessageFormat format =
            new MessageFormat(catalogue(language).getString(key), ULocale.forLocale(language));
        if (arguments == null) {
          arguments = format.getArgumentNames();
        }
        assertThat(format.getArgumentNames()).as("%s in %s", key, language).isEqualTo(arguments);
      }
    }
  }

  /** A key is used if the sources name it, or a beginning of it that ends in a full stop. */
  @Test
  void noTextIsUnused() throws IOException {
    Set<String> literals = literals();
    assertThat(
            catalogue(Locale.ENGLISH).keySet().stream()
                .filter(
                    key ->
                        !literals.contains(key)
                            && literals.stream()
                                .noneMatch(
                                    literal -> literal.endsWith(".") && key.startsWith(literal))))
        .isEmpty();
  }

  @Test
  void noTextHoldsATypographicDash() {
    for (Locale language : ReportSettings.LANGUAGES) {
      ResourceBundle texts = catalogue(language);
      assertThat(texts.keySet())
          .allSatisfy(
              key ->
                  assertThat(Arrays.asList(texts.getString(key).split("")))
                      .as(key)
                      .doesNotContain("\u2013", "\u2014"));
    }
  }
}
