package io.heatscheduler.reports.content;

import io.heatscheduler.core.report.NoPlanReport;
import io.heatscheduler.core.report.NoPlanReport.Contradiction;
import io.heatscheduler.core.report.NoPlanReport.Repair;
import io.heatscheduler.reports.content.Column.Kind;
import io.heatscheduler.reports.content.Section.Id;
import io.heatscheduler.reports.words.LimitLabels;
import io.heatscheduler.reports.words.PlantChangeLabels;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the sections of the document of a plant without a plan together. */
final class NoPlanSections {
  private final NoPlanReport report;
  private final Terms terms;
  private final Words words;
  private final PlantChangeLabels changes;

  NoPlanSections(NoPlanReport report) {
    this.report = report;
    this.terms = new Terms(report.settings().language(), report.grid());
    this.words = terms.words();
    this.changes = new PlantChangeLabels(words, report.grid().plant());
  }

  ReportContent content() {
    List<Section> sections = new ArrayList<>();
    Contradiction contradiction = report.contradiction();
    if (contradiction != null) {
      add(sections, Id.CONTRADICTION, why(contradiction));
    }
    if (!report.repairs().isEmpty()) {
      add(sections, Id.REPAIRS, List.of(repairs()));
    }
    if (!report.findings().isEmpty()) {
      add(sections, Id.WARNINGS, FindingNotices.of(terms, report.findings()));
    }
    add(
        sections,
        Id.RECORD,
        List.of(
            new Block.Facts(
                List.of(
                    new Fact(terms.text("record.input_hash"), report.inputHash().hex(), true)))));
    return new ReportContent(
        words.language(),
        new TitleBlock(
            report.grid().plant().site().name(),
            terms.text("title.no_plan"),
            PlanSections.horizon(terms, report.grid()),
            PlanSections.subject(terms, report.grid()),
            List.of(new Fact(terms.text("title.as_of"), words.moment(report.asOf())))),
        figures(contradiction),
        sections,
        List.of());
  }

  private List<KeyFigure> figures(@Nullable Contradiction contradiction) {
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(
        new KeyFigure(
            "no_plan",
            terms.text("figure.no_plan"),
            terms.text("figure.no_plan.value"),
            contradiction == null
                ? terms.text("figure.no_plan.unproven")
                : terms.text("figure.no_plan.detail", contradiction.limits().size()),
            Tone.BAD));
    if (!report.repairs().isEmpty()) {
      Repair cheapest = report.repairs().getFirst();
      figures.add(
          new KeyFigure(
              "repair",
              terms.text("figure.repair"),
              words.money(cheapest.planCost()),
              terms.text(
                  "figure.repair.detail",
                  String.join("; ", changes.of(cheapest.changes())),
                  words.money(cheapest.relaxPrice())),
              Tone.PLAIN));
    }
    return figures;
  }

  private List<Block> why(Contradiction contradiction) {
    List<Block> blocks = new ArrayList<>();
    LimitLabels labels = new LimitLabels(words, report.grid().plant());
    blocks.add(new Block.Paragraph(labels.contradiction(contradiction.limits())));
    if (!contradiction.limits().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              terms.text(contradiction.minimal() ? "no_plan.limits.minimal" : "no_plan.limits")));
      blocks.add(new Block.Bullets(contradiction.limits().stream().map(labels::of).toList()));
    }
    return blocks;
  }

  private Block repairs() {
    TableBuilder table =
        new TableBuilder(terms, "repairs", terms.text("repairs.caption"))
            .column("change", terms.text("column.change"), Kind.TEXT, 8)
            .column("smallest", terms.text("column.smallest"), Kind.TEXT, 3)
            .column("plan", terms.titled("column.plan_cost", words.currency()), Kind.NUMBER, 3)
            .column("relax", terms.titled("column.relax_price", words.currency()), Kind.NUMBER, 3)
            .column("sum", terms.titled("column.sum", words.currency()), Kind.NUMBER, 3)
            .column("bound", terms.titled("column.bound", words.currency()), Kind.NUMBER, 3)
            .note(terms.text("repairs.note"));
    for (Repair repair : report.repairs()) {
      BigDecimal bound = repair.bound();
      table.line(
          Cell.of(String.join("; ", changes.of(repair.changes()))),
          Cell.of(terms.text(repair.smallest() ? "repairs.smallest" : "repairs.not_proven")),
          terms.money(repair.planCost()),
          terms.money(repair.relaxPrice()),
          terms.money(repair.planCost().add(repair.relaxPrice())),
          bound == null ? Cell.of(terms.text("none")) : terms.money(bound));
    }
    return table.build();
  }

  private void add(List<Section> sections, Id id, List<Block> blocks) {
    sections.add(new Section(id, terms.text("section." + id.anchor()), blocks));
  }
}
