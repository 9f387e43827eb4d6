package io.heatscheduler.core.provenance;

import io.heatscheduler.core.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
  public Sha256 {
    Check.that(
        hex.length() == 64 && hex.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0),
        "a SHA-256 has 64 lower-case hexadecimal digits, not \"%s\"",
        hex);
  }

  /** Digest of some bytes. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256(HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /**
   * Digest of {@code label \n version \n bytes}: the label keeps equal bytes of different meaning
   * apart.
   *
   * @param label what the bytes are, e.g. {@code heatscheduler/input}; without line breaks
   * @param version version of their layout
   * @param bytes canonical JSON
   */
  public static Sha256 of(String label, int version, byte[] bytes) {
    Check.that(label.indexOf('\n') < 0, "a hash label (%s) must not hold a line break", label);
    MessageDigest digest = digest();
    digest.update((label + "\n" + version + "\n").getBytes(StandardCharsets.UTF_8));
    return new Sha256(HexFormat.of().formatHex(digest.digest(bytes)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digits. */
  @Override
  public String toString() {
    return hex;
  }
}
