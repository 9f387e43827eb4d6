package io.heatscheduler.server.runs;

import io.heatscheduler.core.report.Paper;
import io.heatscheduler.core.report.ReportFormat;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.server.pipeline.RunSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to search and what it is to make; what is left out has a default.
 *
 * @param timeLimitSeconds limit of the search
 * @param effort work units in place of the time limit: the same on every machine
 * @param gap fraction at which to stop
 * @param seed of the search
 * @param relax whether limits may be broken for their relax prices
 * @param reports documents to make
 * @param paper of printed pages
 * @param language of documents
 */
@Schema(
    example =
        """
        {"timeLimitSeconds": 30, "gap": 0.001, "reports": ["PDF", "XLSX"], "language": "en"}\
        """)
record RunRequest(
    @Nullable @Min(1) @Max(3600) @Schema(defaultValue = "30") Integer timeLimitSeconds,
    @Nullable
        @Min(1)
        @Max(RunRequest.MOST_EFFORT)
        @Schema(description = "Work units in place of the time limit; some 400 are a second.")
        Long effort,
    @Nullable
        @DecimalMin("0")
        @DecimalMax(value = "1", inclusive = false)
        @Schema(defaultValue = "0.001", description = "Stop at this proven gap, as a fraction.")
        BigDecimal gap,
    @Nullable @Schema(defaultValue = "1") Long seed,
    @Nullable
        @Schema(
            defaultValue = "false",
            description = "Whether limits may be broken for the plant's relax prices.")
        Boolean relax,
    @Nullable @Schema(description = "Documents to make; none unless asked for.")
        Set<ReportFormat> reports,
    @Nullable @Schema(defaultValue = "A4") Paper paper,
    @Nullable
        @Pattern(regexp = "en|de", message = "must be en or de")
        @Schema(
            defaultValue = "en",
            allowableValues = {"en", "de"})
        String language) {
  /** An hour's work. */
  static final long MOST_EFFORT = 3_600 * HybridOptimizer.UNITS_PER_SECOND;

  /** Everything as usual. */
  static final RunRequest USUAL = new RunRequest(null, null, null, null, null, null, null, null);

  RunSettings settings() {
    RunSettings usual = RunSettings.DEFAULT;
    return new RunSettings(
        Objects.requireNonNullElse(timeLimitSeconds, usual.timeLimitSeconds()),
        effort,
        gap == null ? usual.gap() : gap.doubleValue(),
        Objects.requireNonNullElse(seed, usual.seed()),
        usual.maxJobs(),
        Objects.requireNonNullElse(relax, usual.relax()),
        Objects.requireNonNullElse(reports, usual.reports()),
        Objects.requireNonNullElse(paper, usual.paper()),
        Objects.requireNonNullElse(language, usual.language()));
  }
}
