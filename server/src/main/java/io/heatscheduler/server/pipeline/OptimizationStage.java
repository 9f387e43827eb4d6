package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.publication.PublishedRun;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.server.messaging.Consumer.Effect;
import io.heatscheduler.server.messaging.HandedOver;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Agent 4: the search. Its answer is one schedule; agent 5 checks and prices that by itself. */
final class OptimizationStage implements Stage {
  /** What an old run is priced from. */
  private static final Set<String> PRICED_FROM =
      Set.of(Planner.INPUT, Planner.SCHEDULE, Planner.CHANGES, PublishedRun.PROVENANCE);

  private final RunRecords runs;
  private final ReplanRecords replans;
  private final RunEnds ends;
  private final Planner planner;
  private final String release;
  private final Set<Cancellation> searches = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  OptimizationStage(
      RunRecords runs, ReplanRecords replans, RunEnds ends, Planner planner, String release) {
    this.runs = runs;
    this.replans = replans;
    this.ends = ends;
    this.planner = planner;
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
    Planner.Task task =
        new Planner.Task(
            run.id().toString(),
            release,
            run.settings(),
            runs.input(run.tenant(), run.id()),
            replans.find(run).map(terms -> rest(run, terms)).orElse(null));
    Planner.Proposal proposal;
    searches.add(cancellation);
    try (RunWatch watch = new RunWatch(runs, run, cancellation)) {
      if (stopping) {
        cancellation.cancel();
      }
      proposal = planner.plan(task, watch, cancellation);
    } finally {
      searches.remove(cancellation);
    }
    if (stopping && !cancelRequested(run)) { // else it would keep what a stop cut short
      throw new HandedOver("search of run " + run.id());
    }
    return switch (proposal) {
      case Planner.Planned planned -> () -> keep(run, planned);
      case Planner.NotPlanned none when none.cancelled() ->
          () -> ends.cancel(run, Topics.OPTIMIZATION_COMPLETE, none.findings());
      case Planner.NotPlanned none -> () -> refuse(run, none);
    };
  }

  private boolean cancelRequested(Run run) {
    return runs.find(run.tenant(), run.id()).map(Run::cancelRequested).orElse(false);
  }

  /** Searches end; whoever takes them over begins them anew and finds the same. */
  @Override
  public void stop() {
    stopping = true;
    searches.forEach(Cancellation::cancel);
  }

  private Planner.Rest rest(Run run, ReplanTerms terms) {
    Run old = runs.find(run.tenant(), terms.oldRun()).orElseThrow();
    SortedMap<String, byte[]> documents = new TreeMap<>(runs.documents(old.tenant(), old.id()));
    documents.keySet().retainAll(PRICED_FROM);
    return new Planner.Rest(
        terms, old.settings().maxJobs(), runs.input(old.tenant(), old.id()), documents);
  }

  /** Why there is no plan, and what would help, is a document of the run. */
  private void refuse(Run run, Planner.NotPlanned none) {
    byte[] document = none.document();
    if (document != null) {
      runs.keep(run.id(), new TreeMap<>(Map.of(StoredRun.NO_PLAN, document)));
    }
    runs.set(run.id(), Map.of("termination_reason", none.terminationReason(), "release", release));
    ends.fail(run, Topics.OPTIMIZATION_COMPLETE, none.findings());
  }

  private void keep(Run run, Planner.Planned planned) {
    runs.keep(run.id(), planned.documents());
    byte[] changes = planned.documents().get(Planner.CHANGES);
    if (changes != null) {
      replans.done(run, changes);
    }
    Map<String, Object> columns = new HashMap<>();
    columns.put("stage", Topics.OPTIMIZATION_COMPLETE);
    columns.put("solver_type", planned.solverType());
    columns.put("solver_time_seconds", BigDecimal.valueOf(planned.solveMillis(), 3));
    columns.put("termination_reason", planned.terminationReason());
    columns.put("release", release);
    columns.put("optimization_hash", planned.optimizationHash());
    if (planned.bound() != null) {
      columns.put("bound_value", planned.bound());
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
