package io.heatscheduler.core.publish;

/**
 * Port: turns what is published into the bytes of files; the same value always gives the same
 * bytes.
 */
public interface FileFormat {
  /** A JSON file, UTF-8, decimals as JSON numbers without exponent. */
  byte[] json(Document document);

  /** A CSV file as RFC 4180 asks, UTF-8. */
  byte[] csv(Table table);
}
