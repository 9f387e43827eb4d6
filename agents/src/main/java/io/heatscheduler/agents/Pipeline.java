package io.heatscheduler.agents;

import io.heatscheduler.agents.PipelineEvent.CostCalculated;
import io.heatscheduler.agents.PipelineEvent.OptimizationCompleted;
import io.heatscheduler.agents.PipelineEvent.OutlookSought;
import io.heatscheduler.agents.PipelineEvent.RepairsSought;
import io.heatscheduler.agents.PipelineEvent.ReportsMade;
import io.heatscheduler.agents.PlanResult.NotPlanned;
import io.heatscheduler.agents.PlanResult.Planned;
import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.cost.CostCalculatorAgent;
import io.heatscheduler.agents.forecast.FinishedRun;
import io.heatscheduler.agents.forecast.Outlook;
import io.heatscheduler.agents.forecast.OutlookFinder;
import io.heatscheduler.agents.forecast.ReportProduct;
import io.heatscheduler.agents.forecast.ReportRequest;
import io.heatscheduler.agents.forecast.UnplannedReport;
import io.heatscheduler.agents.intake.CompletedPlant;
import io.heatscheduler.agents.optimization.OptimizationProduct;
import io.heatscheduler.agents.optimization.OptimizationProduct.NoSchedule;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.agents.optimization.OptimizationRequest;
import io.heatscheduler.agents.optimization.ScheduleOptimizationAgent;
import io.heatscheduler.agents.optimization.Stability;
import io.heatscheduler.agents.optimization.TimedStep;
import io.heatscheduler.agents.optimization.WarmStart;
import io.heatscheduler.agents.publication.FollowedRun;
import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.agents.publication.UnplannedRun;
import io.heatscheduler.agents.repair.Advice;
import io.heatscheduler.agents.repair.RelaxedRun;
import io.heatscheduler.agents.repair.RepairAdvisor;
import io.heatscheduler.core.connect.PlantSource;
import io.heatscheduler.core.connect.RawFile;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.core.report.ReportedRun;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.core.schedule.Schedule;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.PlanExistence;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.TerminationReason;
import io.heatscheduler.optimizer.problem.SoftTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Order, join and events of the agents, run directly in this process.
 *
 * <pre>
 * ScheduleIntake -> (TariffManagement | EquipmentRegistry) -> ScheduleOptimization -> CostCalculator
 *     -> ForecastReporting
 * </pre>
 */
public final class Pipeline {
  private final ScheduleOptimizationAgent optimization;
  private final CostCalculatorAgent costs = new CostCalculatorAgent();

  private final @Nullable RepairAdvisor advisor;
  private final @Nullable Reporting reporting;

  /**
   * A pipeline that says no more about an infeasible plant than the solver does.
   *
   * @param optimizer the solver agent 4 uses
   */
  public Pipeline(PlantOptimizer optimizer) {
    this(optimizer, null);
  }

  /**
   * A pipeline.
   *
   * @param optimizer the solver agent 4 uses
   * @param advisor says why a plant has no plan and what to change; null: nobody does
   */
  public Pipeline(PlantOptimizer optimizer, @Nullable RepairAdvisor advisor) {
    this(new ScheduleOptimizationAgent(optimizer), advisor, null);
  }

  private Pipeline(
      ScheduleOptimizationAgent optimization,
      @Nullable RepairAdvisor advisor,
      @Nullable Reporting reporting) {
    this.optimization = optimization;
    this.advisor = advisor;
    this.reporting = reporting;
  }

  /** The same pipeline with agent 6 at its end. */
  public Pipeline reporting(Reporting documents) {
    return new Pipeline(optimization, advisor, documents);
  }

  /** Our own solver, with advice on infeasible plants. */
  public static Pipeline withAdvice() {
    return withAdvice(new HybridOptimizer());
  }

  /** A solver of the caller's, with our own solver's advice on infeasible plants. */
  public static Pipeline withAdvice(PlantOptimizer optimizer) {
    return new Pipeline(optimizer, new RepairAdvisor(new HybridOptimizer(), new PlanExistence()));
  }

  /** Agents 1 to 3 alone: raw inputs to a complete plant, or everything wrong with them. */
  public static Outcome<CompletedPlant> read(PlantSource source, int maxJobs) {
    return new InputStages().run(source, maxJobs, new RunContext("read"), PipelineListener.NONE);
  }

  /** Reads and plans a plant. */
  public PlanResult run(
      PlantSource source,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation) {
    RunContext context = new RunContext(settings.runId());
    Outcome<CompletedPlant> read =
        new InputStages().run(source, settings.maxJobs(), context, listener);
    return switch (read) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> why) -> invalid(why);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, List<Finding> told) -> {
        Instant asOf = settings.asOf() == null ? completed.asOf() : settings.asOf();
        Run run = new Run(context, settings, listener, cancellation, source.files(), asOf, null);
        yield plan(completed.plant(), run, told);
      }
    };
  }

  /**
   * Reads and plans a plant that is the rest of another one.
   *
   * @param stability how far the plan keeps to the rest of the old one
   * @param follows the run of the old plan
   */
  public PlanResult run(
      PlantSource source,
      Stability stability,
      FollowedRun follows,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation) {
    RunContext context = new RunContext(settings.runId());
    Outcome<CompletedPlant> read =
        new InputStages().run(source, settings.maxJobs(), context, listener);
    return switch (read) {
      case Outcome.Rejected<CompletedPlant>(List<Finding> why) -> invalid(why);
      case Outcome.Done<CompletedPlant>(CompletedPlant completed, List<Finding> told) ->
          plan(
              completed.plant(),
              new Run(
                  context,
                  settings,
                  listener,
                  cancellation,
                  source.files(),
                  completed.asOf(),
                  null,
                  stability,
                  follows),
              told);
    };
  }

  /** Plans a plant made in Java; as-of is the horizon's start unless set. */
  public PlanResult run(
      Plant plant, PlanSettings settings, PipelineListener listener, Cancellation cancellation) {
    Instant asOf = settings.asOf() == null ? plant.horizon().start() : settings.asOf();
    RunContext context = new RunContext(settings.runId());
    Run run = new Run(context, settings, listener, cancellation, List.of(), asOf, null);
    return plan(plant, run, List.of());
  }

  /**
   * Plans a plant made in Java, from a plan of a similar one.
   *
   * @param warm matched by job and equipment id; jobs that no longer fit are placed anew
   */
  public PlanResult run(
      Plant plant,
      Schedule warm,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation) {
    Instant asOf = settings.asOf() == null ? plant.horizon().start() : settings.asOf();
    RunContext context = new RunContext(settings.runId());
    return plan(
        plant,
        new Run(context, settings, listener, cancellation, List.of(), asOf, warm),
        List.of());
  }

  /** What stays the same through agents 4 and 5. */
  private record Run(
      RunContext context,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation,
      List<RawFile> rawFiles,
      Instant asOf,
      @Nullable Schedule warm,
      @Nullable Stability stability,
      @Nullable FollowedRun follows) {
    Run(
        RunContext context,
        PlanSettings settings,
        PipelineListener listener,
        Cancellation cancellation,
        List<RawFile> rawFiles,
        Instant asOf,
        @Nullable Schedule warm) {
      this(context, settings, listener, cancellation, rawFiles, asOf, warm, null, null);
    }

    OptimizationRequest request(RelaxedRun relaxed) {
      return new OptimizationRequest(
          relaxed.task().lifted(),
          relaxed.task().soft(),
          settings.optimizer(),
          warm == null ? null : WarmStart.on(relaxed.task().lifted(), warm),
          listener,
          cancellation);
    }

    OptimizationRequest request(PlantGrid grid) {
      return stability != null
          ? OptimizationRequest.keeping(
              stability, grid, settings.optimizer(), listener, cancellation)
          : new OptimizationRequest(
              grid,
              SoftTerms.NONE,
              settings.optimizer(),
              warm == null ? null : WarmStart.on(grid, warm),
              listener,
              cancellation);
    }
  }

  private PlanResult plan(Plant plant, Run run, List<Finding> told) {
    Outcome<PlantGrid> laid = PlantGrid.of(plant);
    Findings findings = new Findings();
    findings.addAll(told);
    findings.addAll(laid.findings());
    if (!(laid instanceof Outcome.Done<PlantGrid>(PlantGrid grid, var ignored))) {
      return invalid(findings.list());
    }
    CanonicalInput input = CanonicalInput.of(plant, run.asOf());
    boolean mayRelax = run.settings().relax() && run.stability() == null;
    RelaxedRun relaxed = mayRelax ? RelaxedRun.of(grid) : null;
    OptimizationRequest request = relaxed == null ? run.request(grid) : run.request(relaxed);
    long started = System.nanoTime();
    OptimizationProduct product = optimization.run(request, run.context()).orThrow();
    Duration solveTime = Duration.ofNanos(System.nanoTime() - started);
    run.listener().onEvent(new OptimizationCompleted(product));
    return switch (product) {
      case NoSchedule none -> {
        findings.addAll(none.reasons());
        Advice advice = advice(none, grid, run);
        UnplannedRun documented = withDocuments(none, advice, grid, run, input, findings);
        yield new NotPlanned(
            statusOf(none),
            findings.list(),
            solveTime,
            none.terminationReason().published(),
            advice,
            grid.jobs().size(),
            input,
            documented);
      }
      case OptimizedSchedule optimized ->
          price(
              relaxed == null ? optimized : relaxed.opened(optimized),
              relaxed,
              relaxed != null || request.isFree(),
              run,
              input,
              solveTime,
              findings);
    };
  }

  private Advice advice(NoSchedule none, PlantGrid grid, Run run) {
    Stability stability = run.stability();
    boolean confined = stability != null && !stability.pinned().isEmpty(); // that may be the reason
    if (advisor == null || confined || statusOf(none) == RunStatus.CANCELLED) {
      return Advice.NONE;
    }
    run.listener().onEvent(new RepairsSought());
    return advisor.advise(grid, run.settings().optimizer(), run.cancellation());
  }

  /**
   * Verifies, prices and publishes a schedule.
   *
   * @param relaxed the relaxed run it is of; null: it keeps every limit
   * @param free whether bound and proof are of the bill, and relax prices, alone; otherwise they
   *     say nothing about it
   */
  private PlanResult price(
      OptimizedSchedule optimized,
      @Nullable RelaxedRun relaxed,
      boolean free,
      Run run,
      CanonicalInput input,
      Duration solveTime,
      Findings findings) {
    Outcome<CostAnalysis> priced = costs.run(optimized, run.context());
    findings.addAll(priced.findings());
    if (!(priced instanceof Outcome.Done<CostAnalysis>(CostAnalysis billed, var ignored))) {
      return new NotPlanned(
          RunStatus.FAILED,
          findings.list(),
          solveTime,
          optimized.terminationReason().published(),
          optimized.grid().jobs().size(),
          input);
    }
    CostAnalysis analysis = relaxed == null ? billed : relaxed.measured(optimized, billed);
    run.listener().onEvent(new CostCalculated(analysis));
    RunStatus status = statusOf(optimized, free && analysis.relaxPrice().signum() == 0);
    SearchRecord search =
        new SearchRecord(
            status.published(),
            free ? optimized.bound() : null,
            optimized.terminationReason().published(),
            optimized.solverType(),
            optimized.workUnits(),
            run.settings().optimizer().seed(),
            run.settings().producedBy(),
            optimized.trace().stream().map(TimedStep::step).toList());
    PublishedRun published =
        PublishedRun.of(
            input,
            run.rawFiles(),
            optimized.grid(),
            optimized.schedule().toSchedule(optimized.grid()),
            analysis,
            search,
            run.follows(),
            findings.list());
    Outlook outlook = Outlook.NONE;
    ReportProduct product = null;
    if (reporting != null) {
      ReportedRun finished =
          FinishedRun.of(run.asOf(), analysis, search, published.hashes(), findings.list());
      outlook = outlook(finished, run, findings);
      product = report(finished, outlook, run, findings);
    }
    return new Planned(
        status,
        findings.list(),
        solveTime,
        input,
        optimized,
        analysis,
        search,
        outlook,
        product == null ? published : published.withDocuments(product.files()),
        product == null ? null : product.narrative());
  }

  private Outlook outlook(ReportedRun finished, Run run, Findings findings) {
    OutlookFinder finder = reporting == null ? null : reporting.outlook();
    if (finder == null) {
      return Outlook.NONE;
    }
    run.listener().onEvent(new OutlookSought());
    Outcome<Outlook> found = finder.find(finished, null);
    findings.addAll(found.findings());
    return found.orThrow();
  }

  private @Nullable ReportProduct report(
      ReportedRun finished, Outlook outlook, Run run, Findings findings) {
    if (reporting == null
        || reporting.settings().formats().isEmpty() && outlook.files().isEmpty()) {
      return null;
    }
    Outcome<ReportProduct> reported =
        reporting
            .agent()
            .run(new ReportRequest(finished, outlook, reporting.settings()), run.context());
    findings.addAll(reported.findings());
    ReportProduct product = reported.orThrow();
    run.listener().onEvent(new ReportsMade(List.copyOf(product.files().keySet())));
    return product;
  }

  /** The documents of a plant without a plan; null if none are asked for. */
  private @Nullable UnplannedRun withDocuments(
      NoSchedule none,
      Advice advice,
      PlantGrid grid,
      Run run,
      CanonicalInput input,
      Findings findings) {
    if (reporting == null || reporting.settings().formats().isEmpty()) {
      return null;
    }
    Outcome<SortedMap<String, byte[]>> reported =
        reporting
            .agent()
            .run(
                UnplannedReport.of(
                    grid, run.asOf(), input, advice, findings.list(), reporting.settings()));
    findings.addAll(reported.findings());
    SortedMap<String, byte[]> files = reported.orThrow();
    if (files.isEmpty()) {
      return null;
    }
    run.listener().onEvent(new ReportsMade(List.copyOf(files.keySet())));
    return UnplannedRun.of(input, run.rawFiles(), statusOf(none).published(), files);
  }

  /** A schedule that breaks a limit is not called optimal, even if none is better. */
  private static RunStatus statusOf(OptimizedSchedule optimized, boolean free) {
    if (optimized.provenOptimal() && free) {
      return RunStatus.OPTIMAL;
    }
    return optimized.terminationReason() == TerminationReason.CANCELLED
        ? RunStatus.CANCELLED
        : RunStatus.FEASIBLE;
  }

  private static RunStatus statusOf(NoSchedule none) {
    if (none.provenInfeasible()) {
      return RunStatus.INFEASIBLE;
    }
    return none.terminationReason() == TerminationReason.CANCELLED
        ? RunStatus.CANCELLED
        : RunStatus.FAILED;
  }

  private static NotPlanned invalid(List<Finding> findings) {
    return new NotPlanned(RunStatus.INVALID, findings, Duration.ZERO, "refused", 0, null);
  }
}
