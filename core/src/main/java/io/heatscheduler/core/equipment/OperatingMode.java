package io.heatscheduler.core.equipment;

/** Whether jobs share a piece of equipment. */
public enum OperatingMode {
  /** Several jobs at once, up to the capacity. */
  SHARED,
  /** One job at a time. */
  BATCH
}
