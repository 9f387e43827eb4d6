package io.heatscheduler.agents.replan;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.core.rolling.PlanCut;
import io.heatscheduler.core.rolling.SunkCost;
import io.heatscheduler.core.schedule.Assignment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code replan.json}: what has happened, which jobs moved where, and what that costs.
 *
 * @param follows cost hash of the old plan
 * @param cut the old plan, cut
 * @param events what has happened, in a planner's words
 * @param freeze how long jobs were to stay
 * @param warnings what a person should look at
 */
record ReplanDocument(
    Sha256 follows,
    PlanCut cut,
    List<String> events,
    Duration freeze,
    PlanDiff diff,
    SunkCost sunk,
    ReplanCosts costs,
    List<Finding> warnings) {
  private static final String FORMAT = "heatscheduler-replan/1";

  /**
   * The document.
   *
   * @param search how the new plan was found
   * @param bound no rest costs less, moves priced, with the freeze; null if nothing was proven
   */
  Document json(SearchRecord search, @Nullable BigDecimal bound) {
    return Document.with()
        .put("format", FORMAT)
        .put("produced_by", search.producedBy())
        .put("at", time(cut.instant()))
        .put("follows", follows.hex())
        .put("events", events)
        .put("freeze_minutes", freeze.toMinutes())
        .put("currency", sunk.currency().getCurrencyCode())
        .put("old_total", costs.oldTotal())
        .put("sunk_cost", costs.sunk())
        .put("old_rest", costs.oldRest())
        .put("unchanged_rest", costs.unchangedRest())
        .put("new_rest", costs.newRest())
        .put("new_total", costs.newTotal())
        .put("difference", costs.difference())
        .put("lost_heat_cost", costs.lostHeat())
        .put("moves", costs.moves())
        .put("move_price", costs.movePrice())
        .put("moves_priced", costs.movesPriced())
        .put("bound_with_moves", bound)
        .put("gap_with_moves", gap(bound))
        .put("termination_reason", search.terminationReason())
        .put("moved", changes(JobFate.MOVED))
        .put("restarted", changes(JobFate.RESTARTED))
        .put("added", changes(JobFate.ADDED))
        .put("cancelled", changes(JobFate.CANCELLED))
        .put("running", ids(JobFate.RUNNING))
        .put("frozen", ids(JobFate.FROZEN))
        .put("kept", ids(JobFate.KEPT))
        .put("sunk_lines", sunk.lines().stream().map(ReplanDocument::line).toList())
        .put(
            "warnings",
            warnings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::message)
                .distinct()
                .toList())
        .build();
  }

  private @Nullable BigDecimal gap(@Nullable BigDecimal bound) {
    return SearchStep.gap(costs.newRest().add(costs.movesPriced()), bound);
  }

  private List<String> ids(JobFate fate) {
    return diff.of(fate).stream().map(JobChange::jobId).toList();
  }

  private List<Document> changes(JobFate fate) {
    return diff.of(fate).stream().map(this::change).toList();
  }

  private Document change(JobChange job) {
    return Document.with()
        .put("job_id", job.jobId())
        .put("from", place(job.before()))
        .put("to", place(job.after()))
        .put("cost_before", job.costBefore())
        .put("cost_after", job.costAfter())
        .put("cost_difference", job.costDifference())
        .build();
  }

  private @Nullable Document place(@Nullable Assignment place) {
    return place == null
        ? null
        : Document.with()
            .put("equipment_id", place.equipmentId())
            .put("start", time(place.span().start()))
            .put("end", time(place.span().end()))
            .build();
  }

  private static Document line(SunkCost.Line line) {
    return Document.with()
        .put("id", line.id())
        .put("whole", line.whole())
        .put("sunk", line.sunk())
        .put("rest", line.rest())
        .build();
  }

  private String time(Instant instant) {
    return Document.time(instant, cut.grid().time().zone());
  }
}
