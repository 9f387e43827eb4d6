package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;
import java.math.BigDecimal;
import java.time.Duration;

/** How sure the plan is, and what to watch while it runs. */
final class WatchSentences {
  private static final BigDecimal PERCENT = new BigDecimal("0.01");
  private static final Duration TIGHT = Duration.ofHours(1);

  private final Sentences sentences;
  private final Facts facts;

  private WatchSentences(Sentences sentences) {
    this.sentences = sentences;
    this.facts = sentences.facts();
  }

  static void add(Sentences sentences) {
    WatchSentences watch = new WatchSentences(sentences);
    watch.addProof();
    watch.addWarnings();
    watch.addPeak();
    watch.addTightest();
    watch.addOperators();
  }

  private void addProof() {
    boolean bounded = facts.has("proof.gap_amount");
    boolean closed =
        facts.text("search.status").equals("optimal")
            || bounded && facts.quantity("proof.gap_amount").signum() == 0;
    if (closed) {
      sentences.say(10, sentences.has("relax.price") ? "proof.optimal_relaxed" : "proof.optimal");
    } else if (bounded && facts.has("proof.gap")) {
      sentences.say(10, "proof.gap");
    } else {
      sentences.say(10, bounded ? "proof.gap_without_share" : "proof.none");
    }
  }

  private void addWarnings() {
    if (sentences.has("warnings.count")) {
      sentences.say(9, "warnings.read");
    }
    if (sentences.has("plan.left_out")) {
      sentences.say(8, "plan.left_out");
    }
  }

  private void addPeak() {
    if (!sentences.has("peak.plan")) {
      return;
    }
    if (facts.has("peak.margin")) {
      sentences.say(9, sentences.has("peak.margin") ? "peak.limit" : "peak.at_limit");
    } else if (facts.has("peak.limit")) {
      sentences.say(9, "peak.over_limit");
    } else if (isTold("peak.lower")) {
      sentences.say(8, "peak.free_lower");
    } else {
      sentences.say(7, isTold("peak.higher") ? "peak.free_higher" : "peak.free");
    }
  }

  private boolean isTold(String id) {
    return sentences.has(id)
        && facts.quantity(id).compareTo(facts.quantity("peak.plan").multiply(PERCENT)) >= 0;
  }

  private void addTightest() {
    if (!facts.has("job.tightest")) {
      return;
    }
    Duration slack = facts.span("job.tightest.slack");
    if (!slack.isZero()) {
      sentences.say(slack.compareTo(TIGHT) <= 0 ? 7 : 1, "job.tight");
    } else if (facts.quantity("job.no_slack").intValue() == 1) {
      sentences.say(8, "job.no_slack");
    } else {
      sentences.say(8, "job.several_without_slack");
    }
  }

  private void addOperators() {
    boolean allBusy = facts.has("operators.all_busy") && !facts.span("operators.all_busy").isZero();
    if (allBusy) {
      sentences.say(5, "operators.all_busy");
    }
  }
}
