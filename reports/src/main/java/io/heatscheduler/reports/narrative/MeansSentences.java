package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.reports.narrative.Sentences.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the plan does it: what moved where, what the heaters draw, and what that emits. */
final class MeansSentences {
  private static final BigDecimal PERCENT = new BigDecimal("0.01");
  private static final int MOST_INPUTS = 4;

  private final Sentences sentences;
  private final Facts facts;

  private MeansSentences(Sentences sentences) {
    this.sentences = sentences;
    this.facts = sentences.facts();
  }

  /** What moved. */
  static void addMoves(Sentences sentences) {
    MeansSentences means = new MeansSentences(sentences);
    means.addPeriod();
    means.addMoves();
  }

  /** What it takes. */
  static void addUse(Sentences sentences) {
    MeansSentences means = new MeansSentences(sentences);
    means.addInput();
    means.addStarts();
    means.addEmissions();
    means.addBusiest();
  }

  /** The cheapest period into which at least one percent moved; else the mean price. */
  private void addPeriod() {
    String what = facts.has("heat.on_fuel") ? "electricity" : "heat";
    for (int position = 1; position <= facts.positions("period"); position++) {
      String now = "period.%d.%s_share_plan".formatted(position, what);
      String before = "period.%d.%s_share_fifo".formatted(position, what);
      boolean dearest = position > 1 && position == facts.positions("period");
      BigDecimal gained = facts.quantity(now).subtract(facts.quantity(before));
      if (facts.has(before) && !dearest && gained.compareTo(PERCENT) >= 0) {
        sentences.say(
            8,
            what + ".shifted",
            Map.of(
                "now", sentences.wholePercent(now),
                "before", sentences.wholePercent(before),
                "period", period("period.%d.name".formatted(position))));
        return;
      }
    }
    addPrice();
  }

  private Phrase period(String id) {
    String known = "in." + facts.text(id);
    return sentences.knows(known) && !known.equals("in.other")
        ? sentences.phrase(known, Map.of())
        : sentences.phrase("in.other", Map.of("name", sentences.fact(id)));
  }

  private void addPrice() {
    BigDecimal now = facts.quantity("electricity.mean_price_plan");
    BigDecimal before = facts.quantity("electricity.mean_price_fifo");
    boolean known =
        sentences.has("electricity.mean_price_plan") && facts.has("electricity.mean_price_fifo");
    if (known && now.subtract(before).abs().compareTo(before.abs().multiply(PERCENT)) > 0) {
      sentences.say(7, "electricity.price");
    }
  }

  private void addMoves() {
    boolean time = sentences.has("moved.jobs");
    boolean heater = sentences.has("moved.other_heater");
    if (time) {
      sentences.say(5, heater ? "moved.time_and_heater" : "moved.time");
    } else if (heater) {
      sentences.say(5, "moved.heater");
    }
  }

  private void addInput() {
    List<Phrase> inputs = new ArrayList<>();
    for (int position = 1; position <= facts.positions("fuel"); position++) {
      String one = "fuel." + position + ".";
      if (sentences.has(one + "input_plan") && inputs.size() < MOST_INPUTS) {
        inputs.add(input(one));
      }
    }
    if (!inputs.isEmpty() && sentences.has("heat.total")) {
      sentences.say(3, "energy.input", Map.of("inputs", sentences.list(inputs)));
    }
  }

  private Phrase input(String one) {
    String known = "input." + facts.text(one + "name");
    Phrase amount = sentences.fact(one + "input_plan");
    return sentences.knows(known) && !known.equals("input.other")
        ? sentences.phrase(known, Map.of("amount", amount))
        : sentences.phrase(
            "input.other", Map.of("amount", amount, "name", sentences.fact(one + "name")));
  }

  private void addStarts() {
    BigDecimal idle = facts.quantity("idle.plan");
    boolean idles =
        sentences.has("idle.plan")
            && idle.compareTo(facts.quantity("energy.input").multiply(PERCENT)) >= 0;
    boolean otherStarts =
        facts.has("starts.fifo")
            && facts.quantity("starts.plan").compareTo(facts.quantity("starts.fifo")) != 0;
    if (otherStarts) {
      sentences.say(4, idles ? "starts.plan_and_idle" : "starts.plan");
    } else if (idles) {
      sentences.say(2, "starts.idle");
    }
  }

  private void addEmissions() {
    if (!sentences.has("co2.plan")) {
      return;
    }
    if (sentences.has("co2.lower")) {
      sentences.say(6, "co2.lower");
    } else {
      sentences.say(5, sentences.has("co2.higher") ? "co2.higher" : "co2.plan");
    }
  }

  private void addBusiest() {
    if (facts.has("heater.busiest.name") && facts.quantity("plan.heaters").intValue() > 1) {
      sentences.say(
          2, sentences.has("heater.busiest.cost") ? "heater.busiest" : "heater.busiest_free");
    }
  }
}
