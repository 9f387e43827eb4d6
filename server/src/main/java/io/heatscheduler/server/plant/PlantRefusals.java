package io.heatscheduler.server.plant;

import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.outcome.Severity;
import io.heatscheduler.server.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Refusals of the readers and agents as answers. */
public final class PlantRefusals {
  private static final Set<String> TOO_LARGE =
      Set.of(
          "FILE_TOO_LARGE",
          "ARCHIVE_TOO_MANY_PARTS",
          "ARCHIVE_UNPACKS_TOO_LARGE",
          "ARCHIVE_COMPRESSION_RATIO",
          "EXCEL_TOO_MANY_PARTS",
          "EXCEL_UNPACKS_TOO_LARGE",
          "EXCEL_COMPRESSION_RATIO");
  private static final Set<String> WRONG_TYPE =
      Set.of("FILE_CONTENT_MISMATCH", "FILE_KIND_UNKNOWN", "EXCEL_MACROS", "ARCHIVE_NOT_HERE");

  private PlantRefusals() {}

  /**
   * The value of a reading.
   *
   * @param code of the problem if the content is wrong, e.g. {@code PLANT_INVALID}
   * @throws Problem with every finding: 413 for what is too large, 415 for a file that is something
   *     else, otherwise 422
   */
  public static <T> T valueOf(Outcome<T> outcome, String code) {
    return switch (outcome) {
      case Outcome.Done<T>(T value, List<Finding> ignored) -> value;
      case Outcome.Rejected<T>(List<Finding> why) -> throw of(code, why);
    };
  }

  /** The problem of some findings, errors first; see {@link #valueOf}. */
  public static Problem of(String code, List<Finding> findings) {
    List<Finding> why =
        findings.stream().sorted(Comparator.comparing(Finding::severity)).toList(); // stable
    if (has(why, TOO_LARGE)) {
      return new Problem(
          HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "A file is too large; see \"findings\".", why);
    }
    if (has(why, WRONG_TYPE)) {
      return new Problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "UNSUPPORTED_MEDIA_TYPE",
          "A file is not of a kind that is read; see \"findings\".",
          why);
    }
    return Problem.unprocessable(code, why);
  }

  private static boolean has(List<Finding> findings, Set<String> codes) {
    return findings.stream()
        .anyMatch(
            finding -> finding.severity() == Severity.ERROR && codes.contains(finding.code()));
  }
}
