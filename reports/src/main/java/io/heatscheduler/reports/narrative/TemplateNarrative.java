package io.heatscheduler.reports.narrative;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.NarrativeWriter;
import java.util.Locale;

/**
 * Words a run from the templates of its language.
 *
 * <p>Reading order: what to do and what it costs, what it saves and by what, how sure that is, what
 * to watch, which charge costs most, what it takes, what change would pay, what comes next. Nothing
 * is said that is zero or goes without saying; of more than {@value Sentences#MOST} sentences the
 * least important are left out.
 */
public final class TemplateNarrative implements NarrativeWriter {

  @Override
  public Narrative write(Facts facts, Locale language) {
    Sentences sentences = new Sentences(facts, language);
    PlanSentences.add(sentences);
    SavingSentences.add(sentences);
    MeansSentences.addMoves(sentences);
    WatchSentences.add(sentences);
    OutlookSentences.addCharges(sentences);
    MeansSentences.addUse(sentences);
    OutlookSentences.addFuture(sentences);
    return new Narrative(language, sentences.list());
  }
}
