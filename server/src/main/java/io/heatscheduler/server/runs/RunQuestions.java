package io.heatscheduler.server.runs;

import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.intake.bind.Suggestion;
import io.heatscheduler.agents.result.WhatIfJson;
import io.heatscheduler.agents.whatif.Alternative;
import io.heatscheduler.agents.whatif.AlternativeReader;
import io.heatscheduler.agents.whatif.Explainer;
import io.heatscheduler.agents.whatif.Explanation;
import io.heatscheduler.agents.whatif.Flexibility;
import io.heatscheduler.agents.whatif.FlexibilityFinder;
import io.heatscheduler.agents.whatif.GivenPlan;
import io.heatscheduler.agents.whatif.ReSolver;
import io.heatscheduler.agents.whatif.ScenarioComparison;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.pipeline.GivenDocument;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What-if questions about a run's plan: each alternative is planned from the plan there is and
 * compared with it, with the same effort each.
 *
 * <p>An answer that was cut short by its time says so: {@code complete} is false.
 */
@Component
class RunQuestions {
  private static final String AS_IS = "as is";

  private final RunDocuments documents;
  private final Questions questions;
  private final Supplier<PlantOptimizer> optimizers;

  RunQuestions(RunDocuments documents, Questions questions, Supplier<PlantOptimizer> optimizers) {
    this.documents = documents;
    this.questions = questions;
    this.optimizers = optimizers;
  }

  /**
   * Why a job is where it is.
   *
   * @param equipment other equipment asked about; null: any
   * @param start other start asked about, as written; null: any
   * @param effort work units of each alternative
   */
  Document explain(
      TenantId tenant,
      UUID id,
      String job,
      @Nullable String equipment,
      @Nullable String start,
      long effort) {
    Run run = documents.planned(tenant, id);
    return questions.ask(
        tenant,
        cancellation -> {
          GivenPlan plan = plan(run);
          List<Alternative> asked = alternatives(plan, job, equipment, start);
          ReSolver solver = solver(run, effort, cancellation);
          Explanation explanation = new Explainer(solver).explain(plan, job, asked);
          return completed(WhatIfJson.of(explanation, solver.settings().optimizer()), cancellation);
        });
  }

  /** What more freedom would save. */
  Document flexibility(TenantId tenant, UUID id, int mostTried, long effort) {
    Run run = documents.planned(tenant, id);
    return questions.ask(
        tenant,
        cancellation -> {
          GivenPlan plan = plan(run);
          ReSolver solver = solver(run, effort, cancellation);
          Flexibility found = new FlexibilityFinder(solver, mostTried).find(plan);
          return completed(WhatIfJson.of(found, solver.settings().optimizer()), cancellation);
        });
  }

  /** The plant under scenarios, side by side. */
  Document compare(TenantId tenant, UUID id, GivenDocument given) {
    Run run = documents.planned(tenant, id);
    return questions.ask(
        tenant,
        cancellation -> {
          GivenPlan plan = plan(run);
          ScenariosGiven read = ScenariosGiven.read(given, plan.plant());
          ReSolver solver = solver(run, read.effort(), cancellation);
          PlanResult asIs = solver.solve(plan.plant(), plan.schedule());
          return completed(
              WhatIfJson.of(
                  ScenarioComparison.of(AS_IS, plan.plant(), asIs, read.scenarios(), solver)),
              cancellation);
        });
  }

  private GivenPlan plan(Run run) {
    return GivenPlan.of(documents.verified(run));
  }

  private ReSolver solver(Run run, long effort, Cancellation cancellation) {
    OptimizerSettings limits =
        new OptimizerSettings(Questions.LONGEST, effort, 0, run.settings().seed());
    return new ReSolver(
        optimizers.get(),
        new PlanSettings(
            limits, null, run.settings().maxJobs(), "heatscheduler", "what-if " + run.id()),
        cancellation);
  }

  private static List<Alternative> alternatives(
      GivenPlan plan, String job, @Nullable String equipment, @Nullable String start) {
    List<String> ids = plan.grid().jobs().stream().map(planned -> planned.job().jobId()).toList();
    if (!ids.contains(job)) {
      throw Problem.unprocessable(
          "UNKNOWN_REFERENCE",
          List.of(
              Finding.error(
                  "UNKNOWN_REFERENCE",
                  Location.of("query").column("job"),
                  "There is no such job in the plan.",
                  Suggestion.sentence(job, ids))));
    }
    if (equipment == null && start == null) {
      return Explainer.alternatives(plan, job);
    }
    return switch (AlternativeReader.read(plan, job, equipment, start)) {
      case Outcome.Done<List<Alternative>>(List<Alternative> read, var ignored) -> read;
      case Outcome.Rejected<List<Alternative>>(List<Finding> why) ->
          throw Problem.unprocessable(
              "ALTERNATIVE_INVALID", why.stream().map(RunQuestions::inQuery).toList());
    };
  }

  /** Readers know the options of the command line; here they are parameters. */
  private static Finding inQuery(Finding finding) {
    String source = String.valueOf(finding.location().source());
    return source.startsWith("--")
        ? new Finding(
            finding.code(),
            finding.severity(),
            Location.of("query").column(source.substring(2)),
            finding.message(),
            finding.fix())
        : finding;
  }

  private static Document completed(Document answer, Cancellation cancellation) {
    Document.Builder told = Document.with();
    answer.members().forEach(told::put);
    return told.put("complete", !cancellation.isRequested()).build();
  }
}
