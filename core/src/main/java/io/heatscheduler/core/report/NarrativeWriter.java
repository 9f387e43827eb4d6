package io.heatscheduler.core.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Port: puts a run into words; decides and computes nothing. */
public interface NarrativeWriter {

  /**
   * The run in plain words.
   *
   * @param run the finished run
   * @param flexibility what more freedom would save; empty if that was not computed
   * @param forecast what the next days are expected to cost; null: none
   * @param language of the words, one of {@link ReportSettings#LANGUAGES}
   */
  Narrative write(
      ReportedRun run,
      List<FlexibilityValue> flexibility,
      @Nullable Forecast forecast,
      Locale language);
}
