package io.heatscheduler.core.report;

import java.util.Locale;

/** Kinds of documents a run can be shown in. */
public enum ReportFormat {
  /** Schedule report to print or send. */
  PDF,
  /** Workbook with schedule, profile, bill and live formulas. */
  XLSX,
  /** One page for the browser that needs nothing else. */
  HTML,
  /** Calendars, one for the plant and one for each piece of equipment. */
  ICS,
  /** Tables for other programs. */
  CSV;

  /** The name as the command line writes it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
