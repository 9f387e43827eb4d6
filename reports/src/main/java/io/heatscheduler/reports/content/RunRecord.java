package io.heatscheduler.reports.content;

import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.SearchRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How a plan was found, and the hashes by which it can be checked. */
final class RunRecord {
  private final Terms terms;
  private final ReportedRun run;

  RunRecord(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.run = run;
  }

  List<Block> blocks() {
    return List.of(
        new Block.Facts(search()),
        new Block.Paragraph(terms.text("record.hashes")),
        new Block.Facts(
            List.of(
                new Fact(terms.text("record.input_hash"), run.hashes().input().hex(), true),
                new Fact(
                    terms.text("record.optimization_hash"),
                    run.hashes().optimization().hex(),
                    true),
                new Fact(terms.text("record.cost_hash"), run.hashes().cost().hex(), true),
                new Fact(
                    terms.text("record.verify"),
                    "heatscheduler verify OUT --expect-cost-hash " + run.hashes().cost().hex(),
                    true))));
  }

  private List<Fact> search() {
    SearchRecord search = run.search();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("status", worded("status.", search.status())));
    facts.add(fact("objective", terms.words().money(run.total())));
    BigDecimal bound = search.bound();
    facts.add(fact("bound", bound == null ? terms.text("none") : terms.words().money(bound)));
    BigDecimal gap = run.gap();
    facts.add(fact("gap", gap == null ? terms.text("none") : terms.percentUp(gap)));
    facts.add(fact("termination", worded("termination.", search.terminationReason())));
    facts.add(fact("work_units", terms.words().count(search.workUnits())));
    facts.add(fact("seed", String.valueOf(search.seed())));
    facts.add(fact("solver", search.solverType()));
    facts.add(fact("produced_by", search.producedBy()));
    return facts;
  }

  private Fact fact(String key, String value) {
    return new Fact(terms.text("record." + key), value);
  }

  /** A published name in words; names this release does not know stay as they are. */
  private String worded(String prefix, String published) {
    return terms.words().has(prefix + published)
        ? terms.text(prefix + published)
        : published.replace('_', ' ');
  }
}
