package io.heatscheduler.agents;

import io.heatscheduler.agents.cost.CostAnalysis;
import io.heatscheduler.agents.intake.ProductionSchedule;
import io.heatscheduler.agents.optimization.OptimizationProduct;
import io.heatscheduler.core.equipment.Equipment;
import io.heatscheduler.core.tariff.Tariff;
import java.util.List;

/** What happens in a run, in the order of the pipeline; the topics are the specification's. */
public sealed interface PipelineEvent {

  /** Name of the event on a message bus. */
  String topic();

  /** A plant is to be planned; agent 1 begins. */
  record ScheduleIntakeRequested(String plantName) implements PipelineEvent {
    @Override
    public String topic() {
      return "schedule.intake.request";
    }
  }

  /** Agent 1 is done; agents 2 and 3 begin side by side. */
  record ScheduleIntakeCompleted(ProductionSchedule schedule) implements PipelineEvent {
    @Override
    public String topic() {
      return "schedule.intake.complete";
    }
  }

  /** Agent 2 is done. */
  record TariffReady(Tariff tariff) implements PipelineEvent {
    @Override
    public String topic() {
      return "tariff.ready";
    }
  }

  /** Agent 3 is done. */
  record EquipmentReady(List<Equipment> equipment) implements PipelineEvent {
    @Override
    public String topic() {
      return "equipment.ready";
    }
  }

  /** Agent 4 is done. */
  record OptimizationCompleted(OptimizationProduct product) implements PipelineEvent {
    @Override
    public String topic() {
      return "optimization.complete";
    }
  }

  /** There is no schedule; why, and which change would help, is being found out. */
  record RepairsSought() implements PipelineEvent {
    @Override
    public String topic() {
      return "repairs.sought";
    }
  }

  /** Agent 5 is done. */
  record CostCalculated(CostAnalysis analysis) implements PipelineEvent {
    @Override
    public String topic() {
      return "cost.calculated";
    }
  }

  /** What more freedom would save, and what the next days cost, is being found out. */
  record OutlookSought() implements PipelineEvent {
    @Override
    public String topic() {
      return "outlook.sought";
    }
  }

  /**
   * Agent 6 is done.
   *
   * @param files names of the documents, sorted
   */
  record ReportsMade(List<String> files) implements PipelineEvent {
    public ReportsMade {
      files = List.copyOf(files);
    }

    @Override
    public String topic() {
      return "report.complete";
    }
  }
}
