package io.heatscheduler.core.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a job file, in the order in which templates and documents show them.
 *
 * <p>The plant format's names (docs/plant-format.md) in capitals; everything that reads, writes or
 * describes a job file takes them from here.
 */
public enum JobColumn {
  JOB_ID,
  PRODUCT_ID,
  PRODUCT_NAME,
  QUANTITY,
  UNIT,
  HEATING_REQUIREMENT_KWH,
  TEMPERATURE_SETPOINT_C,
  DURATION_MINUTES,
  EARLIEST_START,
  LATEST_END,
  PRIORITY,
  ELIGIBLE_EQUIPMENT,
  OPERATORS_REQUIRED,
  PREDECESSORS,
  MUST_RUN,
  CANNOT_RUN,
  POWER_PROFILE,
  USES,
  PLANNED_START,
  PLANNED_EQUIPMENT;

  /** Name in a file, e.g. {@code job_id}. */
  public String header() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether no recipe and no default can fill it. */
  public boolean isRequired() {
    return switch (this) {
      case JOB_ID, PRODUCT_ID, QUANTITY, LATEST_END -> true;
      default -> false;
    };
  }

  /** Names of all columns, in order. */
  public static List<String> headers() {
    return Arrays.stream(values()).map(JobColumn::header).toList();
  }

  /** Names of the columns up to and including one, in order. */
  public static List<String> headersTo(JobColumn last) {
    return headers().subList(0, last.ordinal() + 1);
  }
}
