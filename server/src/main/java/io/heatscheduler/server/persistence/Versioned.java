package io.heatscheduler.server.persistence;

/**
 * What a row held and which version of it that was; a change names the version it was made from.
 *
 * @param value what was read
 * @param version 0 for a new row, one more with each change
 */
public record Versioned<T>(T value, long version) {}
