package io.heatscheduler.core.schedule;

import io.heatscheduler.core.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A span in which an equipment is on, from a start (or the horizon's start) to a shut-down (or the
 * horizon's end).
 *
 * @param standbyBefore the standby state in which it waits from the run before to this one; null:
 *     it is off, or on since before the horizon
 */
public record EquipmentRun(String equipmentId, Interval span, @Nullable String standbyBefore) {
  /** A run that begins from off, or before the horizon. */
  public EquipmentRun(String equipmentId, Interval span) {
    this(equipmentId, span, null);
  }
}
