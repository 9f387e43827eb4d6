package io.heatscheduler.reports.narrative;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.Narrative.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The sentences being written, in reading order.
 *
 * <p>A pattern of the catalogue names the facts it says: {@code {plan_cost}} is the fact {@code
 * plan.cost}. So a sentence cites exactly what its pattern holds. Where the fact depends on the run
 * (the second period, say), the caller gives the pattern's name another fact or a phrase.
 */
final class Sentences {
  /** Most sentences; the lightest go first. */
  static final int MOST = 14;

  /** With so many sentences, those that only give background are left out. */
  private static final int ENOUGH = 10;

  /** Greatest weight of a sentence that only gives background. */
  private static final int BACKGROUND = 4;

  private final Facts facts;
  private final FactWords words;
  private final ULocale locale;
  private final ResourceBundle catalogue;
  private final Map<String, String> idsByName = new HashMap<>();
  private final List<Weighed> written = new ArrayList<>();

  Sentences(Facts facts, Locale language) {
    this.facts = facts;
    this.words = new FactWords(facts, language);
    facts.all().forEach(fact -> idsByName.put(fact.id().replace('.', '_'), fact.id()));
    this.locale = ULocale.forLocale(language);
    this.catalogue =
        ResourceBundle.getBundle(
            "io.heatscheduler.reports.narrative.sentences",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Words and the facts in them.
   *
   * @param argument a text, or the number of a count, which chooses a plural
   */
  record Phrase(Object argument, Set<String> facts) {
    Phrase {
      facts = new LinkedHashSet<>(facts);
    }

    String text() {
      return String.valueOf(argument);
    }
  }

  private record Weighed(int weight, Sentence sentence) {}

  /** Everything that may be said. */
  Facts facts() {
    return facts;
  }

  /** Whether a fact exists and would not be written as 0. */
  boolean has(String id) {
    return facts.find(id).filter(fact -> !words.isTrivial(fact)).isPresent();
  }

  /** Adds a sentence. */
  void say(int weight, String key) {
    say(weight, key, Map.of());
  }

  /**
   * Adds a sentence.
   *
   * @param weight from 10, always said, down to 1
   * @param given phrases by their names in the pattern
   */
  void say(int weight, String key, Map<String, Phrase> given) {
    Phrase phrase = phrase(key, given);
    written.add(new Weighed(weight, new Sentence(key, phrase.text(), List.copyOf(phrase.facts()))));
  }

  /** A pattern of the catalogue with its facts filled in. */
  Phrase phrase(String key, Map<String, Phrase> given) {
    MessageFormat format = new MessageFormat(catalogue.getString(key), locale);
    Map<String, Object> arguments = new LinkedHashMap<>();
    Set<String> cited = new LinkedHashSet<>();
    format.getArgumentNames().stream()
        .sorted()
        .forEach(
            name -> {
              Phrase phrase = given.get(name);
              if (phrase != null) {
                arguments.put(name, phrase.argument());
                cited.addAll(phrase.facts());
              } else {
                String id = idOf(name);
                arguments.put(name, words.argument(facts.fact(id)));
                cited.add(id);
              }
            });
    return new Phrase(format.format(arguments), cited);
  }

  /** A fact as a phrase. */
  Phrase fact(String id) {
    return new Phrase(words.argument(facts.fact(id)), Set.of(id));
  }

  /** A share in whole percent as a phrase. */
  Phrase wholePercent(String id) {
    return new Phrase(words.wholePercent(facts.fact(id)), Set.of(id));
  }

  /** Whether the catalogue has a pattern. */
  boolean knows(String key) {
    return catalogue.containsKey(key);
  }

  /** Phrases as a list: a, b and c. */
  Phrase list(List<Phrase> phrases) {
    Set<String> cited = new LinkedHashSet<>();
    phrases.forEach(phrase -> cited.addAll(phrase.facts()));
    return new Phrase(
        ListFormatter.getInstance(locale).format(phrases.stream().map(Phrase::text).toList()),
        cited);
  }

  /** The sentences, at most {@value #MOST}. */
  List<Sentence> list() {
    List<Weighed> kept = new ArrayList<>(written);
    while (kept.size() > ENOUGH) {
      Weighed lightest =
          kept.reversed().stream().min(Comparator.comparingInt(Weighed::weight)).orElseThrow();
      if (kept.size() <= MOST && lightest.weight() > BACKGROUND) {
        break;
      }
      kept.remove(lightest);
    }
    return kept.stream().map(Weighed::sentence).toList();
  }

  private String idOf(String name) {
    String id = idsByName.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no fact of the run is " + name);
    }
    return id;
  }
}
