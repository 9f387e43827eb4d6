package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.replan.EventSource;
import io.heatscheduler.agents.replan.ReplanRequest;
import io.heatscheduler.agents.replan.Replanner;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.formats.PlantBytes;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.Cancellation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a run that plans the rest of another one anew is asked for.
 *
 * @param oldRun the run whose plan was carried out
 * @param at until when
 * @param events JSON object of what has happened, see docs/guides/replan.md
 * @param freezeMinutes how long jobs that are about to start stay
 * @param movePrice money per moved job, beside the bill
 */
public record ReplanTerms(
    UUID oldRun, Instant at, String events, int freezeMinutes, BigDecimal movePrice) {

  /**
   * The canonical input of the rest, or what is wrong with the events.
   *
   * @param old the run, verified
   */
  public Outcome<CanonicalInput> rest(VerifiedRun old, Pipeline pipeline, PlanSettings settings) {
    return switch (request()) {
      case Outcome.Rejected<ReplanRequest>(List<Finding> why) -> new Outcome.Rejected<>(why);
      case Outcome.Done<ReplanRequest>(ReplanRequest request, var ignored) ->
          replanner(pipeline, settings).rest(old, request);
    };
  }

  /**
   * Plans the rest.
   *
   * @param old the run, priced again from what is kept of it
   */
  PlanResult plan(
      VerifiedRun old,
      Pipeline pipeline,
      PlanSettings settings,
      PipelineListener listener,
      Cancellation cancellation) {
    return replanner(pipeline, settings)
        .replan(old, request().orThrow(), listener, cancellation)
        .result();
  }

  private static Replanner replanner(Pipeline pipeline, PlanSettings settings) {
    return new Replanner(pipeline, settings, PlantBytes::new, new PublishedFiles());
  }

  private Outcome<ReplanRequest> request() {
    return GivenDocument.read(events.getBytes(StandardCharsets.UTF_8))
        .map(
            given ->
                new ReplanRequest(
                    at,
                    List.of(new EventSource(given, given.entries())),
                    Duration.ofMinutes(freezeMinutes),
                    movePrice));
  }
}
