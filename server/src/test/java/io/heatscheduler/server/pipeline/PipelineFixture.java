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
final class PipelineFixture {
  final HikariDataSource pool;
  final JdbcClient client;
  final TenantTransactions transactions;
  final Outbox outbox;
  final RunRecords runs;

  PipelineFixture(HikariDataSource pool, DatabaseNames names) {
    this.pool = pool;
    this.client = JdbcClient.create(pool);
    this.transactions = new TenantTransactions(pool, names);
    this.outbox = new Outbox(client, transactions);
    this.runs = new RunRecords(client, transactions);
  }

  List<Consumer> consumers() {
    List<Consumer> consumers =
        new ArrayList<>(
            PipelineStages.of(
                pool,
                runs,
                outbox,
                Pipeline::withAdvice,
                () ->
                    new ForecastReportingAgent(
                        Reports.writer(),
                        Reports.renderers(new PublishedFiles()),
                        new PublishedFiles()),
                "heatscheduler test"));
    consumers.add(new RecordingSink(client));
    return consumers;
  }
}
