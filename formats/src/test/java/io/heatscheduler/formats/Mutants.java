package io.heatscheduler.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Severity;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Broken copies of good files, and what every answer to one must be. */
public final class Mutants {
  private static final String SIGNS = ",;:\"'\\{}[]<>&!\n\r\t\0#*-%=";

  private Mutants() {}

  /** Whether a finding refuses; each one is well-formed. */
  public static boolean isSound(Finding finding) {
    assertThat(finding.code()).matches("[A-Z0-9_]+");
    assertThat(finding.message()).isNotBlank().hasSizeLessThan(400);
    assertThat(finding.message().chars()).noneMatch(c -> Character.isISOControl(c));
    assertThat(finding.severity() == Severity.INFO || !finding.fix().isEmpty()).isTrue();
    return finding.severity() == Severity.ERROR;
  }

  /** A copy with one to four changes: bytes, signs, bits, a cut, a repeated piece. */
  public static byte[] of(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 ->
            bytes =
                bytes.length < 20
                    ? bytes
                    : Arrays.copyOf(bytes, Math.max(10, random.nextInt(bytes.length)));
        default -> {
          int from = random.nextInt(bytes.length);
          int length =
              Math.min(random.nextInt(40), Math.min(bytes.length - from, bytes.length - at));
          System.arraycopy(bytes.clone(), from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
