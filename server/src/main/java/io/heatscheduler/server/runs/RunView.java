package io.heatscheduler.server.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heatscheduler.server.pipeline.RunStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as the API shows it; what is not known yet, or never will be, is left out. Amounts are in
 * {@code currency}.
 *
 * @param stage event the run has come to, e.g. {@code optimization.complete}
 * @param attempt 1, or one more than the run it is a retry of
 * @param objective what the plan costs, to the last digit
 * @param baselineCost what first in, first out would cost
 * @param savings of the plan against the baseline
 * @param findings what is to be told; why there is no plan, of a FAILED run
 * @param progress only where one run is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Run")
public record RunView(
    UUID runId,
    UUID scheduleId,
    @Schema(example = "SUCCESS") RunStatus status,
    @Schema(example = "report.complete") String stage,
    @Schema(example = "1") int attempt,
    @Nullable @Schema(description = "Run whose rest this one plans anew.") UUID replanOf,
    Instant acceptedAt,
    @Nullable Instant completedAt,
    @Nullable Instant cancelRequestedAt,
    @Nullable @Schema(example = "client:planner-7f3a") String requestedBy,
    @Schema(type = "object") JsonNode settings,
    @Nullable @Schema(example = "24") Integer jobs,
    @Nullable @Schema(example = "EUR") String currency,
    @Nullable @Schema(example = "1276.2") BigDecimal objective,
    @Nullable @Schema(example = "1490.15") BigDecimal baselineCost,
    @Nullable Savings savings,
    @Nullable @Schema(description = "Limits broken, of a run that may.", example = "0")
        Integer violations,
    @Nullable Search search,
    Hashes hashes,
    @Nullable @Schema(example = "heatscheduler 0.1.0") String release,
    @Schema(type = "array") JsonNode findings,
    @Nullable List<Step> progress,
    @Schema(example = "9") long version) {

  /** Savings against the baseline. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunSavings")
  public record Savings(
      @Schema(example = "213.95") BigDecimal amount,
      @Nullable @Schema(example = "14.36") BigDecimal percent) {}

  /** How the search went. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunSearch")
  public record Search(
      @Nullable @Schema(example = "hybrid") String solver,
      @Nullable @Schema(example = "1.204") BigDecimal seconds,
      @Nullable @Schema(example = "gap_reached") String terminationReason,
      @Nullable @Schema(description = "No plan costs less.") BigDecimal bound,
      @Nullable @Schema(example = "0.03") BigDecimal gapPercent) {}

  /** The chain of hashes, as far as it goes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunHashes")
  public record Hashes(
      @Nullable String input,
      @Nullable String optimization,
      @Nullable String cost,
      @Nullable String report) {}

  /**
   * Something the run told.
   *
   * @param key what, e.g. {@code search.progress}
   * @param gap of a search's step: (incumbent - bound) / |incumbent|
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RunStep")
  public record Step(
      long seq,
      Instant at,
      @Schema(example = "inputs.ready") String stage,
      @Schema(example = "search.progress") String key,
      @Nullable @Schema(example = "400") Long workUnits,
      @Nullable @Schema(example = "1300.5") BigDecimal incumbent,
      @Nullable @Schema(example = "1275.9") BigDecimal bound,
      @Nullable @Schema(example = "0.0189") BigDecimal gap) {}

  /** The ETag: it changes with the run and with what the run tells. */
  String etag() {
    long last = progress == null || progress.isEmpty() ? 0 : progress.getLast().seq();
    return "\"%d-%d\"".formatted(version, last);
  }
}
