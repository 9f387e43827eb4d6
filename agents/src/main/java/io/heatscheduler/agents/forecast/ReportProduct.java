package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.fact.Facts;
import io.heatscheduler.core.report.Narrative;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What agent 6 makes.
 *
 * @param facts everything that may be said of the run
 * @param narrative the run in plain words
 * @param files documents by name, with forward slashes below the folder of the reports
 */
public record ReportProduct(Facts facts, Narrative narrative, SortedMap<String, byte[]> files) {
  public ReportProduct {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
