package io.heatscheduler.reports.content;

import io.heatscheduler.core.cost.Breakdown;
import io.heatscheduler.core.grid.GridJob;
import io.heatscheduler.core.job.Job;
import io.heatscheduler.core.report.ReportedRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the card of each job. */
final class JobCards {
  private final Terms terms;
  private final ReportedRun run;

  JobCards(Terms terms, ReportedRun run) {
    this.terms = terms;
    this.run = run;
  }

  List<JobCard> cards() {
    Map<String, BigDecimal> costs =
        run.bill().byJob().entries().stream()
            .filter(entry -> entry.kind() == Breakdown.Kind.JOB)
            .collect(Collectors.toMap(Breakdown.Entry::key, Breakdown.Entry::amount));
    return run.grid().jobs().stream()
        .map(job -> card(job, costs.getOrDefault(job.job().jobId(), BigDecimal.ZERO)))
        .toList();
  }

  private JobCard card(GridJob on, BigDecimal cost) {
    Job job = on.job();
    int first = run.schedule().startOf(on.index());
    Instant start = terms.at(first);
    Instant end = terms.at(first + on.durationSlots());
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("column.heater", terms.equipment(run.schedule().equipmentOf(on.index()))));
    facts.add(fact("card.when", terms.span(start, end)));
    facts.add(
        fact(
            "column.deadline",
            terms.text(
                "card.deadline",
                terms.words().moment(run.limits().jobs().get(on.index()).job().latestEnd()),
                terms.words().span(WatchList.slack(run, on)))));
    facts.add(fact("column.quantity", Assignments.quantity(terms, job).text()));
    facts.add(
        fact(
            "column.heat",
            terms.text(
                "card.heat",
                terms.words().energy(job.heat().kilowattHours()),
                terms.words().power(on.peakHeatKw()))));
    facts.add(fact("column.cost", terms.words().money(cost)));
    return new JobCard(on.index(), job.jobId(), Terms.product(job), facts);
  }

  private Fact fact(String key, String value) {
    return new Fact(terms.text(key), value);
  }
}
