package io.heatscheduler.reports.chart;

import java.util.Locale;

/** What a shape means; a {@link Palette} says how that looks. */
public enum Style {
  /** Slots of the cheapest tariff period. */
  BAND_0,
  /** Slots of a dearer tariff period. */
  BAND_1,
  /** Slots of a dearer tariff period. */
  BAND_2,
  /** Slots of a dearer tariff period. */
  BAND_3,
  /** Slots of the dearest tariff period. */
  BAND_4,
  /** Line between days. */
  DAY_LINE,
  /** Fine line of the grid. */
  GRID,
  /** Line between lanes, frame of the plot. */
  FRAME,
  /** Ground that separates lanes of different equipment. */
  LANE,
  /** Words that matter. */
  TEXT,
  /** Words that matter most. */
  STRONG_TEXT,
  /** Words of axes and legends. */
  MUTED_TEXT,
  /** A job on electric equipment. */
  JOB_ELECTRIC,
  /** A job on equipment that burns fuel. */
  JOB_FUEL,
  /** Words on a job. */
  JOB_TEXT,
  /** Equipment on without a job. */
  IDLE,
  /** Heating up. */
  HEAT_UP,
  /** Waiting in a standby state. */
  STANDBY,
  /** Cooling down. */
  COOL_DOWN,
  /** Ground of a window in which equipment is not available. */
  UNAVAILABLE,
  /** Hatching of such a window. */
  HATCH,
  /** A deadline close behind its job. */
  DEADLINE,
  /** Load of the site that is not planned. */
  BASE_LOAD,
  /** Load of the planned equipment. */
  EQUIPMENT_LOAD,
  /** Outline of the site's load. */
  LOAD_LINE,
  /** Highest load allowed. */
  LIMIT,
  /** Words at that limit and at deadlines. */
  LIMIT_TEXT,
  /** The same site run first in, first out. */
  FIFO,
  /** Demand the meter had already measured. */
  FLOOR,
  /** The highest load of the plan. */
  PEAK,
  /** Nothing to see: a place for a pointer. */
  POINTER;

  /** The name in markup, e.g. {@code job-electric}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The band of a price. */
  static Style band(int level) {
    return values()[BAND_0.ordinal() + level];
  }
}
