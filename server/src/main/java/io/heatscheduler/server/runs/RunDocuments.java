package io.heatscheduler.server.runs;

import io.heatscheduler.agents.publication.RunVerifier.VerifiedRun;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.server.persistence.TenantId;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.PricedRun;
import io.heatscheduler.server.pipeline.Run;
import io.heatscheduler.server.pipeline.RunRecords;
import io.heatscheduler.server.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents of runs, byte for byte as they were kept. */
@Component
class RunDocuments {
  private final RunRecords runs;
  private final TenantTransactions transactions;
  private final JdbcClient client;

  RunDocuments(RunRecords runs, TenantTransactions transactions, JdbcClient client) {
    this.runs = runs;
    this.transactions = transactions;
    this.client = client;
  }

  /**
   * What a document is.
   *
   * @param name below the run, e.g. {@code report/report.pdf}
   * @param bytes its size
   */
  @Schema(name = "RunDocument")
  record Entry(
      @Schema(example = "bill.json") String name,
      @Schema(example = "application/json") String mediaType,
      @Schema(example = "18231") long bytes,
      String sha256) {}

  /** A document and its bytes. */
  record Kept(Entry entry, byte[] content) {
    String etag() {
      return "\"" + entry.sha256() + "\"";
    }
  }

  /** Documents of a run by name; 404 if the tenant has no such run. */
  List<Entry> list(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () -> {
          require(tenant, run);
          return client
              .sql(
                  "SELECT document_name, media_type, size_bytes, sha256 FROM run_documents JOIN"
                      + " stored_contents USING (tenant_id, sha256) WHERE run_id = ? ORDER BY"
                      + " document_name")
              .param(run)
              .query((row, number) -> entry(row))
              .list();
        });
  }

  /** A document; 404 if the tenant has no such run, or the run no such document. */
  Kept get(TenantId tenant, UUID run, String name) {
    return find(tenant, run, name).orElseThrow(Problem::notFound);
  }

  /** A document that every run with a plan has; 409 if this one has no plan. */
  Kept ofPlan(TenantId tenant, UUID run, String name) {
    return transactions.in(
        tenant,
        () -> {
          Run known = require(tenant, run);
          return find(tenant, run, name).orElseThrow(() -> noPlan(known));
        });
  }

  /** The run; 404 if the tenant has no such. */
  Run require(TenantId tenant, UUID run) {
    return runs.find(tenant, run).orElseThrow(Problem::notFound);
  }

  /** A run with a plan; 404 if the tenant has no such run, 409 without a plan. */
  Run planned(TenantId tenant, UUID run) {
    return transactions.in(
        tenant,
        () -> {
          Run known = require(tenant, run);
          boolean priced =
              client
                      .sql(
                          "SELECT count(*) FROM run_documents WHERE run_id = ? AND document_name ="
                              + " 'provenance.json'")
                      .param(run)
                      .query(Integer.class)
                      .single()
                  == 1;
          if (!priced || known.status().isOpen()) {
            throw noPlan(known);
          }
          return known;
        });
  }

  /** The plan and exact bill of a run. */
  VerifiedRun verified(Run run) {
    return switch (PricedRun.of(runs, run)) {
      case Outcome.Done<VerifiedRun>(VerifiedRun verified, var ignored) -> verified;
      case Outcome.Rejected<VerifiedRun>(List<Finding> why) ->
          throw Problem.unprocessable("RUN_NOT_VERIFIED", why);
    };
  }

  /** 409: what is asked for needs a plan. */
  static Problem noPlan(Run run) {
    return run.status().isOpen()
        ? Problem.conflict("RUN_OPEN", "The run has not ended. Wait for it.")
        : Problem.conflict(
            "RUN_HAS_NO_PLAN", "The run ended without a plan; its findings and repairs say why.");
  }

  private Optional<Kept> find(TenantId tenant, UUID run, String name) {
    return transactions.in(
        tenant,
        () ->
            client
                .sql(
                    "SELECT document_name, media_type, size_bytes, sha256, content FROM"
                        + " run_documents JOIN stored_contents USING (tenant_id, sha256) WHERE"
                        + " run_id = ? AND document_name = ?")
                .params(run, name)
                .query(
                    (row, number) ->
                        new Kept(entry(row), Objects.requireNonNull(row.getBytes("content"))))
                .optional());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("document_name"),
        row.getString("media_type"),
        row.getLong("size_bytes"),
        row.getString("sha256"));
  }
}
