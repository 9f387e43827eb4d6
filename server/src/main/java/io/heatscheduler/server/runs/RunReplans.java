package io.heatscheduler.server.runs;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.CanonicalInput;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.security.Caller;
import io.heatscheduler.server.web.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Begins runs that plan the rest of another one anew; events that cannot be are refused at once.
 */
@Component
class RunReplans {
  private final RunDocuments documents;
  private final RunStarts starts;
  private final Questions questions;
  private final Supplier<PlantOptimizer> optimizers;

  RunReplans(
      RunDocuments documents,
      RunStarts starts,
      Questions questions,
      Supplier<PlantOptimizer> optimizers) {
    this.documents = documents;
    this.starts = starts;
    this.questions = questions;
    this.optimizers = optimizers;
  }

  /** Begins such a run; 404 without such a run, 409 without a plan, 422 with what is wrong. */
  UUID begin(Caller caller, UUID id, byte[] body) {
    Run old = documents.planned(caller.tenant(), id);
    return questions.ask(caller.tenant(), whole -> begin(caller, old, body));
  }

  private UUID begin(Caller caller, Run old, byte[] body) {
    VerifiedRun verified = documents.verified(old);
    ReplanGiven given =
        ReplanGiven.read(body, old, verified.analysis().dispatch().grid().time().zone());
    Outcome<CanonicalInput> rest =
        given
            .terms()
            .rest(
                verified,
                Pipeline.withAdvice(optimizers.get()),
                given.settings().plan("replan", "heatscheduler"));
    return switch (rest) {
      case Outcome.Rejected<CanonicalInput>(List<Finding> why) ->
          throw Problem.unprocessable("EVENTS_INVALID", why);
      case Outcome.Done<CanonicalInput>(CanonicalInput input, var told) ->
          starts.replan(caller, old, input, given.terms(), given.settings());
    };
  }
}
