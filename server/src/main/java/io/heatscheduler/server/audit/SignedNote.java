package io.heatscheduler.server.audit;

import io.heatscheduler.core.Check;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A text with a signature below it: C2SP signed-note.
 *
 * @param text what is signed, with a line break at its end
 * @param name of the key
 * @param keyId first four bytes of its hash, as hexadecimal digits
 * @param signature over the text, 64 bytes
 */
record SignedNote(String text, String name, String keyId, byte[] signature) {
  private static final String MARK = "\u2014 ";
  private static final int KEY_ID_BYTES = 4;
  private static final int SIGNATURE_BYTES = 64;

  SignedNote {
    Check.that(
        signature.length == SIGNATURE_BYTES, "a signature has 64 bytes, not %s", signature.length);
    signature = signature.clone();
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }

  /** The note as it is written. */
  String write() {
    byte[] line = Arrays.copyOf(HexFormat.of().parseHex(keyId), KEY_ID_BYTES + SIGNATURE_BYTES);
    System.arraycopy(signature, 0, line, KEY_ID_BYTES, SIGNATURE_BYTES);
    return text + "\n" + MARK + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
  }

  /**
   * Reads a note; of several signatures the first is read, which is the log's own.
   *
   * @throws IllegalArgumentException if it is none
   */
  static SignedNote read(String note) {
    int blank = note.lastIndexOf("\n\n");
    Check.that(blank > 0, "the note has no blank line before its signature");
    String first = note.substring(blank + 2).lines().findFirst().orElse("");
    String[] parts = first.split(" ", -1);
    Check.that(
        first.startsWith(MARK) && parts.length == 3, "the note has no signature (%s)", first);
    byte[] line = Base64.getDecoder().decode(parts[2]);
    Check.that(
        line.length == KEY_ID_BYTES + SIGNATURE_BYTES,
        "key id and signature have %s bytes, not 68",
        line.length);
    return new SignedNote(
        note.substring(0, blank + 1),
        parts[1],
        HexFormat.of().formatHex(line, 0, KEY_ID_BYTES),
        Arrays.copyOfRange(line, KEY_ID_BYTES, line.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedNote that && write().equals(that.write());
  }

  @Override
  public int hashCode() {
    return write().hashCode();
  }

  @Override
  public String toString() {
    return write();
  }
}
