package io.heatscheduler.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Findings;
import io.heatscheduler.core.outcome.Location;
import io.heatscheduler.core.outcome.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Body of every refusal, {@code application/problem+json} (RFC 9457).
 *
 * @param type always {@code about:blank}: {@code code} tells problems apart
 * @param title the status in words
 * @param status HTTP status
 * @param detail one sentence for people
 * @param code stable machine name
 * @param traceId finds the request in the server's log
 * @param findings what is wrong, where and how to fix it; may be empty; the first hundred of each
 *     severity
 * @param findingCount how many there are, listed or not; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "Why a request was refused (RFC 9457).")
public record ProblemBody(
    @Schema(example = "about:blank") String type,
    @Schema(example = "Unprocessable Content") String title,
    @Schema(example = "422") int status,
    @Schema(example = "size must be from 1 to 200.") String detail,
    @Schema(example = "PARAMETER_INVALID") String code,
    @Schema(example = "4bf92f3577b34da6a3ce929d0e0e4736") String traceId,
    List<FindingBody> findings,
    @Nullable @Schema(example = "1", description = "How many there are, listed or not.")
        Integer findingCount) {

  /** One finding. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Finding")
  public record FindingBody(
      @Schema(example = "PARAMETER_INVALID") String code,
      @Schema(example = "ERROR") String severity,
      @Nullable LocationBody location,
      @Schema(example = "size must be from 1 to 200.") String message,
      @Nullable @Schema(example = "Use e.g. size=50.") String fix) {

    /** A finding as clients see it. */
    public static FindingBody of(Finding finding) {
      Location location = finding.location();
      boolean nowhere = location.toString().isEmpty();
      return new FindingBody(
          finding.code(),
          finding.severity().name(),
          nowhere
              ? null
              : new LocationBody(
                  location.source(), location.row(), location.column(), location.pointer()),
          finding.message(),
          finding.fix().isEmpty() ? null : finding.fix());
    }
  }

  /** Where a finding was made. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Location")
  public record LocationBody(
      @Nullable @Schema(example = "query") String source,
      @Nullable Integer row,
      @Nullable @Schema(example = "size") String column,
      @Nullable String pointer) {}

  static ProblemBody of(
      HttpStatusCode status, String code, String detail, String traceId, List<Finding> findings) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return new ProblemBody(
        "about:blank",
        known == null ? "Error" : known.getReasonPhrase(),
        status.value(),
        detail,
        code,
        traceId,
        findings.stream().map(FindingBody::of).toList(),
        findings.isEmpty() ? null : countOf(findings));
  }

  private static int countOf(List<Finding> findings) {
    Findings all = new Findings(); // a list cut at a hundred ends with the count
    all.addAll(findings);
    return Arrays.stream(Severity.values()).mapToInt(all::count).sum();
  }
}
