package io.heatscheduler.core.report;

import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.Sha256;
import java.util.Comparator;
import java.util.List;

/** Port: what is known of a site's past days, from past runs or from the books. */
public interface RunHistory {

  /** No past at all. */
  RunHistory NONE = run -> new Outcome.Done<>(new Known(List.of(), List.of()), List.of());

  /**
   * The days known when a plan is made, the days of the plan itself included.
   *
   * @param run the plan; nothing made after it may be known
   * @return the days, with findings on what was left out and why
   */
  Outcome<Known> upTo(ReportedRun run);

  /**
   * Past days.
   *
   * @param days at most one for each date, ascending
   * @param runs cost hashes of the runs behind them, sorted; empty if they come from elsewhere
   */
  record Known(List<PastDay> days, List<Sha256> runs) {
    public Known {
      days = days.stream().sorted(Comparator.comparing(PastDay::date)).toList();
      runs = runs.stream().sorted(Comparator.comparing(Sha256::hex)).toList();
    }
  }
}
