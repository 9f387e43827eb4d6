package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.publication.FollowedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.optimizer.Cancellation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds a plan for a canonical input, in this process or elsewhere. What it answers is a proposal:
 * agent 5 checks and prices it from the input alone.
 */
public interface Planner {
  /** The input a proposal is of. */
  String INPUT = "input.json";

  /** The proposed schedule, with what only the search can say. */
  String SCHEDULE = "schedule.json";

  /** What the plan of a rest changes. */
  String CHANGES = FollowedRun.CHANGES;

  /**
   * Plans.
   *
   * @param listener told how the search goes
   * @param cancellation a request to answer with what there is
   */
  Proposal plan(Task task, PipelineListener listener, Cancellation cancellation);

  /**
   * What is to be planned.
   *
   * @param runId name of the run in logs
   * @param release recorded with the run
   * @param settings limits of the search
   * @param input canonical input, byte for byte
   * @param rest what it is the rest of; null: it is a whole schedule
   */
  record Task(
      String runId, String release, RunSettings settings, byte[] input, @Nullable Rest rest) {
    /** Names a proposal's documents may have; all but the changes it must have. */
    public Set<String> documents() {
      return rest == null ? Set.of(INPUT, SCHEDULE) : Set.of(INPUT, SCHEDULE, CHANGES);
    }
  }

  /**
   * A run whose rest is planned anew.
   *
   * @param terms what has happened, and what moving costs
   * @param maxJobs most jobs of the old run
   * @param input canonical input of the old run
   * @param documents of the old run: those it is priced from
   */
  record Rest(ReplanTerms terms, int maxJobs, byte[] input, SortedMap<String, byte[]> documents) {}

  /** What a search ends in. */
  sealed interface Proposal {}

  /**
   * A plan.
   *
   * @param documents by name, see {@link Task#documents}
   * @param objective exact cost of the plan
   * @param bound no plan costs less; null: nothing is proven
   * @param optimizationHash hash over input and schedule
   */
  record Planned(
      SortedMap<String, byte[]> documents,
      BigDecimal objective,
      @Nullable BigDecimal bound,
      String solverType,
      String terminationReason,
      String optimizationHash,
      long solveMillis)
      implements Proposal {}

  /**
   * No plan.
   *
   * @param cancelled whether somebody asked it to end before it had one
   * @param terminationReason why the search ended
   * @param findings why there is none
   * @param document JSON that says why, and what would help; null: nothing more is known
   */
  record NotPlanned(
      boolean cancelled,
      String terminationReason,
      List<Finding> findings,
      byte @Nullable [] document)
      implements Proposal {
    public NotPlanned {
      findings = List.copyOf(findings);
    }
  }
}
