package io.heatscheduler.server.pipeline;

/** Types of the pipeline's events. */
public final class Topics {
  /** A run is accepted; agent 1 begins. */
  public static final String REQUESTED = "schedule.intake.request";

  /** Agent 1 is done; agents 2 and 3 begin side by side. */
  public static final String INTAKE_COMPLETE = "schedule.intake.complete";

  /** Agent 2 is done. */
  public static final String TARIFF_READY = "tariff.ready";

  /** Agent 3 is done. */
  public static final String EQUIPMENT_READY = "equipment.ready";

  /** Agents 2 and 3 are done; agent 4 begins. */
  public static final String INPUTS_READY = "inputs.ready";

  /** Agent 4 is done; agent 5 begins. */
  public static final String OPTIMIZATION_COMPLETE = "optimization.complete";

  /** Agent 5 is done; agent 6 begins. */
  public static final String COST_CALCULATED = "cost.calculated";

  /** Agent 6 is done; documents, notifications and other systems follow. */
  public static final String REPORT_COMPLETE = "report.complete";

  /** A run ended without a plan. */
  public static final String RUN_FAILED = "run.failed";

  /** A run was cancelled before it had a plan. */
  public static final String RUN_CANCELLED = "run.cancelled";

  private Topics() {}
}
