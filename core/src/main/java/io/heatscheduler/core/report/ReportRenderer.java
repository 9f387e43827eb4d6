package io.heatscheduler.core.report;

import java.util.SortedMap;

/**
 * Port: makes the documents of one format. The same report always gives the same bytes: dates and
 * ids inside a document come from the run, never from the clock.
 */
public interface ReportRenderer {

  /** The format it makes. */
  ReportFormat format();

  /**
   * The documents of a plan.
   *
   * @return bytes by file name, with forward slashes below the folder of the reports; at least one
   */
  SortedMap<String, byte[]> render(RunReport report);

  /**
   * The documents of a plant without a plan.
   *
   * @return bytes by file name; empty if the format has nothing to show
   */
  SortedMap<String, byte[]> render(NoPlanReport report);
}
