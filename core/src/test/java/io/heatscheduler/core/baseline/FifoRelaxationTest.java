package io.heatscheduler.core.baseline;

import static io.heatscheduler.core.fixture.EquipmentBuilder.heater;
import static io.heatscheduler.core.fixture.JobBuilder.job;
import static io.heatscheduler.core.fixture.PlantBuilder.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.fixture.EquipmentBuilder;
import io.heatscheduler.core.fixture.JobBuilder;
import io.heatscheduler.core.fixture.PlantBuilder;
import io.heatscheduler.core.grid.PlantGrid;
import io.heatscheduler.core.outcome.Finding;
import io.heatscheduler.core.verify.ScheduleVerifier;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What first in, first out waives for a job that does not fit, and what it never waives. */
class FifoRelaxationTest {
  private static Baseline plan(PlantBuilder plant) {
    return Objects.requireNonNull(FifoBaseline.plan(plant.grid()));
  }

  @Test
  void aMustRunJobWithoutItsPlaceMissesItsDeadlineButCoversItsWindow() {
    // A may only start at 08:00 (it must run from 09:00 to 10:00 and end by 10:00); B is there.
    Baseline baseline =
        plan(
            plant()
                .with(heater("H").batch(0))
                .with(
                    job("A")
                        .minutes(120)
                        .from("2026-11-23T08:00")
                        .until("2026-11-23T10:00")
                        .mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                    job("B").from("2026-11-23T08:00").priority(1)));

    assertThat(baseline.schedule().startOf()).containsExactly(9, 8);
    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("BASELINE_DEADLINE_MISSED");
    assertThat(baseline.misses().getFirst().location().pointer()).isEqualTo("/jobs/A");
  }

  @Test
  void aMustRunJobGoesAboveThePeakWhereNoLaterStartCoversItsWindow() {
    // 30 kW of B and 41 kW of A in the hour A must run: 71 kW of 70.
    PlantBuilder plant =
        plant()
            .contractualPeakKw("70")
            .with(heater("H"), heater("K"))
            .with(
                job("A")
                    .heatKwh("41")
                    .eligible("H")
                    .from("2026-11-23T08:00")
                    .until("2026-11-23T12:00")
                    .mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                job("B")
                    .heatKwh("90")
                    .minutes(180)
                    .eligible("K")
                    .from("2026-11-23T08:00")
                    .priority(1));
    Baseline baseline = plan(plant);

    assertThat(baseline.schedule().startOf()).containsExactly(9, 8);
    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("BASELINE_PEAK_EXCEEDED");
    assertThat(baseline.misses().getFirst().message()).contains("A", "70 kW", "2026-11-23T09:00");
    PlantGrid grid = plant.grid();
    assertThat(ScheduleVerifier.verify(grid, baseline.schedule().toSchedule(grid)))
        .extracting(Finding::code)
        .containsExactly("SCHEDULE_PEAK_EXCEEDED");
  }

  @Test
  void bothAreWaivedAndBothAreTold() {
    // A's only start in time is taken on its batch heater; one hour later B's 60 kW leave it 10.
    Baseline baseline =
        plan(
            plant()
                .contractualPeakKw("70")
                .with(heater("H").batch(0), heater("K"))
                .with(
                    job("A")
                        .heatKwh("100")
                        .minutes(120)
                        .eligible("H")
                        .from("2026-11-23T08:00")
                        .until("2026-11-23T10:00")
                        .mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                    job("B")
                        .heatKwh("60")
                        .eligible("K")
                        .from("2026-11-23T09:00")
                        .priority(1)
                        .mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                    job("C").heatKwh("10").eligible("H").from("2026-11-23T08:00").priority(1)));

    // in order of earliest start and priority: C at 08:00, A at 09:00, B at 09:00 above the peak
    assertThat(baseline.schedule().startOf()).containsExactly(9, 9, 8);
    assertThat(baseline.misses())
        .extracting(Finding::code, f -> f.location().pointer())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("BASELINE_DEADLINE_MISSED", "/jobs/A"),
            org.assertj.core.groups.Tuple.tuple("BASELINE_PEAK_EXCEEDED", "/jobs/B"));
  }

  @Test
  void theDeadlineIsWaivedBeforeThePeak() {
    // At 00:00 A would go above the peak; at 01:00, after its deadline, it would not.
    Baseline baseline =
        plan(
            plant()
                .contractualPeakKw("70")
                .with(heater("H"))
                .with(
                    job("A").heatKwh("41").until("2026-11-23T01:00"),
                    job("B").heatKwh("30").priority(1)));

    assertThat(baseline.schedule().startOf()).containsExactly(1, 0);
    assertThat(baseline.misses())
        .extracting(Finding::code)
        .containsExactly("BASELINE_DEADLINE_MISSED");
  }

  @Test
  void aMustRunWindowIsNeverWaived() {
    PlantGrid taken =
        plant()
            .with(heater("H").batch(0))
            .with(
                job("A").mustRun("2026-11-23T09:00", "2026-11-23T10:00"),
                job("B").priority(1).mustRun("2026-11-23T09:00", "2026-11-23T10:00"))
            .grid();
    PlantGrid tooLong =
        plant()
            .with(heater("H"))
            .with(job("A").mustRun("2026-11-23T09:00", "2026-11-23T11:00"))
            .grid();

    assertThat(FifoBaseline.plan(taken)).isNull();
    assertThat(FifoBaseline.planOrExplain(taken).findings())
        .extracting(f -> f.location().pointer())
        .containsExactly("/jobs/A");
    assertThat(FifoBaseline.plan(tooLong)).isNull();
  }

  @Test
  void aThousandJobsOfWhichManyNeedRelaxationTakeUnderASecond() {
    PlantGrid grid = crowded(1_000, 40).grid();
    long best = Long.MAX_VALUE;
    Baseline baseline = null;
    for (int run = 0; run < 4; run++) { // the first runs warm the compiler up
      long begun = System.nanoTime();
      baseline = FifoBaseline.plan(grid);
      best = Math.min(best, System.nanoTime() - begun);
    }

    Baseline planned = Objects.requireNonNull(baseline);
    assertThat(planned.misses()).extracting(Finding::code).contains("BASELINE_DEADLINE_MISSED");
    assertThat(planned.misses()).hasSizeGreaterThan(100);
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofSeconds(1));
  }

  /** Jobs over a week in quarter-hours, with windows far too tight for the site's peak limit. */
  private static PlantBuilder crowded(int jobs, int heaters) {
    Random random = new Random(3);
    PlantBuilder plant =
        plant()
            .horizon("2026-11-23T00:00", "2026-11-30T00:00", 15)
            .contractualPeakKw("800")
            .baseLoadKw("200");
    for (int h = 0; h < heaters; h++) {
      EquipmentBuilder heater = heater("H-%02d".formatted(h)).minRunMinutes(30).standbyKw("2");
      plant.with(h % 4 == 0 ? heater.batch(15) : heater.minLoadKw("10"));
    }
    for (int j = 0; j < jobs; j++) {
      int hour = random.nextInt(24 * 4);
      JobBuilder job =
          job("J-%04d".formatted(j))
              .heatKwh(String.valueOf(40 + random.nextInt(60)))
              .minutes(60 + 15 * random.nextInt(5));
      plant.with(job.window(hourOfWeek(hour), hourOfWeek(hour + 4)));
    }
    return plant;
  }

  private static java.time.Instant hourOfWeek(int hour) {
    return PlantBuilder.berlin("2026-11-23T00:00").plus(Duration.ofHours(hour));
  }
}
