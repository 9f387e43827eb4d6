package io.heatscheduler.formats.template;

import java.util.Locale;

/**
 * A column of a job file, in the order of the template.
 *
 * <p>The names are the plant format's; the notes are what a planner needs to fill the column in.
 */
enum JobColumn {
  JOB_ID("J-001", true, "Name of the job, once per file."),
  PRODUCT_ID(
      "P-100",
      true,
      "The product made; if your products file has it, it fills in what the job leaves blank."),
  PRODUCT_NAME("Forged rings", false, "Name of the product for people."),
  QUANTITY("12", true, "How many units are made."),
  UNIT("pcs", false, "What a unit is, e.g. pcs or t."),
  HEATING_REQUIREMENT_KWH(
      "240",
      false,
      "Heat the job needs in all, in kWh; blank: quantity x the product's kWh per unit."),
  TEMPERATURE_SETPOINT_C(
      "", false, "Temperature in degrees Celsius; only equipment that reaches it is used."),
  DURATION_MINUTES(
      "120", false, "How long the job heats, in minutes, or as PT2H; blank: from the product."),
  EARLIEST_START(
      "2026-11-23T06:00",
      false,
      "Earliest start as YYYY-MM-DDThh:mm on the site's clock, or an Excel date; blank: the horizon's start."),
  LATEST_END("2026-11-23T18:00", true, "Deadline, written like the earliest start."),
  PRIORITY("3", false, "1 (most important) to 5; blank: from the time the job has to spare."),
  ELIGIBLE_EQUIPMENT(
      "",
      false,
      "Equipment that may do the job, separated by semicolons; blank: the product's, or any."),
  OPERATORS_REQUIRED("1", false, "Operators needed while the job runs; blank: 0."),
  PREDECESSORS("", false, "Jobs that must have ended before, separated by semicolons."),
  MUST_RUN(
      "", false, "Windows start/end in which the job must be running, separated by semicolons."),
  CANNOT_RUN(
      "", false, "Windows start/end in which the job must not run, separated by semicolons."),
  POWER_PROFILE(
      "",
      false,
      "Shares of the heat in equal parts of the duration, e.g. 0.5;0.3;0.2; blank: evenly."),
  USES("", false, "What the job takes of the equipment's further capacities, e.g. kg=500;hooks=2."),
  PLANNED_START("", false, "Start you planned so far, to compare with."),
  PLANNED_EQUIPMENT("", false, "Equipment you planned so far, to compare with.");

  private final String example;
  private final boolean required;
  private final String note;

  JobColumn(String example, boolean required, String note) {
    this.example = example;
    this.required = required;
    this.note = note;
  }

  /** Name in the header. */
  String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Value of the example row; empty if the column is left blank there. */
  String example() {
    return example;
  }

  boolean isRequired() {
    return required;
  }

  String note() {
    return note;
  }
}
