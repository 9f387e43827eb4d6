package io.heatscheduler.core.schedule;

import io.heatscheduler.core.time.Interval;

/**
 * A span in which an equipment is on, from a start (or the horizon's start) to a shut-down (or the
 * horizon's end).
 */
public record EquipmentRun(String equipmentId, Interval span) {}
