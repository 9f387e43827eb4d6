package io.heatscheduler.reports.content;

import java.util.List;

/**
 * What a document is about.
 *
 * @param site name of the site
 * @param heading kind of document, e.g. {@code Schedule report}
 * @param horizon planned span, in words, with the site's zone
 * @param subject what is planned, e.g. {@code 35 jobs on 7 heaters}
 * @param facts as-of date and producer, in order
 */
public record TitleBlock(
    String site, String heading, String horizon, String subject, List<Fact> facts) {
  public TitleBlock {
    facts = List.copyOf(facts);
  }
}
