package io.heatscheduler.server.pipeline;

import io.heatscheduler.agents.forecast.ForecastReportingAgent;
import io.heatscheduler.server.messaging.Consumer;
import io.heatscheduler.server.messaging.Outbox;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The six agents as consumers of events, in the order of the pipeline. */
public final class PipelineStages {
  private PipelineStages() {}

  /**
   * The stages.
   *
   * @param database connections of the application's role
   * @param planner finds the plans
   * @param reports makes agent 6
   * @param release recorded with each run
   */
  public static List<Consumer> of(
      DataSource database,
      RunRecords runs,
      Outbox outbox,
      Planner planner,
      Supplier<ForecastReportingAgent> reports,
      String release) {
    RunEnds ends = new RunEnds(runs, outbox);
    InputStages inputs = new InputStages(runs, ends);
    return Stream.of(
            inputs.intake(),
            inputs.tariff(),
            inputs.equipment(),
            new OptimizationStage(runs, runs.replans(), ends, planner, release),
            new CostStage(runs, new RunResults(database), ends),
            new ReportStage(runs, new ScheduleStatus(JdbcClient.create(database)), ends, reports))
        .<Consumer>map(stage -> new StageConsumer(stage, runs, ends))
        .toList();
  }
}
