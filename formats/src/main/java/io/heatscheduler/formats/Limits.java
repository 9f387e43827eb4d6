package io.heatscheduler.formats;

/**
 * Sizes beyond which a file is refused, so that a hostile or broken file cannot exhaust the memory.
 */
public final class Limits {
  /** Largest file read, in bytes: 50 MB of 1,048,576 bytes. */
  public static final int FILE_BYTES = 50 * 1024 * 1024;

  /** Longest single value or cell, in characters (UTF-16 units). */
  public static final int VALUE_CHARS = 100_000;

  /** Longest number as written, in characters. */
  public static final int NUMBER_CHARS = 100;

  /** Largest power of ten of a number, either sign; what an ordinary JSON reader can hold. */
  public static final int NUMBER_EXPONENT = 308;

  /** Most columns of a table. */
  public static final int COLUMNS = 1_000;

  /** Deepest nesting of lists and mappings in JSON, YAML and XML. */
  public static final int DEPTH = 64;

  private Limits() {}
}
