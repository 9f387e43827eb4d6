package io.heatscheduler.agents.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heatscheduler.agents.cost.SmallPlants;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.relax.RelaxKind;
import io.heatscheduler.core.site.RelaxPrices;
import io.heatscheduler.optimizer.compile.ProblemCompiler;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelaxedTaskTest {
  private static final Set<RelaxKind> DEADLINE = Set.of(RelaxKind.DEADLINE);

  @TempDir private Path folder;

  /** Jobs of an hour that are due at 02:00. */
  private PlantGrid jobs(int count) {
    return SmallPlants.grid(
        folder,
        IntStream.range(0, count)
            .mapToObj(j -> SmallPlants.job("J" + j, 50, 60, "00:00", "02:00", ""))
            .toArray(String[]::new));
  }

  @Test
  void aLateStartCostsItsHoursAndNoOther() {
    PlantGrid grid = jobs(3);
    RelaxedTask task = RelaxedTask.of(grid, DEADLINE, RelaxPrices.DEFAULT, BigDecimal.ONE);

    int weight = 6 - grid.jobs().getFirst().job().priority();
    assertThat(task.lifted().jobs().getFirst().deadlineSlot()).isEqualTo(24);
    assertThat(task.soft().startPrice(0, 0, 1)).isZero();
    // ends 03:00, an hour late: 50 a weighted hour, in units of 1e-8
    assertThat(task.soft().startPrice(0, 0, 2)).isEqualTo(50L * weight * 100_000_000L);
  }

  @Test
  void pricesStayInTheSolversRangeOfMoneyHoweverManyJobsMayBeLate() {
    PlantGrid grid = jobs(2_000);
    RelaxedTask unit = RelaxedTask.of(grid, DEADLINE, RelaxPrices.UNIT, BigDecimal.ONE);

    BigDecimal most = unit.mostFactor();
    RelaxedTask largest = RelaxedTask.of(grid, DEADLINE, RelaxPrices.UNIT, most);
    RelaxedTask tooLarge = RelaxedTask.of(grid, DEADLINE, RelaxPrices.UNIT, most.movePointRight(1));

    assertThat(ProblemCompiler.compile(largest.lifted(), largest.soft()).jobs()).hasSize(2_000);
    assertThat(most).isGreaterThan(new BigDecimal("1000"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProblemCompiler.compile(tooLarge.lifted(), tooLarge.soft()));
  }
}
