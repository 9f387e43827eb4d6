package io.heatscheduler.core.schedule;

import io.heatscheduler.core.time.Interval;

/** A job's place in the plan: the equipment it runs on and when, without interruption. */
public record Assignment(String jobId, String equipmentId, Interval span) {}
