package io.heatscheduler.server.runs;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.publication.RunVerifier;
import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.agents.result.ResultJson;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.provenance.Sha256;
import io.heatscheduler.core.publish.Document;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunRecords;
import io.heatscheduler.server.pipeline.StoredRun;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what is kept of a run, without a solver: feasibility, cost, documents, hashes. */
@Component
class RunCheck {
  private final RunRecords runs;
  private final RunDocuments documents;
  private final Questions questions;

  RunCheck(RunRecords runs, RunDocuments documents, Questions questions) {
    this.runs = runs;
    this.documents = documents;
    this.questions = questions;
  }

  /**
   * The answer as {@code verify --json} gives it; 404 without such a run, 409 without a plan.
   *
   * @param expectedCostHash kept elsewhere; null: none
   */
  Document verify(TenantId tenant, UUID id, @Nullable Sha256 expectedCostHash) {
    Run run = documents.planned(tenant, id);
    StoredRun stored = StoredRun.of(runs, run);
    RunVerifier verifier =
        new RunVerifier(
            source -> Pipeline.read(source, run.settings().maxJobs()), new PublishedFiles());
    Outcome<VerifiedRun> checked =
        questions.ask(tenant, whole -> verifier.verify(stored, expectedCostHash));
    return switch (checked) {
      case Outcome.Rejected<VerifiedRun>(List<Finding> findings) ->
          Document.with()
              .put("status", "not verified")
              .put("findings", ResultJson.findings(findings))
              .build();
      case Outcome.Done<VerifiedRun>(VerifiedRun verified, List<Finding> findings) ->
          Document.with()
              .put("status", "verified")
              .put("objective", verified.analysis().bill().planCost())
              .put("currency", verified.analysis().bill().currency().getCurrencyCode())
              .put("input_hash", verified.run().inputHash().hex())
              .put("optimization_hash", verified.run().optimizationHash().hex())
              .put("cost_hash", verified.run().costHash().hex())
              .put("findings", ResultJson.findings(findings))
              .build();
    };
  }
}
