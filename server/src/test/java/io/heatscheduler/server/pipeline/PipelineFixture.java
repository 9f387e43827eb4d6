package io.heatscheduler.server.pipeline;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.persistence.DatabaseNames;
import io.heatscheduler.server.persistence.TenantTransactions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pipeline over a pool, as a process of the server has it, with a recording sink at its end.
 */
public final class PipelineFixture {
  public final HikariDataSource pool;
  public final JdbcClient client;
  public final TenantTransactions transactions;
  public final Outbox outbox;
  public final RunRecords runs;

  public PipelineFixture(HikariDataSource pool, DatabaseNames names) {
    this.pool = pool;
    this.client = JdbcClient.create(pool);
    this.transactions = new TenantTransactions(pool, names);
    this.outbox = new Outbox(client, transactions);
    this.runs = new RunRecords(client, transactions);
  }

  List<Consumer> consumers() {
    return consumers(new RecordingSink(client));
  }

  /** The stages, which search in this process, and what follows them. */
  public List<Consumer> consumers(Consumer sink) {
    return consumers(sink, new DirectPlanner(Pipeline::withAdvice));
  }

  /** The stages over a planner, and what follows them. */
  public List<Consumer> consumers(Consumer sink, Planner planner) {
    List<Consumer> consumers =
        new ArrayList<>(
            PipelineStages.of(
                pool,
                runs,
                outbox,
                planner,
                () ->
                    new ForecastReportingAgent(
                        Reports.writer(),
                        Reports.renderers(new PublishedFiles()),
                        new PublishedFiles()),
                "heatscheduler test"));
    consumers.add(sink);
    return consumers;
  }
}
