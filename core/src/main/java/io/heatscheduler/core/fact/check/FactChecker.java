package io.heatscheduler.core.fact.check;

import io.heatscheduler.core.fact.Fact;
import io.heatscheduler.core.fact.FactSense;
import io.heatscheduler.core.fact.FactType;
import io.heatscheduler.core.fact.FactValue;
import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.fact.NameQuotes;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Proves that a text says nothing but the facts it cites: every number, amount, time, date and
 * quoted name in it is one of them, rounded only to the digits shown, and every fact it cites is
 * said.
 *
 * <p>It refuses what it cannot prove, and links, markup and hidden characters altogether. Its
 * limits are in docs/guides/summary.md.
 */
public final class FactChecker {
  /** Longest text that is checked, characters. */
  public static final int LONGEST = 600;

  /** Code of every finding. */
  public static final String CODE = "NARRATIVE_NOT_PROVEN";

  private static final String FIX = "The sentence is not shown; the facts themselves are right.";

  private final Facts facts;
  private final Locale language;
  private final Vocabulary vocabulary;
  private final NameQuotes quotes;
  private final FactMatch match;

  /**
   * A checker of texts about one run.
   *
   * @param facts what may be said
   * @param language of the texts, English or German
   */
  public FactChecker(Facts facts, Locale language) {
    this.facts = facts;
    this.language = language;
    this.vocabulary = Vocabulary.of(language);
    this.quotes = NameQuotes.of(language);
    this.match = new FactMatch(facts, language);
  }

  /**
   * What a text says beyond its facts.
   *
   * @param id of the text, for findings
   * @param text a sentence or several
   * @param cited ids of the facts it says
   * @return errors naming the place; empty: everything it says is proven
   */
  public List<Finding> check(String id, String text, List<String> cited) {
    List<Finding> findings = new ArrayList<>();
    if (text.length() > LONGEST) {
      return List.of(finding(id, "is longer than %d characters".formatted(LONGEST)));
    }
    List<Fact> known = new ArrayList<>();
    for (String factId : cited) {
      facts
          .find(factId)
          .ifPresentOrElse(
              known::add,
              () ->
                  findings.add(finding(id, "cites %s, which this run has not".formatted(factId))));
    }
    Set<String> said = new HashSet<>();
    String masked = masked(text, known, said);
    for (TextGuard.Refused refused : TextGuard.refused(masked)) {
      findings.add(finding(id, text, refused.start(), refused.end(), refused.why()));
    }
    for (Piece piece : PieceReader.read(masked, vocabulary)) {
      List<Fact> meant = known.stream().filter(fact -> match.says(piece.said(), fact)).toList();
      meant.forEach(fact -> said.add(fact.id()));
      if (meant.isEmpty()) {
        findings.add(finding(id, text, piece.start(), piece.end(), why(piece, cited)));
      }
    }
    for (Fact fact : known) {
      if (mustBeSaid(fact) && !said.contains(fact.id())) {
        findings.add(finding(id, "cites %s and does not say it".formatted(fact.id())));
      }
    }
    sense(id, text, masked, known, findings);
    return findings;
  }

  private static String why(Piece piece, List<String> cited) {
    return piece.said() instanceof Said.Unreadable(String why)
        ? why
        : "is no value of the facts it cites (%s)".formatted(String.join(", ", cited));
  }

  private static boolean mustBeSaid(Fact fact) {
    boolean zero =
        fact.value() instanceof FactValue.Quantity(var value) && value.signum() == 0
            || fact.value() instanceof FactValue.Span(var span) && span.isZero();
    return fact.type() != FactType.KEYWORD && !zero;
  }

  /** The text with every quoted name of a cited fact blotted out, so that nothing in it counts. */
  private String masked(String text, List<Fact> known, Set<String> said) {
    List<Fact> names =
        known.stream()
            .filter(fact -> fact.type() == FactType.NAME)
            .sorted(Comparator.comparingInt(fact -> -quoted(fact).length()))
            .toList();
    Set<String> quoted = names.stream().map(this::quoted).collect(Collectors.toSet());
    if (quoted.isEmpty()) {
      return text;
    }
    Pattern any =
        Pattern.compile(
            names.stream()
                .map(fact -> Pattern.quote(quoted(fact)))
                .collect(Collectors.joining("|")));
    Matcher matcher = any.matcher(text);
    StringBuilder masked = new StringBuilder();
    while (matcher.find()) {
      String found = matcher.group();
      names.stream()
          .filter(fact -> quoted(fact).equals(found))
          .forEach(fact -> said.add(fact.id()));
      matcher.appendReplacement(masked, String.valueOf(TextGuard.NAME).repeat(found.length()));
    }
    return matcher.appendTail(masked).toString();
  }

  private String quoted(Fact fact) {
    return quotes.quoted(((FactValue.Text) fact.value()).value());
  }

  private void sense(
      String id, String text, String masked, List<Fact> known, List<Finding> findings) {
    tells(vocabulary.gain(), FactSense.GAIN, "a saving", id, text, masked, known, findings);
    tells(vocabulary.loss(), FactSense.LOSS, "a loss", id, text, masked, known, findings);
  }

  private static void tells(
      Pattern words,
      FactSense sense,
      String what,
      String id,
      String text,
      String masked,
      List<Fact> known,
      List<Finding> findings) {
    Matcher matcher = words.matcher(masked);
    if (matcher.find() && known.stream().noneMatch(f -> f.definition().sense() == sense)) {
      findings.add(
          finding(
              id,
              text,
              matcher.start(),
              matcher.end(),
              "speaks of %s, and no fact it cites is one".formatted(what)));
    }
  }

  private static Finding finding(String id, String text, int start, int end, String why) {
    String piece = NameQuotes.shown(text.substring(start, end));
    return finding(id, "says '%s' at character %d, which %s".formatted(piece, start + 1, why));
  }

  private static Finding finding(String id, String what) {
    return Finding.error(
        CODE,
        Location.of("narrative").column(NameQuotes.shown(id)),
        "The sentence %s %s.".formatted(NameQuotes.shown(id), what),
        FIX);
  }
}
