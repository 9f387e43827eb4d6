package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;

/** What to do, what it costs, and which limits it breaks. */
final class PlanSentences {
  private PlanSentences() {}

  static void add(Sentences sentences) {
    Facts facts = sentences.facts();
    if (facts.has("plan.income")) {
      sentences.say(10, "plan.earns");
    } else {
      sentences.say(10, sentences.has("plan.cost") ? "plan.costs" : "plan.free");
    }
    if (facts.has("plan.first_job")) {
      sentences.say(8, "plan.begins");
    }
    if (facts.has("relax.limits_broken")) {
      addBroken(sentences);
    }
  }

  private static void addBroken(Sentences sentences) {
    sentences.say(10, sentences.has("relax.price") ? "relax.broken" : "relax.broken_free");
    if (sentences.facts().has("relax.late_jobs")) {
      sentences.say(9, "relax.late");
    }
    if (sentences.has("relax.peak_excess")) {
      sentences.say(9, "relax.peak");
    }
    if (sentences.facts().has("relax.maintenance")) {
      sentences.say(9, "relax.maintenance");
    }
    if (sentences.has("relax.operators_missing")) {
      sentences.say(9, "relax.operators");
    }
    if (sentences.has("relax.other_heater_jobs")) {
      sentences.say(9, "relax.other_heater");
    }
  }
}
