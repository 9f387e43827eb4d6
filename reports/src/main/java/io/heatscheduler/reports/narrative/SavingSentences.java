package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.reports.narrative.Sentences.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the plan saves against first in, first out and against the plant's own plan, and by what.
 */
final class SavingSentences {
  private static final List<String> PARTS =
      List.of("by_peak", "by_time_shift", "by_starts_and_idling", "by_equipment_and_fuel");

  /** Parts under a twentieth of the largest one are not told. */
  private static final BigDecimal SMALLEST = new BigDecimal("0.05");

  private final Sentences sentences;
  private final Facts facts;

  private SavingSentences(Sentences sentences) {
    this.sentences = sentences;
    this.facts = sentences.facts();
  }

  static void add(Sentences sentences) {
    SavingSentences saving = new SavingSentences(sentences);
    saving.addTotal();
    saving.addParts();
    saving.addOwnPlan();
  }

  private void addTotal() {
    boolean infeasible = facts.has("fifo.limits_broken");
    if (sentences.has("saving.amount")) {
      String feasible = sentences.has("saving.share") ? "saving.some" : "saving.some_without_share";
      sentences.say(10, infeasible ? "saving.infeasible" : feasible);
    } else if (sentences.has("extra_cost.amount")) {
      sentences.say(10, infeasible ? "saving.loss_infeasible" : "saving.loss");
    } else if (facts.has("fifo.cost")) {
      sentences.say(10, infeasible ? "saving.none_infeasible" : "saving.none");
    } else {
      sentences.say(10, "saving.unknown");
    }
  }

  private void addParts() {
    List<String> gains = told("saving.");
    List<String> losses = told("extra_cost.");
    if (gains.isEmpty()) {
      return;
    }
    List<Phrase> parts = new ArrayList<>();
    for (String part : gains) {
      String place = parts.isEmpty() ? "gain.first." : "gain.next.";
      parts.add(phrase(place + part, "saving." + part));
    }
    List<Phrase> against =
        losses.stream().map(part -> phrase("loss.first." + part, "extra_cost." + part)).toList();
    if (against.isEmpty()) {
      sentences.say(9, "saving.parts", Map.of("parts", sentences.list(parts)));
    } else {
      sentences.say(
          9,
          "saving.parts_and_losses",
          Map.of("parts", sentences.list(parts), "losses", sentences.list(against)));
    }
  }

  private Phrase phrase(String key, String fact) {
    return sentences.phrase(key, Map.of("amount", sentences.fact(fact)));
  }

  /** Parts of a kind worth telling, the largest first. */
  private List<String> told(String kind) {
    BigDecimal least =
        PARTS.stream()
            .flatMap(part -> List.of("saving." + part, "extra_cost." + part).stream())
            .map(facts::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::max)
            .multiply(SMALLEST);
    return PARTS.stream()
        .filter(part -> sentences.has(kind + part))
        .filter(part -> facts.quantity(kind + part).compareTo(least) >= 0)
        .sorted(
            Comparator.comparing((String part) -> facts.quantity(kind + part))
                .reversed()
                .thenComparing(PARTS::indexOf))
        .toList();
  }

  private void addOwnPlan() {
    String broken = facts.has("as_planned.limits_broken") ? "_infeasible" : "";
    if (sentences.has("as_planned.saving")) {
      sentences.say(8, "as_planned.saving" + broken);
    } else if (sentences.has("as_planned.extra_cost")) {
      sentences.say(8, "as_planned.loss" + broken);
    }
  }
}
