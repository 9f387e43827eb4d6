package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.publication.FollowedRun;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.core.report.SearchRecord;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.server.messaging.Consumer.Effect;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Agent 4: the search, in a child process of its own. Its answer is one schedule; agent 5 checks
 * and prices that by itself.
 */
final class OptimizationStage implements Stage {
  private static final Set<String> KEPT =
      Set.of("input.json", "schedule.json", FollowedRun.CHANGES);

  private final RunRecords runs;
  private final ReplanRecords replans;
  private final RunEnds ends;
  private final Supplier<Pipeline> pipeline;
  private final String release;

  OptimizationStage(
      RunRecords runs,
      ReplanRecords replans,
      RunEnds ends,
      Supplier<Pipeline> pipeline,
      String release) {
    this.runs = runs;
    this.replans = replans;
    this.ends = ends;
    this.pipeline = pipeline;
    this.release = release;
  }

  @Override
  public String name() {
    return "schedule-optimization";
  }

  @Override
  public Set<String> types() {
    return Set.of(Topics.INPUTS_READY);
  }

  /** A search uses every core by itself. */
  @Override
  public int capacity() {
    return 1;
  }

  @Override
  public Effect work(Run run) {
    Cancellation cancellation = new Cancellation();
    PlanResult result;
    try (RunWatch watch = new RunWatch(runs, run, cancellation)) {
      result = search(run, watch, cancellation);
    }
    return switch (result) {
      case PlanResult.Planned planned -> () -> keep(run, planned);
      case PlanResult.NotPlanned none
          when none.status() == io.heatscheduler.agents.RunStatus.CANCELLED ->
          () -> ends.cancel(run, Topics.OPTIMIZATION_COMPLETE, none.findings());
      case PlanResult.NotPlanned none -> () -> refuse(run, none);
    };
  }

  private PlanResult search(Run run, RunWatch watch, Cancellation cancellation) {
    PlanSettings settings = run.settings().plan(run.id().toString(), release);
    Optional<ReplanTerms> terms = replans.find(run);
    return terms.isPresent()
        ? terms.get().plan(runs, run, pipeline.get(), settings, watch, cancellation)
        : pipeline
            .get()
            .run(new PlantBytes(runs.input(run.tenant(), run.id())), settings, watch, cancellation);
  }

  /** Why there is no plan, and what would help, is a document of the run. */
  private void refuse(Run run, PlanResult.NotPlanned none) {
    runs.keep(
        run.id(),
        new TreeMap<>(Map.of(StoredRun.NO_PLAN, new PublishedFiles().json(ResultJson.of(none)))));
    runs.set(run.id(), Map.of("termination_reason", none.terminationReason(), "release", release));
    ends.fail(run, Topics.OPTIMIZATION_COMPLETE, none.findings());
  }

  private void keep(Run run, PlanResult.Planned planned) {
    SortedMap<String, byte[]> files =
        new TreeMap<>(planned.published().files(new PublishedFiles()));
    files.keySet().retainAll(KEPT);
    runs.keep(run.id(), files);
    byte[] changes = files.get(FollowedRun.CHANGES);
    if (changes != null) {
      replans.done(run, changes);
    }
    SearchRecord search = planned.search();
    Map<String, Object> columns = new HashMap<>();
    columns.put("stage", Topics.OPTIMIZATION_COMPLETE);
    columns.put("solver_type", search.solverType());
    columns.put(
        "solver_time_seconds",
        BigDecimal.valueOf(planned.solveTime().toMillis(), 3).setScale(3, RoundingMode.HALF_EVEN));
    columns.put("termination_reason", search.terminationReason());
    columns.put("release", release);
    columns.put("optimization_hash", planned.published().optimizationHash().hex());
    if (search.bound() != null) {
      columns.put("bound_value", search.bound());
    }
    runs.set(run.id(), columns);
    runs.progress(
        run.id(),
        Topics.OPTIMIZATION_COMPLETE,
        "optimization.complete",
        Map.of("objective", planned.objective().toPlainString()));
    ends.emit(run, Topics.OPTIMIZATION_COMPLETE);
  }
}
