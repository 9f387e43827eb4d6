package io.heatscheduler.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heatscheduler.agents.Pipeline;
import io.heatscheduler.agents.PipelineListener;
import io.heatscheduler.agents.PlanResult;
import io.heatscheduler.agents.PlanSettings;
import io.heatscheduler.core.baseline.Baseline;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.formats.PlantFolder;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.testkit.oracle.Appraisal;
import io.heatscheduler.testkit.oracle.ScheduleAppraiser;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The small published plants, read from their folders: whatever plan comes out is appraised by the
 * oracle's reading of the format and may not beat the published bound.
 *
 * <p>Bounds: README of the reference data's {@code plants} folder, 2026-11, cut to what is proven.
 */
class ReferencePlantsTest {
  private static final BigDecimal SIX_DECIMALS = new BigDecimal("0.00005");

  private static final PlanSettings SHORT =
      PlanSettings.DEFAULT.withOptimizer(new OptimizerSettings(Duration.ofSeconds(60), 300L, 0, 1));

  @ParameterizedTest
  @CsvSource({
    "S-mixed-1, 452.7",
    "S-tight-1, 879.06",
    "S-wide-1, 418.5",
    "S-gas-1, 729.64",
    "S-demand-1, 174.4",
    "S-batch-1, 694.8"
  })
  void aPlanIsCleanPricedAlikeTwiceAndNotBelowThePublishedBound(String name, BigDecimal bound) {
    String data = System.getenv("HEATSCHEDULER_REFERENCE_DATA");
    assumeTrue(data != null, "HEATSCHEDULER_REFERENCE_DATA is not set: 1 reference plant skipped");
    PlantFolder folder = PlantFolder.open(Path.of(data, "plants", name)).orThrow();

    PlanResult result =
        new Pipeline(new HybridOptimizer(null))
            .run(folder, SHORT, PipelineListener.NONE, new Cancellation());

    assertThat(result).isInstanceOf(PlanResult.Planned.class);
    PlanResult.Planned plan = (PlanResult.Planned) result;
    Appraisal appraisal = ScheduleAppraiser.appraise(plan.grid().plant(), plan.schedule());
    assertThat(appraisal.violations()).isEmpty();
    assertThat(ScheduleVerifier.verify(plan.grid(), plan.schedule())).isEmpty();
    assertThat(plan.objective())
        .isCloseTo(appraisal.cost().toDecimal(), Offset.offset(SIX_DECIMALS))
        .isGreaterThanOrEqualTo(bound);
    Baseline baseline = FifoBaseline.plan(plan.grid());
    assertThat(baseline).isNotNull();
    Appraisal fifo =
        ScheduleAppraiser.appraise(
            plan.grid().plant(), baseline.schedule().toSchedule(plan.grid()));
    assertThat(fifo.isFeasible()).isEqualTo(baseline.feasible());
    BigDecimal fifoCost = CostCalculator.price(plan.grid(), baseline.schedule()).planCost();
    assertThat(fifoCost).isCloseTo(fifo.cost().toDecimal(), Offset.offset(SIX_DECIMALS));
    if (baseline.feasible()) {
      assertThat(fifoCost).isGreaterThanOrEqualTo(plan.objective());
    }
  }
}
