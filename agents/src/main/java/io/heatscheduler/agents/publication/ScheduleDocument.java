package io.heatscheduler.agents.publication;

import static io.heatscheduler.core.publish.Table.number;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.core.cost.JobCost;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.core.publish.Table;
import io.heatscheduler.core.relax.Violation;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.report.SearchStep;
import io.heatscheduler.core.schedule.Assignment;
import io.heatscheduler.core.schedule.EquipmentRun;
import io.heatscheduler.core.schedule.RunTransitions;
import io.heatscheduler.core.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code schedule.json}, {@code schedule.csv} and {@code commitment.csv}: what runs where and when.
 */
final class ScheduleDocument {
  /** Value of the key {@code format}. */
  static final String FORMAT = "heatscheduler-schedule/1";

  private final PlantGrid grid;
  private final Schedule schedule;
  private final CostAnalysis analysis;
  private final Map<String, JobCost> costs;
  private final RunTransitions transitions;

  ScheduleDocument(PlantGrid grid, Schedule schedule, CostAnalysis analysis) {
    this.grid = grid;
    this.schedule = schedule;
    this.analysis = analysis;
    this.transitions = new RunTransitions(grid, schedule);
    this.costs =
        analysis.bill().jobs().stream()
            .collect(Collectors.toMap(JobCost::jobId, Function.identity()));
  }

  /**
   * {@code schedule.json}.
   *
   * @param follows the run this one was re-planned from; null: none
   */
  Document json(SearchRecord search, @Nullable FollowedRun follows, List<Finding> findings) {
    BigDecimal objective = analysis.bill().planCost();
    List<Document> assignments = new ArrayList<>();
    for (Assignment assignment : schedule.assignments()) {
      JobCost cost = costOf(assignment);
      assignments.add(
          Document.with()
              .put("job_id", assignment.jobId())
              .put("equipment_id", assignment.equipmentId())
              .put("scheduled_start", time(assignment.span().start()))
              .put("scheduled_end", time(assignment.span().end()))
              .put("power_kw", number(cost.powerKw()))
              .put("energy_cost", cost.energyCost())
              .put("tariff_period", cost.tariffPeriod())
              .build());
    }
    List<Document> commitment = new ArrayList<>();
    for (int i = 0; i < schedule.runs().size(); i++) {
      EquipmentRun run = schedule.runs().get(i);
      Document.Builder row =
          Document.with()
              .put("equipment_id", run.equipmentId())
              .put("on_start", time(run.span().start()))
              .put("on_end", time(run.span().end()));
      if (transitions.matter()) {
        row.put("heat_up_start", time(transitions.heatUpStart(i)))
            .put("cool_down_end", time(transitions.coolDownEnd(i)))
            .put("state_before", transitions.stateBefore(i));
      }
      commitment.add(row.build());
    }
    Document.Builder document = Document.with().put("format", FORMAT);
    if (follows != null) {
      document.put(
          "follows",
          Document.with()
              .put("cost_hash", follows.costHash().hex())
              .put("at", time(follows.at()))
              .build());
    }
    document
        .put("produced_by", search.producedBy())
        .put("status", search.status())
        .put("currency", analysis.bill().currency().getCurrencyCode())
        .put("objective", objective)
        .put("bound", search.bound())
        .put("gap", search.gap(analysis.total()));
    List<Violation> violations = analysis.violations();
    if (violations != null) {
      document
          .put("relax_price", analysis.relaxPrice())
          .put("violations", new ViolationDocument(grid.time().zone()).list(violations));
    }
    return document
        .put("termination_reason", search.terminationReason())
        .put("solver_type", search.solverType())
        .put("work_units", search.workUnits())
        .put("seed", search.seed())
        .put("horizon", horizon())
        .put("peak_kw", number(analysis.dispatch().peakKw()))
        .put("assignments", assignments)
        .put("commitment", commitment)
        .put("left_out", grid.leftOut())
        .put("search_trace", search.trace().stream().map(ScheduleDocument::step).toList())
        .put("warnings", warnings(findings))
        .build();
  }

  Table assignments() {
    List<List<Object>> rows = new ArrayList<>();
    for (Assignment assignment : schedule.assignments()) {
      JobCost cost = costOf(assignment);
      rows.add(
          List.of(
              assignment.jobId(),
              assignment.equipmentId(),
              time(assignment.span().start()),
              time(assignment.span().end()),
              number(cost.powerKw()),
              cost.energyCost()));
    }
    return new Table(
        List.of(
            "job_id",
            "equipment_id",
            "scheduled_start",
            "scheduled_end",
            "power_kw",
            "energy_cost"),
        rows);
  }

  Table commitment() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < schedule.runs().size(); i++) {
      EquipmentRun run = schedule.runs().get(i);
      List<Object> row = new ArrayList<>();
      row.add(run.equipmentId());
      row.add(time(run.span().start()));
      row.add(time(run.span().end()));
      if (transitions.matter()) {
        row.add(time(transitions.heatUpStart(i)));
        row.add(time(transitions.coolDownEnd(i)));
        row.add(transitions.stateBefore(i));
      }
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("equipment_id", "on_start", "on_end"));
    if (transitions.matter()) {
      columns.addAll(List.of("heat_up_start", "cool_down_end", "state_before"));
    }
    return new Table(columns, rows);
  }

  private Document horizon() {
    return Document.with()
        .put("start", time(grid.time().start()))
        .put("end", time(grid.time().end()))
        .put("slot_minutes", grid.time().slotMinutes())
        .put("time_zone", grid.time().zone().getId())
        .build();
  }

  private static Document step(SearchStep step) {
    return Document.with()
        .put("work_units", step.workUnits())
        .put("incumbent", step.incumbent())
        .put("bound", step.bound())
        .put("gap", step.gap())
        .build();
  }

  private static List<Document> warnings(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.WARNING)
        .distinct()
        .map(
            finding ->
                Document.with()
                    .put("code", finding.code())
                    .put("location", finding.location().toString())
                    .put("message", finding.message())
                    .put("fix", finding.fix())
                    .build())
        .toList();
  }

  private JobCost costOf(Assignment assignment) {
    JobCost cost = costs.get(assignment.jobId());
    if (cost == null) {
      throw new IllegalStateException("the bill has no share for job " + assignment.jobId());
    }
    return cost;
  }

  private String time(Instant instant) {
    return Document.time(instant, grid.time().zone());
  }
}
