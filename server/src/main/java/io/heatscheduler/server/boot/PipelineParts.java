package io.heatscheduler.server.boot;

import com.zaxxer.hikari.HikariDataSource;
import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.formats.result.PublishedFiles;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.reports.Reports;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.DeadLetters;
import io.heatscheduler.server.messaging.Outbox;
import io.heatscheduler.server.persistence.TenantTransactions;
import io.heatscheduler.server.pipeline.DirectPlanner;
import io.heatscheduler.server.pipeline.PipelineStages;
import io.heatscheduler.server.pipeline.Planner;
import io.heatscheduler.server.pipeline.RunProgressFeed;
import io.heatscheduler.server.pipeline.RunRecords;
import io.heatscheduler.server.pipeline.RunService;
import io.heatscheduler.server.solver.SolverWorkers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The six agents as parts of the server; further consumers of events are beans of their own. */
@Configuration(proxyBeanMethods = false)
class PipelineParts {
  @Bean
  Outbox outbox(JdbcClient client, TenantTransactions transactions) {
    return new Outbox(client, transactions);
  }

  @Bean
  DeadLetters deadLetters(JdbcClient client, TenantTransactions transactions, Outbox outbox) {
    return new DeadLetters(client, transactions, outbox);
  }

  @Bean
  RunRecords runRecords(JdbcClient client, TenantTransactions transactions) {
    return new RunRecords(client, transactions);
  }

  @Bean
  RunService runService(
      RunRecords runs, Outbox outbox, TenantTransactions transactions, Clock clock) {
    return new RunService(runs, outbox, transactions, clock);
  }

  @Bean
  RunProgressFeed runProgressFeed(HikariDataSource database) {
    return new RunProgressFeed(database);
  }

  /** What searches plans, for runs and for questions about them. */
  @Bean
  Supplier<PlantOptimizer> optimizers() {
    return HybridOptimizer::new;
  }

  /** Beans that can be closed are, after the pipeline has stopped. */
  @Bean
  Planner planner(SolverProperties properties, Supplier<PlantOptimizer> optimizers) {
    return properties.isolated()
        ? new SolverWorkers(properties.limits())
        : new DirectPlanner(() -> Pipeline.withAdvice(optimizers.get()));
  }

  @Bean
  RunningPipeline runningPipeline(
      HikariDataSource database,
      TenantTransactions transactions,
      RunRecords runs,
      Outbox outbox,
      Planner planner,
      List<Consumer> further,
      PipelineProperties properties,
      RunningDatabase running) {
    List<Consumer> consumers =
        new ArrayList<>(
            PipelineStages.of(
                database,
                runs,
                outbox,
                planner,
                PipelineParts::reports,
                "heatscheduler " + Version.number()));
    consumers.addAll(further);
    return new RunningPipeline(
        database, transactions, outbox, consumers, properties, running.isEmbedded());
  }

  private static ForecastReportingAgent reports() {
    PublishedFiles files = new PublishedFiles();
    return new ForecastReportingAgent(Reports.writer(), Reports.renderers(files), files);
  }
}
