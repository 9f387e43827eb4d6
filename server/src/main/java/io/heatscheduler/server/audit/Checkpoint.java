package io.heatscheduler.server.audit;

import io.heatscheduler.core.Check;
import io.heatscheduler.core.provenance.Sha256;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a log was at a size, as the text that is signed: C2SP tlog-checkpoint.
 *
 * @param origin which log; also the name of the key
 * @param size records in it, over 0
 * @param root of the Merkle tree over them
 */
public record Checkpoint(String origin, long size, Sha256 root) {
  public Checkpoint {
    Check.that(
        origin.matches("[\\x21-\\x7e&&[^+]]+"),
        "origin (%s) must be printable ASCII without blanks and plus signs",
        origin);
    Check.that(size > 0, "size (%s) must be over 0", size);
  }

  /** The signed text: origin, size and root, a line each. */
  String text() {
    return "%s\n%d\n%s\n"
        .formatted(
            origin, size, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root.hex())));
  }

  /**
   * Reads a signed text; lines after the third are somebody's extensions.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Checkpoint of(String text) {
    List<String> lines = text.lines().toList();
    Check.that(lines.size() >= 3, "a checkpoint has three lines or more, not %s", lines.size());
    Check.that(
        lines.get(1).matches("[1-9][0-9]{0,17}"), "the size (%s) is no number", lines.get(1));
    byte[] root = Base64.getDecoder().decode(lines.get(2));
    return new Checkpoint(
        lines.get(0), Long.parseLong(lines.get(1)), new Sha256(HexFormat.of().formatHex(root)));
  }
}
