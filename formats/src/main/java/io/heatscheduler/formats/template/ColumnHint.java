package io.heatscheduler.formats.template;

import io.heatscheduler.core.job.JobColumn;

/**
 * What a planner needs to fill a column in.
 *
 * @param example value of the example row; empty if the column is left blank there
 * @param note what it means
 */
record ColumnHint(String example, String note) {

  /** The hint of a column. */
  static ColumnHint of(JobColumn column) {
    return switch (column) {
      case JOB_ID -> new ColumnHint("J-001", "Name of the job, once per file.");
      case PRODUCT_ID ->
          new ColumnHint(
              "P-100",
              "The product made; if your products file has it, it fills in what the job leaves blank.");
      case PRODUCT_NAME -> new ColumnHint("Forged rings", "Name of the product for people.");
      case QUANTITY -> new ColumnHint("12", "How many units are made.");
      case UNIT -> new ColumnHint("pcs", "What a unit is, e.g. pcs or t.");
      case HEATING_REQUIREMENT_KWH ->
          new ColumnHint(
              "240",
              "Heat the job needs in all, in kWh; blank: quantity x the product's kWh per unit.");
      case TEMPERATURE_SETPOINT_C ->
          new ColumnHint(
              "", "Temperature in degrees Celsius; only equipment that reaches it is used.");
      case DURATION_MINUTES ->
          new ColumnHint(
              "120", "How long the job heats, in minutes, or as PT2H; blank: from the product.");
      case EARLIEST_START ->
          new ColumnHint(
              "2026-11-23T06:00",
              "Earliest start as YYYY-MM-DDThh:mm on the site's clock, or an Excel date; blank: the horizon's start.");
      case LATEST_END ->
          new ColumnHint("2026-11-23T18:00", "Deadline, written like the earliest start.");
      case PRIORITY ->
          new ColumnHint(
              "3", "1 (most important) to 5; blank: from the time the job has to spare.");
      case ELIGIBLE_EQUIPMENT ->
          new ColumnHint(
              "",
              "Equipment that may do the job, separated by semicolons; blank: the product's, or any.");
      case OPERATORS_REQUIRED ->
          new ColumnHint("1", "Operators needed while the job runs; blank: 0.");
      case PREDECESSORS ->
          new ColumnHint("", "Jobs that must have ended before, separated by semicolons.");
      case MUST_RUN ->
          new ColumnHint(
              "", "Windows start/end in which the job must be running, separated by semicolons.");
      case CANNOT_RUN ->
          new ColumnHint(
              "", "Windows start/end in which the job must not run, separated by semicolons.");
      case POWER_PROFILE ->
          new ColumnHint(
              "",
              "Shares of the heat in equal parts of the duration, e.g. 0.5;0.3;0.2; blank: evenly.");
      case USES ->
          new ColumnHint(
              "", "What the job takes of the equipment's further capacities, e.g. kg=500;hooks=2.");
      case PLANNED_START -> new ColumnHint("", "Start you planned so far, to compare with.");
      case PLANNED_EQUIPMENT ->
          new ColumnHint("", "Equipment you planned so far, to compare with.");
    };
  }
}
