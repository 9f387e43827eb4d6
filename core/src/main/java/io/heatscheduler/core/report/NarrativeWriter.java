package io.heatscheduler.core.report;

import io.heatscheduler.core.fact.Facts;
import java.util.Locale;

/** Port: puts the facts of a run into words; decides and computes nothing. */
public interface NarrativeWriter {

  /**
   * The run in plain words.
   *
   * @param facts everything that may be said; each sentence names those it says
   * @param language of the words, one of {@link ReportSettings#LANGUAGES}
   */
  Narrative write(Facts facts, Locale language);
}
