package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Plans in this process.
 *
 * @param pipeline makes the pipeline that searches
 */
public record DirectPlanner(Supplier<Pipeline> pipeline) implements Planner {
  @Override
  public Proposal plan(Task task, PipelineListener listener, Cancellation cancellation) {
    PlanSettings settings = task.settings().plan(task.runId(), task.release());
    Rest rest = task.rest();
    PlanResult result =
        rest == null
            ? pipeline.get().run(new PlantBytes(task.input()), settings, listener, cancellation)
            : rest.terms().plan(old(rest), pipeline.get(), settings, listener, cancellation);
    return switch (result) {
      case PlanResult.Planned planned -> proposal(task, planned);
      case PlanResult.NotPlanned none ->
          new NotPlanned(
              none.status() == io.heatscheduler.agents.RunStatus.CANCELLED,
              none.terminationReason(),
              none.findings(),
              new PublishedFiles().json(ResultJson.of(none)));
    };
  }

  /** The old run is priced again from what is kept of it. */
  private static VerifiedRun old(Rest rest) {
    return PricedRun.of(
            new StoredRun(rest.terms().oldRun().toString(), rest.input(), rest.documents()),
            rest.maxJobs())
        .orThrow();
  }

  private static Planned proposal(Task task, PlanResult.Planned planned) {
    SortedMap<String, byte[]> documents =
        new TreeMap<>(planned.published().files(new PublishedFiles()));
    documents.keySet().retainAll(task.documents());
    SearchRecord search = planned.search();
    return new Planned(
        documents,
        planned.objective(),
        search.bound(),
        search.solverType(),
        search.terminationReason(),
        planned.published().optimizationHash().hex(),
        planned.solveTime().toMillis());
  }
}
