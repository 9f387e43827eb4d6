package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.reports.narrative.Sentences.Phrase;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which charge costs most, what change would pay, and what the next days are expected to cost. */
final class OutlookSentences {
  private static final BigDecimal PERCENT = new BigDecimal("0.01");
  private static final int MOST_CHANGES = 2;
  private static final List<String> DETAILS =
      List.of(
          "saving",
          "job",
          "heater",
          "shift",
          "more_kw",
          "later",
          "more_operators",
          "more_starts",
          "from",
          "to");

  private final Sentences sentences;
  private final Facts facts;

  private OutlookSentences(Sentences sentences) {
    this.sentences = sentences;
    this.facts = sentences.facts();
  }

  /** Which demand charge costs most. */
  static void addCharges(Sentences sentences) {
    new OutlookSentences(sentences).addDemand();
  }

  /** What change would pay, and what the next days cost. */
  static void addFuture(Sentences sentences) {
    OutlookSentences outlook = new OutlookSentences(sentences);
    outlook.addFlexibility();
    outlook.addForecast();
  }

  private void addDemand() {
    if (sentences.has("demand.top.cost")) {
      String which =
          facts.quantity("demand.charged").intValue() > 1 ? "demand.most" : "demand.only";
      boolean large =
          facts.quantity("demand.top.cost").compareTo(facts.quantity("plan.cost").multiply(PERCENT))
              >= 0;
      sentences.say(large ? 8 : 3, sentences.has("demand.top.floor") ? which + "_above" : which);
    } else if (sentences.has("demand.measured") && facts.quantity("demand.total").signum() == 0) {
      sentences.say(6, "demand.none");
    }
  }

  private void addFlexibility() {
    int told = 0;
    for (int position = 1; position <= facts.positions("flexibility"); position++) {
      String one = "flexibility." + position + ".";
      String key = "flexibility." + facts.text(one + "kind");
      if (told < MOST_CHANGES && sentences.knows(key) && sentences.has(one + "saving")) {
        sentences.say(told == 0 ? 9 : 6, key, phrases(one));
        told++;
      }
    }
  }

  private Map<String, Phrase> phrases(String one) {
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    for (String detail : DETAILS) {
      if (facts.has(one + detail)) {
        phrases.put(detail, sentences.fact(one + detail));
      }
    }
    phrases.put("range", range(one));
    return phrases;
  }

  private Phrase range(String one) {
    boolean certain = sentences.has(one + "certain");
    boolean atMost = sentences.has(one + "at_most");
    if (certain && atMost) {
      return sentences.phrase(
          "range.both",
          Map.of(
              "certain", sentences.fact(one + "certain"),
              "at_most", sentences.fact(one + "at_most")));
    }
    if (certain) {
      return sentences.phrase("range.at_least", Map.of("certain", sentences.fact(one + "certain")));
    }
    return atMost
        ? sentences.phrase("range.at_most", Map.of("at_most", sentences.fact(one + "at_most")))
        : sentences.phrase("range.none", Map.of());
  }

  private void addForecast() {
    if (facts.has("forecast.needed_days")) {
      sentences.say(7, "forecast.not_enough");
    } else if (facts.has("forecast.week_cost")) {
      boolean wide =
          facts
                  .quantity("forecast.week_cost_low")
                  .compareTo(facts.quantity("forecast.week_cost_high"))
              < 0;
      String saving =
          sentences.has("forecast.week_saving") ? "forecast.week_saving" : "forecast.week";
      sentences.say(9, wide ? saving : "forecast.week_exact");
    }
  }
}
