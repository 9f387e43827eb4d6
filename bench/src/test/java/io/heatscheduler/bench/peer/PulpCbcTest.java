package io.heatscheduler.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heatscheduler.core.cost.CostCalculator;
import io.heatscheduler.core.equipment.OperatingMode;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.schedule.SlottedSchedule;
import io.heatscheduler.core.tariff.DayType;
import io.heatscheduler.core.tariff.DemandCharge;
import io.heatscheduler.core.tariff.TariffPeriod;
import io.heatscheduler.core.time.DailyWindow;
import io.heatscheduler.core.verify.ScheduleVerifier;
import io.heatscheduler.optimizer.Cancellation;
import io.heatscheduler.optimizer.HybridOptimizer;
import io.heatscheduler.optimizer.OptimizerResult;
import io.heatscheduler.optimizer.OptimizerSettings;
import io.heatscheduler.optimizer.PlantOptimizer;
import io.heatscheduler.optimizer.ProgressListener;
import io.heatscheduler.testkit.plants.EquipmentDraft;
import io.heatscheduler.testkit.plants.JobDraft;
import io.heatscheduler.testkit.plants.PlantDraft;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** That the practitioner's model states the same plant: its optimum is ours. */
class PulpCbcTest {
  private static final Path SCRIPT = Path.of("peers/pulp_cbc.py").toAbsolutePath();
  private static final Offset<BigDecimal> CBC_GAP = Offset.offset(new BigDecimal("0.001"));

  @Test
  void findsTheOptimumOfASmallPlant() {
    Optional<PulpCbc> cbc = PulpCbc.installed(SCRIPT);
    assumeThat(cbc).as("PuLP and CBC are not installed here").isPresent();
    PlantGrid grid = smallPlant();

    OptimizerResult theirs = optimize(cbc.orElseThrow(), grid);
    OptimizerResult ours = optimize(new HybridOptimizer(), grid);

    SlottedSchedule schedule = theirs.schedule();
    assertThat(schedule).isNotNull();
    assertThat(ScheduleVerifier.verify(grid, schedule.toSchedule(grid))).isEmpty();
    assertThat(ours.provenOptimal()).isTrue();
    assertThat(CostCalculator.price(grid, schedule).planCost())
        .isCloseTo(ours.searchObjective(), CBC_GAP);
  }

  private static OptimizerResult optimize(PlantOptimizer optimizer, PlantGrid grid) {
    return optimizer.optimize(
        grid,
        new OptimizerSettings(Duration.ofSeconds(60), null, 0, 1),
        null,
        ProgressListener.NONE,
        new Cancellation());
  }

  /** Four jobs on a shared heater with minimum load and a batch heater, dear and cheap hours. */
  private static PlantGrid smallPlant() {
    PlantDraft draft = new PlantDraft(ZoneOffset.UTC, Instant.parse("2026-11-23T00:00:00Z"), 60, 8);
    draft.periods.add(period("00:00", "04:00", "0.30"));
    draft.periods.add(period("04:00", "00:00", "0.10"));
    draft.demandCharges.add(new DemandCharge("facility", BigDecimal.ONE, null));
    draft.contractualPeakKw = BigDecimal.valueOf(150);
    EquipmentDraft shared = new EquipmentDraft("H1");
    shared.minLoadKw = BigDecimal.valueOf(30);
    shared.startupCost = BigDecimal.valueOf(2);
    shared.efficiencyPercent = BigDecimal.valueOf(90);
    EquipmentDraft batch = new EquipmentDraft("H2");
    batch.mode = OperatingMode.BATCH;
    batch.minRunTimeMinutes = 120;
    batch.maxStartsPerDay = 1;
    draft.equipment.add(shared);
    draft.equipment.add(batch);
    for (int j = 0; j < 4; j++) {
      JobDraft job = new JobDraft("J" + j, draft.at(j % 2), draft.at(8 - j));
      job.durationMinutes = 60 * (1 + j % 2);
      job.heatKwh = BigDecimal.valueOf(40 + 10L * j);
      draft.jobs.add(job);
    }
    return PlantGrid.of(draft.build()).orThrow();
  }

  private static TariffPeriod period(String from, String to, String rate) {
    return new TariffPeriod(
        DayType.WEEKDAY,
        new DailyWindow(LocalTime.parse(from), LocalTime.parse(to)),
        new BigDecimal(rate),
        BigDecimal.ZERO,
        "standard",
        null);
  }
}
