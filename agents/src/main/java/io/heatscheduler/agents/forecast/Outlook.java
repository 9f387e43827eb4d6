package io.heatscheduler.agents.forecast;

import io.heatscheduler.core.report.FlexibilityValue;
import io.heatscheduler.core.report.Forecast;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What documents show beside a run: what more freedom would save, and what the next days cost.
 *
 * @param flexibility the most first; empty if it was not computed
 * @param forecast null: none was asked for
 * @param files both as they are kept with the documents, by name
 */
public record Outlook(
    List<FlexibilityValue> flexibility,
    @Nullable Forecast forecast,
    SortedMap<String, byte[]> files) {
  /** Nothing beside the run. */
  public static final Outlook NONE = new Outlook(List.of(), null, new TreeMap<>());

  public Outlook {
    flexibility = List.copyOf(flexibility);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }
}
