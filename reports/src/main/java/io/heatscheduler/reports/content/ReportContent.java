package io.heatscheduler.reports.content;

import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.RunReport;
import java.util.List;
import java.util.Optional;

/**
 * What a document of a run holds, in the reader's language.
 *
 * @param language of all words, e.g. {@code de}
 * @param title what it is about
 * @param figures headline, the most important first
 * @param sections in reading order; those without anything to say are missing
 * @param jobs a card for each job, in the order of the grid; empty without a plan
 */
public record ReportContent(
    String language,
    TitleBlock title,
    List<KeyFigure> figures,
    List<Section> sections,
    List<JobCard> jobs) {
  public ReportContent {
    figures = List.copyOf(figures);
    sections = List.copyOf(sections);
    jobs = List.copyOf(jobs);
  }

  /** The content of a plan's documents. */
  public static ReportContent of(RunReport report) {
    return new PlanSections(report).content();
  }

  /** The content of the documents of a plant without a plan. */
  public static ReportContent of(NoPlanReport report) {
    return new NoPlanSections(report).content();
  }

  /** A section, if there is anything to say in it. */
  public Optional<Section> section(Section.Id id) {
    return sections.stream().filter(section -> section.id() == id).findFirst();
  }
}
