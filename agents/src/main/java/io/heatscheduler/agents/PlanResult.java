package io.heatscheduler.agents;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.forecast.Outlook;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.UnplannedRun;
import io.heatscheduler.agents.repair.Advice;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.report.Narrative;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.schedule.Schedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run of the pipeline ends in: a plan, or the reasons why there is none. */
public sealed interface PlanResult {

  /** How it ended. */
  RunStatus status();

  /** Everything worth telling, from every agent, in the order of the pipeline. */
  List<Finding> findings();

  /** Wall-clock time of the optimisation; zero if it never began. */
  Duration solveTime();

  /** Why the search ended, e.g. {@code gap_reached}; {@code refused} if it never began. */
  String terminationReason();

  /**
   * A plan: verified, priced, compared and hashed.
   *
   * @param input the canonical input
   * @param optimized schedule, bound and how they were found
   * @param analysis bill, baseline and savings
   * @param search what only the search can say
   * @param outlook what more freedom would save and what the next days cost, if asked for
   * @param published the documents of the run and the hash chain over them
   * @param narrative the run in plain words; null unless documents were asked for
   */
  record Planned(
      RunStatus status,
      List<Finding> findings,
      Duration solveTime,
      CanonicalInput input,
      OptimizedSchedule optimized,
      CostAnalysis analysis,
      SearchRecord search,
      Outlook outlook,
      PublishedRun published,
      @Nullable Narrative narrative)
      implements PlanResult {
    public Planned {
      findings = List.copyOf(findings);
    }

    @Override
    public String terminationReason() {
      return optimized.terminationReason().published();
    }

    /** The same plan with further files and findings. */
    public Planned publishedAs(PublishedRun run, List<Finding> told) {
      return new Planned(
          status, told, solveTime, input, optimized, analysis, search, outlook, run, narrative);
    }

    /** The plant over its slots. */
    public PlantGrid grid() {
      return optimized.grid();
    }

    /** The plan in instants and ids. */
    public Schedule schedule() {
      return optimized.schedule().toSchedule(optimized.grid());
    }

    /** Exact cost of the plan. */
    public BigDecimal objective() {
      return analysis.bill().planCost();
    }

    /**
     * No schedule costs less, relax prices of a relaxed run included; null if nothing is proven.
     */
    public @Nullable BigDecimal bound() {
      return optimized.bound();
    }
  }

  /**
   * No plan.
   *
   * @param advice why there is none and what to change; {@link Advice#NONE} unless infeasible
   * @param jobs jobs read; 0 if the input was refused
   * @param input the canonical input; null if the input was refused
   * @param published documents that say why, with the inputs; null: none were made
   */
  record NotPlanned(
      RunStatus status,
      List<Finding> findings,
      Duration solveTime,
      String terminationReason,
      Advice advice,
      int jobs,
      @Nullable CanonicalInput input,
      @Nullable UnplannedRun published)
      implements PlanResult {
    /** Without advice and documents. */
    public NotPlanned(
        RunStatus status,
        List<Finding> findings,
        Duration solveTime,
        String terminationReason,
        int jobs,
        @Nullable CanonicalInput input) {
      this(status, findings, solveTime, terminationReason, Advice.NONE, jobs, input, null);
    }

    public NotPlanned {
      findings = List.copyOf(findings);
    }
  }
}
