package io.heatscheduler.agents.intake;

/**
 * A value the input did not give.
 *
 * @param jobId job it belongs to
 * @param field column name, e.g. {@code duration_minutes}
 * @param value what was filled in, as the plant format writes it
 * @param source what it was derived from, e.g. {@code recipe IRON}
 */
public record FilledValue(String jobId, String field, String value, String source) {}
