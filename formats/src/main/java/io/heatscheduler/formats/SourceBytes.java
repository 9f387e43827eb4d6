package io.heatscheduler.formats;

import io.heatscheduler.core.outcome.Location;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The exact bytes of one input and the name messages call it by; treated as immutable. */
public final class SourceBytes {
  private final String name;
  private final byte[] bytes;

  private SourceBytes(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /**
   * Wraps bytes without copying them.
   *
   * @param name what messages call the input, e.g. {@code jobs.csv}
   * @param bytes content; the caller must not change it afterwards
   */
  public static SourceBytes of(String name, byte[] bytes) {
    return new SourceBytes(name, bytes);
  }

  /** Wraps a text as UTF-8. */
  public static SourceBytes ofText(String name, String text) {
    return new SourceBytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What messages call the input. */
  public String name() {
    return name;
  }

  /** The content itself, not a copy. */
  public byte[] array() {
    return bytes;
  }

  /** Size in bytes. */
  public int length() {
    return bytes.length;
  }

  /** Reads the content from an offset on. */
  public InputStream streamFrom(int offset) {
    return new ByteArrayInputStream(bytes, offset, bytes.length - offset);
  }

  /** Location of the whole input. */
  public Location location() {
    return Location.of(name);
  }

  /** Whether the content has the given bytes (low eight bits of each int) at an offset. */
  public boolean hasAt(int offset, int... expected) {
    if (offset + expected.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes[offset + i] != (byte) expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Line of an offset, counted from 1; CR LF, LF and CR alone each end a line. */
  public int lineOf(int offset) {
    int line = 1;
    for (int i = 0; i < offset && i < bytes.length; i++) {
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !hasAt(i + 1, '\n'))) {
        line++;
      }
    }
    return line;
  }
}
