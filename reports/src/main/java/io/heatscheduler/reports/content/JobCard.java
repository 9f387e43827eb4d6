package io.heatscheduler.reports.content;

import java.util.List;

/**
 * What a document says of one job where its bar is pointed at.
 *
 * @param job index in {@code PlantGrid.jobs()}
 * @param id the job
 * @param product its product; empty if it has no name
 * @param facts heater, times, slack, heat, cost
 */
public record JobCard(int job, String id, String product, List<Fact> facts) {
  public JobCard {
    facts = List.copyOf(facts);
  }
}
