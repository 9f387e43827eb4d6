package io.heatscheduler.core.connect;

/**
 * One raw input as it was read.
 *
 * @param name path relative to the plant folder, with forward slashes
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 * @param bytes size
 */
public record RawFile(String name, String sha256, long bytes) {}
