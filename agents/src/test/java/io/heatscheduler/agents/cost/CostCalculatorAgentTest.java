package io.heatscheduler.agents.cost;

import static io.heatscheduler.agents.cost.SmallPlants.job;
import static io.heatscheduler.agents.cost.SmallPlants.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.heatscheduler.agents.RunContext;
import io.heatscheduler.agents.optimization.OptimizationProduct.OptimizedSchedule;
import io.heatscheduler.core.baseline.FifoBaseline;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.outcome.Outcome;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.optimizer.TerminationReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostCalculatorAgentTest {
  private final CostCalculatorAgent agent = new CostCalculatorAgent();
  @TempDir private Path folder;
  private PlantGrid grid;

  @BeforeEach
  void twoJobsOfAnHourAndAHundredKilowattHours() {
    grid =
        SmallPlants.grid(
            folder,
            job("A", 100, 60, "00:00", "24:00", ""),
            job("B", 100, 60, "00:00", "24:00", ""));
  }

  private Outcome<CostAnalysis> run(
      SlottedSchedule schedule, @Nullable String objective, @Nullable String bound) {
    return run(schedule, objective, "0", bound);
  }

  private Outcome<CostAnalysis> run(
      SlottedSchedule schedule, @Nullable String objective, String soft, @Nullable String bound) {
    return agent.run(
        new OptimizedSchedule(
            grid,
            schedule,
            objective == null ? null : new BigDecimal(objective),
            new BigDecimal(soft),
            new BigDecimal("0.001"),
            bound == null ? null : new BigDecimal(bound),
            false,
            TerminationReason.WORK_LIMIT,
            1,
            "given",
            List.of(),
            FifoBaseline.plan(grid)),
        new RunContext("test"));
  }

  @Test
  void aValidScheduleIsPricedAndComparedWithTheBaseline() {
    // A by day for 20 EUR, B at night for 5; first in, first out runs both at night.
    CostAnalysis analysis = run(schedule(grid, 8, 0), "25", "10").orThrow();

    assertThat(analysis.bill().planCost()).isEqualByComparingTo("25");
    assertThat(analysis.savings())
        .isNotNull()
        .satisfies(savings -> assertThat(savings.amount()).isEqualByComparingTo("-15"));
    assertThat(analysis.asPlanned()).isNull();
    assertThat(analysis.notes()).isEmpty();
  }

  @Test
  void aScheduleThatBreaksARuleIsRejectedWithTheRule() {
    Outcome<CostAnalysis> outcome = run(schedule(grid, 3, 3), "10", null);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.findings()).extracting(Finding::code).contains("SCHEDULE_BATCHES_OVERLAP");
  }

  @Test
  void theObjectiveMayDifferFromTheBillByTheToleranceAndNoMore() {
    SlottedSchedule night = schedule(grid, 0, 1);

    assertThat(run(night, "10.001", null)).isInstanceOf(Outcome.Done.class);
    assertThat(run(night, "9.999", null)).isInstanceOf(Outcome.Done.class);
    assertThat(run(night, null, null)).isInstanceOf(Outcome.Done.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> run(night, "10.0010001", null))
        .withMessageContainingAll("10.0010001", "(10)", "0.001");
    assertThatIllegalStateException().isThrownBy(() -> run(night, "9.9989999", null));
  }

  @Test
  void softTermsAreTakenOffBeforeTheObjectiveIsComparedWithTheBill() {
    SlottedSchedule night = schedule(grid, 0, 1);

    assertThat(run(night, "14.5", "4.5", "14.5")).isInstanceOf(Outcome.Done.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> run(night, "14.5", "4.4", null))
        .withMessageContainingAll("14.5", "(4.4)", "(10)");
    assertThatIllegalStateException().isThrownBy(() -> run(night, "14.5", "4.5", "14.500001"));
  }

  @Test
  void theBoundMayReachTheBillButNotExceedIt() {
    SlottedSchedule night = schedule(grid, 0, 1);

    assertThat(run(night, "10", "10")).isInstanceOf(Outcome.Done.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> run(night, "10", "10.000001"))
        .withMessageContainingAll("bound", "10.000001", "(10)");
    assertThatIllegalStateException().isThrownBy(() -> run(night, null, "10.000001"));
  }
}
