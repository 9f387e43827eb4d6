package io.heatscheduler.reports.content;

import io.heatscheduler.core.baseline.Comparison;
import io.heatscheduler.core.cost.Bill;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.reports.words.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures a reader sees first. */
final class Headline {
  /** Load from this share of the contractual peak on is worth a look. */
  static final BigDecimal NEAR_LIMIT = new BigDecimal("0.95");

  private final Terms terms;
  private final Words words;
  private final ReportedRun run;

  Headline(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.words = terms.words();
    this.run = run;
  }

  List<KeyFigure> figures() {
    List<KeyFigure> figures = new ArrayList<>();
    Bill bill = run.bill();
    figures.add(figure("plan_cost", words.money(bill.planCost()), perKwh(), Tone.PLAIN));
    figures.add(saved());
    figures.add(fifo());
    figures.add(peak());
    figures.add(proof());
    if (run.violations() != null) {
      int broken = run.violations().size();
      figures.add(
          figure(
              "relax_price",
              words.money(run.relaxPrice()),
              broken == 0
                  ? terms.text("figure.relax_price.none")
                  : terms.text("figure.relax_price.detail", broken, words.money(run.total())),
              broken == 0 ? Tone.GOOD : Tone.BAD));
    }
    Comparison planned = run.asPlanned();
    if (planned != null) {
      figures.add(
          figure(
              "as_planned",
              words.money(planned.bill().planCost()),
              planned.baseline().feasible()
                  ? terms.text("figure.as_planned.detail", words.money(planned.savings().amount()))
                  : terms.text("figure.as_planned.breaks", planned.baseline().misses().size()),
              Tone.PLAIN));
    }
    if (!bill.co2Kg().isEmpty()) {
      figures.add(co2(bill));
    }
    return figures;
  }

  private KeyFigure fifo() {
    Comparison fifo = run.fifo();
    if (fifo == null) {
      return figure(
          "fifo_cost", terms.text("none"), terms.text("figure.fifo_cost.none"), Tone.WATCH);
    }
    int misses = fifo.baseline().misses().size();
    return figure(
        "fifo_cost",
        words.money(fifo.bill().planCost()),
        misses == 0
            ? terms.text("figure.fifo_cost.detail")
            : terms.text("figure.fifo_cost.breaks", misses),
        Tone.PLAIN);
  }

  private KeyFigure saved() {
    Comparison fifo = run.fifo();
    if (fifo == null) {
      return figure("saved", terms.text("none"), terms.text("figure.saved.none"), Tone.WATCH);
    }
    BigDecimal amount = fifo.savings().amount();
    BigDecimal percent = fifo.savings().percent();
    return figure(
        "saved",
        words.money(amount),
        percent == null
            ? terms.text("figure.saved.no_percent")
            : terms.text(
                "figure.saved.detail", terms.text("unit.percent", words.number(percent, 2))),
        amount.signum() >= 0 ? Tone.GOOD : Tone.WATCH);
  }

  private KeyFigure peak() {
    BigDecimal peak = run.dispatch().peakKw();
    BigDecimal limit = run.limits().contractualPeakKw();
    if (limit == null) {
      return figure("peak", words.power(peak), terms.text("figure.peak.no_limit"), Tone.PLAIN);
    }
    if (limit.signum() == 0) {
      return figure(
          "peak",
          words.power(peak),
          terms.text("figure.peak.zero"),
          peak.signum() > 0 ? Tone.BAD : Tone.PLAIN);
    }
    BigDecimal share = peak.divide(limit, MathContext.DECIMAL128);
    boolean over = share.compareTo(BigDecimal.ONE) > 0;
    return figure(
        "peak",
        words.power(peak),
        terms.text("figure.peak.detail", words.power(limit), words.percent(share, 1)),
        over ? Tone.BAD : share.compareTo(NEAR_LIMIT) >= 0 ? Tone.WATCH : Tone.GOOD);
  }

  private KeyFigure proof() {
    BigDecimal gap = run.gap();
    if (run.search().status().equals("optimal")) {
      return figure("proof", terms.text("figure.proof.optimal"), proofSentence(gap), Tone.GOOD);
    }
    return figure(
        "proof",
        gap == null ? terms.text("none") : terms.percentUp(gap),
        proofSentence(gap),
        gap == null ? Tone.WATCH : Tone.PLAIN);
  }

  private String proofSentence(@Nullable BigDecimal gap) {
    if (run.search().status().equals("optimal")) {
      return terms.text("figure.proof.optimal.detail");
    }
    if (gap == null) {
      return terms.text("figure.proof.none");
    }
    return terms.text(
        run.relaxPrice().signum() > 0 ? "figure.proof.relaxed" : "figure.proof.detail",
        terms.percentUp(gap));
  }

  private KeyFigure co2(Bill bill) {
    BigDecimal kg = bill.totalCo2Kg();
    Comparison fifo = run.fifo();
    return figure(
        "co2",
        mass(kg),
        fifo == null
            ? terms.text("figure.co2.alone")
            : terms.text("figure.co2.detail", mass(fifo.bill().totalCo2Kg())),
        Tone.PLAIN);
  }

  private String mass(BigDecimal kg) {
    return terms.text(
        "unit.kg", words.number(kg, kg.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 1 : 0));
  }

  private String perKwh() {
    BigDecimal heat =
        run.grid().jobs().stream()
            .map(job -> job.job().heat().kilowattHours())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return terms.text("figure.plan_cost.detail", words.energy(heat));
  }

  private KeyFigure figure(String id, String value, String detail, Tone tone) {
    return new KeyFigure(id, terms.text("figure." + id), value, detail, tone);
  }
}
