package io.heatscheduler.reports.content;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.report.Forecast;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.RunReport;
import io.heatscheduler.reports.content.Section.Id;
import java.util.ArrayList;
import java.util.List;

/** Puts the sections of a plan's document together. */
final class PlanSections {
  private final RunReport report;
  private final ReportedRun run;
  private final Terms terms;

  PlanSections(RunReport report) {
    this.report = report;
    this.run = report.run();
    this.terms = new Terms(report.settings().language(), run.grid());
  }

  ReportContent content() {
    List<Section> sections = new ArrayList<>();
    List<String> sentences =
        report.narrative().sentences().stream().map(Narrative.Sentence::text).toList();
    if (!sentences.isEmpty()) {
      add(sections, Id.SUMMARY, sentences.stream().<Block>map(Block.Paragraph::new).toList());
    }
    add(sections, Id.WATCH, List.of(new Block.Notices(new WatchList(terms, run).notices())));
    CostTables costs = new CostTables(terms, run);
    Comparison fifo = run.fifo();
    if (fifo != null) {
      add(sections, Id.SAVINGS, List.of(costs.savings(fifo.savings())));
    }
    DayPlan today = new DayPlan(terms, run);
    List<Block> steps = today.blocks();
    if (!steps.isEmpty()) {
      sections.add(new Section(Id.TODAY, today.title(), steps));
    }
    add(sections, Id.ASSIGNMENTS, new Assignments(terms, run).blocks());
    List<Block> cost = new ArrayList<>();
    cost.add(costs.lines());
    if (!run.bill().baseLoadLines().isEmpty()) {
      cost.add(costs.baseLoad());
    }
    add(sections, Id.COST, cost);
    add(sections, Id.BREAKDOWN, List.of(costs.byPeriod(), costs.byEquipment(), costs.byJob()));
    if (!run.bill().demand().isEmpty()) {
      add(sections, Id.DEMAND, List.of(costs.demand()));
    }
    addComparison(sections);
    Forecast forecast = report.forecast();
    if (forecast != null) {
      add(sections, Id.FORECAST, new Outlook(terms).forecast(forecast, run.grid().time().zone()));
    }
    if (!report.flexibility().isEmpty()) {
      add(
          sections,
          Id.FLEXIBILITY,
          List.of(
              new Outlook(terms)
                  .flexibility(
                      report.flexibility(), new ChangeLabels(terms, run.limits().plant()))));
    }
    if (!run.findings().isEmpty()) {
      add(sections, Id.WARNINGS, FindingNotices.of(terms, run.findings()));
    }
    add(sections, Id.METHOD, List.of(new Method(terms, report).block()));
    add(sections, Id.RECORD, new RunRecord(terms, run).blocks());
    return new ReportContent(
        terms.words().language(),
        title(),
        new Headline(terms, run).figures(),
        sections,
        new JobCards(terms, run).cards());
  }

  private void addComparison(List<Section> sections) {
    Block table = new ComparisonTable(terms, run).table();
    if (table == null) {
      return;
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(table);
    Comparison fifo = run.fifo();
    if (fifo != null && !fifo.baseline().feasible()) {
      blocks.add(new Block.Paragraph(terms.text("comparison.misses")));
      blocks.add(
          new Block.Bullets(fifo.baseline().misses().stream().map(Finding::message).toList()));
    }
    add(sections, Id.COMPARISON, blocks);
  }

  private void add(List<Section> sections, Id id, List<Block> blocks) {
    sections.add(new Section(id, terms.text("section." + id.anchor()), blocks));
  }

  private TitleBlock title() {
    PlantGrid grid = run.grid();
    return new TitleBlock(
        grid.plant().site().name(),
        terms.text("title.heading"),
        horizon(terms, grid),
        subject(terms, grid),
        List.of(
            new Fact(terms.text("title.as_of"), terms.words().moment(run.asOf())),
            new Fact(terms.text("title.produced_by"), run.search().producedBy())));
  }

  static String horizon(Terms terms, PlantGrid grid) {
    return terms.text(
        "title.horizon",
        terms.words().moment(grid.time().start()),
        terms.words().moment(grid.time().end()),
        String.valueOf(grid.time().localStartOf(0).getYear()),
        grid.time().zone().getId());
  }

  static String subject(Terms terms, PlantGrid grid) {
    long heaters = grid.equipment().stream().filter(unit -> unit.equipment().isActive()).count();
    return terms.text("title.subject", grid.jobs().size(), heaters);
  }
}
