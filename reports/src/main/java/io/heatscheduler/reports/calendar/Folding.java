package io.heatscheduler.reports.calendar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Folds lines to at most 75 octets, as RFC 5545 section 3.1 asks, never inside a character. */
final class Folding {
  private static final int OCTETS = 75;

  private Folding() {}

  /** The folded text as UTF-8; its lines end in CR LF. */
  static byte[] of(String unfolded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(unfolded.length() + 64);
    int used = 0;
    for (int at = 0; at < unfolded.length(); ) {
      int c = unfolded.codePointAt(at);
      byte[] octets = Character.toString(c).getBytes(StandardCharsets.UTF_8);
      boolean breaks = c == '\r' || c == '\n';
      if (!breaks && used + octets.length > OCTETS) {
        bytes.writeBytes(new byte[] {'\r', '\n', ' '});
        used = 1;
      }
      bytes.writeBytes(octets);
      used = breaks ? 0 : used + octets.length;
      at += Character.charCount(c);
    }
    return bytes.toByteArray();
  }
}
